import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Settings } from '../../preload/contract/library.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';
import './op-choice.ts';

/**
 * Size, line length and theme of the text.
 *
 * @fires op-text-options-changed - Partial<Settings>
 */
export class OpTextOptions extends LitElement {
  static override readonly properties = {
    settings: { attribute: false },
    smallest: { type: Number },
    largest: { type: Number },
  };
  declare settings: Settings;
  declare smallest: number;
  declare largest: number;

  static override readonly styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-5);
      }
      .row {
        display: grid;
        gap: var(--space-2);
      }
      .name {
        color: var(--ink-faint);
        font-size: var(--text-2);
      }
      .sizes {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 1px;
      }
      .sizes button {
        font-family: var(--serif);
      }
      .sizes button:first-child {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
        font-size: var(--text-3);
      }
      .sizes button:last-child {
        border-start-start-radius: 0;
        border-end-start-radius: 0;
        font-size: var(--text-5);
      }
    `,
  ];

  constructor() {
    super();
    this.smallest = 0;
    this.largest = 0;
    new LocaleController(this);
  }

  #change(detail: Partial<Settings>): void {
    this.dispatchEvent(new CustomEvent('op-text-options-changed', { detail }));
  }

  protected override render(): TemplateResult {
    const { textSize, textWidth, theme } = this.settings;
    return html`
      <div class="row">
        <span class="name">${t('text.size')}</span>
        <div class="sizes">
          <button
            aria-label=${t('text.smaller')}
            ?disabled=${textSize <= this.smallest}
            @click=${() => this.#change({ textSize: textSize - 1 })}
          >
            A
          </button>
          <button
            aria-label=${t('text.larger')}
            ?disabled=${textSize >= this.largest}
            @click=${() => this.#change({ textSize: textSize + 1 })}
          >
            A
          </button>
        </div>
      </div>
      <div class="row">
        <span class="name">${t('text.width')}</span>
        <op-choice
          .label=${t('text.width')}
          .value=${textWidth}
          .options=${(['narrow', 'normal', 'wide'] as const).map((value) => ({
            value,
            label: t(`text.width.${value}`),
          }))}
          @op-choice-made=${({ detail }: CustomEvent<Settings['textWidth']>) => this.#change({ textWidth: detail })}
        ></op-choice>
      </div>
      <div class="row">
        <span class="name">${t('theme.label')}</span>
        <op-choice
          .label=${t('theme.label')}
          .value=${theme}
          .options=${(['system', 'paper', 'sepia', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
          @op-choice-made=${({ detail }: CustomEvent<Settings['theme']>) => this.#change({ theme: detail })}
        ></op-choice>
      </div>
    `;
  }
}

customElements.define('op-text-options', OpTextOptions);

declare global {
  interface HTMLElementTagNameMap {
    'op-text-options': OpTextOptions;
  }
}
