import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { describeReason } from '../i18n/describe-reason.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { choosePicture } from './choose-picture.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';

export interface MissingPicture {
  readonly slot: number;
  readonly alt: string;
  readonly host: string;
  readonly reason: string;
}

/**
 * What stands in the room of a missing picture: what it shows, whose it is, why it is not there, and what can be
 * done. It fills its box; in a small one the buttons lose their words.
 *
 * @fires op-missing-picture-retried
 * @fires op-missing-picture-given - File
 */
export class OpMissingPicture extends LitElement {
  static override readonly properties = {
    image: { attribute: false },
    busy: { type: Boolean },
    fixed: { type: Boolean },
  };
  declare image: MissingPicture;
  declare busy: boolean;
  /** Nothing can be done about it here: an older version, or an article in the trash. */
  declare fixed: boolean;

  static override readonly styles = [
    base,
    css`
      :host {
        container-type: size;
      }
      .card {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        align-items: center;
        justify-content: center;
        height: 100%;
        padding: var(--space-4);
        overflow: hidden;
        text-align: center;
      }
      .card > svg {
        width: 1.375rem;
        height: 1.375rem;
        margin-bottom: var(--space-2);
        stroke-width: 1.25;
        color: var(--ink-faint);
      }
      .alt,
      .why {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        max-width: 32rem;
        overflow: hidden;
        overflow-wrap: anywhere;
      }
      .alt {
        -webkit-line-clamp: 2;
        font: 500 var(--text-4) / 1.4 var(--serif);
      }
      .why {
        -webkit-line-clamp: 2;
        color: var(--ink-faint);
        font-size: var(--text-2);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        justify-content: center;
        margin-top: var(--space-4);
      }
      button {
        min-height: 1.75rem;
        gap: var(--space-2);
        pointer-events: auto;
      }
      button svg {
        width: 0.875rem;
        height: 0.875rem;
        color: var(--ink-soft);
      }
      @container (height < 9.5rem) {
        .card > svg {
          display: none;
        }
        .alt,
        .why {
          -webkit-line-clamp: 1;
        }
        .buttons {
          margin-top: var(--space-2);
        }
      }
      @container (width < 17rem) or (height < 6.5rem) {
        .card {
          padding: var(--space-2);
        }
        .alt {
          display: none;
        }
        button {
          width: 1.75rem;
          padding: 0;
        }
        button span {
          display: none;
        }
      }
      @container (height < 4.5rem) or (width < 8rem) {
        .why {
          display: none;
        }
        .buttons {
          margin: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
    this.fixed = false;
    new LocaleController(this);
  }

  #emit(name: 'retried' | 'given', detail?: File): void {
    this.dispatchEvent(new CustomEvent(`op-missing-picture-${name}`, { detail }));
  }

  #buttons(what: string): TemplateResult {
    return html`<div class="buttons">
      <button
        aria-label=${t('pictures.retryOne', what)}
        title=${t('pictures.retry')}
        aria-busy=${this.busy ? 'true' : 'false'}
        ?disabled=${this.busy}
        @click=${() => this.#emit('retried')}
      >
        ${icon('retry')}<span>${this.busy ? t('pictures.retrying') : t('pictures.retry')}</span>
      </button>
      <button
        aria-label=${t('pictures.chooseFor', what)}
        title=${t('info.replace')}
        @click=${() => choosePicture((file) => this.#emit('given', file))}
      >
        ${icon('fileUp')}<span>${t('info.replace')}</span>
      </button>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { alt, host, slot, reason } = this.image;
    const why = [host, describeReason(reason)].filter((part) => part !== '').join(' · ');
    return html`<div class="card" title=${why}>
      ${icon('imageOff')} ${alt === '' ? nothing : html`<p class="alt">${alt}</p>`}
      <p class="why">${why}</p>
      ${this.fixed ? nothing : this.#buttons(alt || t('image.noAlt', slot + 1))}
    </div>`;
  }
}

customElements.define('op-missing-picture', OpMissingPicture);

declare global {
  interface HTMLElementTagNameMap {
    'op-missing-picture': OpMissingPicture;
  }
}
