import { css, html, LitElement, type TemplateResult } from 'lit';
import type { HighlightColor } from '../../preload/contract/annotations.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import './op-color-row.ts';

/**
 * What can be done with a selection. Taking the pointer must not take the selection away, so the bar never
 * takes the focus by pointer.
 *
 * @fires op-highlight-bar-colored - HighlightColor
 * @fires op-highlight-bar-noted
 * @fires op-highlight-bar-tagged
 * @fires op-highlight-bar-copied
 */
export class OpHighlightBar extends LitElement {
  static override readonly properties = { color: { type: String } };
  declare color: HighlightColor | '';

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        width: max-content;
      }
      div {
        display: flex;
        gap: 2px;
        align-items: center;
        padding: 3px;
        border-radius: var(--radius-3);
        background: var(--ground-raised);
        box-shadow: var(--elevation);
      }
      hr {
        width: 1px;
        height: 1.125rem;
        margin: 0 3px;
        border: 0;
        background: var(--line);
      }
      button.icon {
        width: 1.875rem;
        min-height: 1.75rem;
      }
    `,
  ];

  constructor() {
    super();
    this.color = '';
    new LocaleController(this);
  }

  #emit(name: 'noted' | 'tagged' | 'copied'): void {
    this.dispatchEvent(new CustomEvent(`op-highlight-bar-${name}`));
  }

  protected override render(): TemplateResult {
    return html`<div
      role="toolbar"
      aria-label=${t('mark.bar')}
      @pointerdown=${(event: PointerEvent) => event.preventDefault()}
      @mousedown=${(event: MouseEvent) => event.preventDefault()}
    >
      <op-color-row
        .value=${this.color}
        @op-color-row-chosen=${({ detail }: CustomEvent<HighlightColor>) =>
          this.dispatchEvent(new CustomEvent('op-highlight-bar-colored', { detail }))}
      ></op-color-row>
      <hr />
      <button
        class="icon"
        title="${t('mark.note')} (N)"
        aria-label=${t('mark.note')}
        @click=${() => this.#emit('noted')}
      >
        ${icon('note')}
      </button>
      <button
        class="icon"
        title=${t('mark.tag')}
        aria-label=${t('mark.tag')}
        @click=${() => this.#emit('tagged')}
      >
        ${icon('tag')}
      </button>
      <button
        class="icon"
        title=${t('mark.copy')}
        aria-label=${t('mark.copy')}
        @click=${() => this.#emit('copied')}
      >
        ${icon('quote')}
      </button>
    </div>`;
  }
}

customElements.define('op-highlight-bar', OpHighlightBar);

declare global {
  interface HTMLElementTagNameMap {
    'op-highlight-bar': OpHighlightBar;
  }
}
