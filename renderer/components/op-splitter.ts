import { css, html, LitElement, type TemplateResult } from 'lit';
import { base } from '../styles/base.ts';

const STEP = 16;

/**
 * The line between two panes: drags by pointer, moves by arrow keys.
 *
 * @fires op-splitter-moved - number: the wanted width of the pane before it, in CSS pixels
 */
export class OpSplitter extends LitElement {
  static override readonly properties = {
    value: { type: Number },
    min: { type: Number },
    max: { type: Number },
    label: { type: String },
  };
  declare value: number;
  declare min: number;
  declare max: number;
  declare label: string;

  static override readonly styles = [
    base,
    css`
      :host {
        position: absolute;
        z-index: 5;
        inset-block: 0;
        right: 0;
        display: block;
        width: 1px;
        background: var(--line);
      }
      div {
        position: absolute;
        inset-block: 0;
        inset-inline: -3px;
        cursor: col-resize;
        touch-action: none;
      }
      div:hover,
      div:active {
        background: linear-gradient(to right, transparent 2px, var(--accent) 2px 5px, transparent 5px);
      }
    `,
  ];

  constructor() {
    super();
    this.value = 0;
    this.min = 0;
    this.max = 0;
    this.label = '';
  }

  #move(width: number): void {
    const detail = Math.round(Math.min(this.max, Math.max(this.min, width)));
    if (detail !== this.value) this.dispatchEvent(new CustomEvent('op-splitter-moved', { detail }));
  }

  #onPointerDown(down: PointerEvent): void {
    const handle = down.currentTarget as HTMLElement;
    const start = this.value;
    handle.setPointerCapture(down.pointerId);
    const stop = new AbortController();
    handle.addEventListener('pointermove', ({ clientX }) => this.#move(start + clientX - down.clientX), {
      signal: stop.signal,
    });
    handle.addEventListener('lostpointercapture', () => stop.abort(), { signal: stop.signal });
  }

  #onKeyDown(event: KeyboardEvent): void {
    const target = {
      ArrowLeft: this.value - STEP,
      ArrowRight: this.value + STEP,
      Home: this.min,
      End: this.max,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#move(target);
  }

  protected override render(): TemplateResult {
    return html`<div
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${this.label}
      aria-valuenow=${this.value}
      aria-valuemin=${this.min}
      aria-valuemax=${this.max}
      @pointerdown=${(event: PointerEvent) => this.#onPointerDown(event)}
      @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
    ></div>`;
  }
}

customElements.define('op-splitter', OpSplitter);

declare global {
  interface HTMLElementTagNameMap {
    'op-splitter': OpSplitter;
  }
}
