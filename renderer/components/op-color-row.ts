import { css, html, LitElement, type TemplateResult } from 'lit';
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../preload/contract/annotations.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';

/**
 * The five highlight colours as buttons.
 *
 * @fires op-color-row-chosen - HighlightColor
 */
export class OpColorRow extends LitElement {
  static override readonly properties = { value: { type: String } };
  declare value: HighlightColor | '';

  static override readonly styles = [
    base,
    css`
      :host {
        display: inline-flex;
        gap: 2px;
      }
      button {
        width: 1.75rem;
        min-height: 1.75rem;
        padding: 0;
        border-color: transparent;
        background: none;
      }
      span {
        width: 1.0625rem;
        height: 1.0625rem;
        border: 1.5px solid var(--edge);
        border-radius: 50%;
        background: var(--fill);
      }
      [aria-pressed='true'] span {
        box-shadow:
          0 0 0 2px var(--ground-raised),
          0 0 0 3.5px var(--ink-soft);
      }
      .yellow {
        --fill: var(--yellow);
        --edge: var(--yellow-edge);
      }
      .green {
        --fill: var(--green);
        --edge: var(--green-edge);
      }
      .blue {
        --fill: var(--blue);
        --edge: var(--blue-edge);
      }
      .pink {
        --fill: var(--pink);
        --edge: var(--pink-edge);
      }
      .purple {
        --fill: var(--purple);
        --edge: var(--purple-edge);
      }
    `,
  ];

  constructor() {
    super();
    this.value = '';
    new LocaleController(this);
  }

  protected override render(): TemplateResult[] {
    return HIGHLIGHT_COLORS.map(
      (color, index) =>
        html`<button
          class=${color}
          title=${`${t(`color.${color}`)} (${String(index + 1)})`}
          aria-label=${t('mark.as', t(`color.${color}`))}
          aria-pressed=${this.value === color ? 'true' : 'false'}
          @click=${() => this.dispatchEvent(new CustomEvent('op-color-row-chosen', { detail: color }))}
        >
          <span></span>
        </button>`,
    );
  }
}

customElements.define('op-color-row', OpColorRow);

declare global {
  interface HTMLElementTagNameMap {
    'op-color-row': OpColorRow;
  }
}
