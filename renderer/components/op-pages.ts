import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';

/**
 * Turns the pages of what is too long for a window.
 *
 * @fires op-pages-turned - number: the row another page begins with
 */
export class OpPages extends LitElement {
  static override readonly properties = {
    label: { type: String },
    range: { type: String },
    total: { type: Number },
    offset: { type: Number },
    step: { type: Number },
  };
  declare label: string;
  /** Which rows are shown, in words. */
  declare range: string;
  /** Rows of all pages together. */
  declare total: number;
  /** The row this page begins with, from 0. */
  declare offset: number;
  /** Rows of a page. */
  declare step: number;

  static override readonly styles = [
    base,
    css`
      div {
        display: flex;
        gap: var(--space-5);
        align-items: center;
        justify-content: center;
        padding-top: var(--space-5);
        color: var(--ink-soft);
        font-size: var(--text-2);
        font-variant-numeric: tabular-nums;
      }
      [aria-disabled='true'] {
        color: var(--ink-faint);
        cursor: default;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.range = '';
    this.total = 0;
    this.offset = 0;
    this.step = 1;
    new LocaleController(this);
  }

  /** A button that leads nowhere stays focusable: a press on the last page must not lose one's place. */
  #turn(label: string, offset: number): TemplateResult {
    const possible = offset > -this.step && offset < this.total;
    return html`<button
      aria-disabled=${possible ? 'false' : 'true'}
      @click=${() => {
        if (possible) this.dispatchEvent(new CustomEvent('op-pages-turned', { detail: Math.max(0, offset) }));
      }}
    >
      ${label}
    </button>`;
  }

  protected override render(): TemplateResult {
    return html`<div role="group" aria-label=${this.label}>
      ${this.#turn(t('import.reportPrevious'), this.offset - this.step)}
      <span role="status">${this.range}</span>
      ${this.#turn(t('import.reportNext'), this.offset + this.step)}
    </div>`;
  }
}

customElements.define('op-pages', OpPages);

declare global {
  interface HTMLElementTagNameMap {
    'op-pages': OpPages;
  }
}
