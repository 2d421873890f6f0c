import { css, html, LitElement, type TemplateResult } from 'lit';
import { base } from '../styles/base.ts';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/**
 * One of a few, side by side.
 *
 * @fires op-choice-made - string
 */
export class OpChoice extends LitElement {
  static override readonly properties = {
    label: { type: String },
    value: { type: String },
    options: { attribute: false },
  };
  declare label: string;
  declare value: string;
  declare options: readonly ChoiceOption[];

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        width: fit-content;
        padding: 2px;
        border-radius: var(--radius-2);
        background: var(--ground-press);
      }
      button {
        min-height: 1.625rem;
        padding: 0 var(--space-4);
        border: 0;
        border-radius: var(--radius-1);
        background: none;
        color: var(--ink-soft);
        font-weight: 400;
      }
      button[aria-checked='true'] {
        background: var(--ground-raised);
        box-shadow: 0 1px 2px rgb(0 0 0 / 0.14);
        color: var(--ink);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.options = [];
  }

  #choose(value: string): void {
    if (value !== this.value) this.dispatchEvent(new CustomEvent('op-choice-made', { detail: value }));
  }

  #onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = this.options.findIndex(({ value }) => value === this.value);
    const next = this.options[(at + step + this.options.length) % this.options.length];
    if (!next) return;
    this.#choose(next.value);
    this.renderRoot.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div
      role="radiogroup"
      tabindex="-1"
      aria-label=${this.label}
      @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
    >
      ${this.options.map(
        ({ value, label }) =>
          html`<button
            role="radio"
            data-value=${value}
            tabindex=${value === this.value ? 0 : -1}
            aria-checked=${value === this.value ? 'true' : 'false'}
            @click=${() => this.#choose(value)}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }
}

customElements.define('op-choice', OpChoice);

declare global {
  interface HTMLElementTagNameMap {
    'op-choice': OpChoice;
  }
}
