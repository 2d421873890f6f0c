import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImageDetail } from '../../preload/contract/articles.ts';
import { formatBytes, formatDateTime, formatNumber, formatShare } from '../i18n/format.ts';
import { describeReason } from '../i18n/describe-reason.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { choosePicture } from './choose-picture.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import { infoPanelStyles } from './op-info-panel.styles.ts';
import './op-picture-origin.ts';

/**
 * The pictures of an article and the state of each; what is missing can be tried again or given by hand.
 *
 * @fires op-image-list-retried
 * @fires op-image-list-stopped
 * @fires op-image-list-tried - number: the slot
 * @fires op-image-list-given - `{ slot: number; file: File }`
 */
export class OpImageList extends LitElement {
  static override readonly styles = [
    base,
    infoPanelStyles,
    css`
      :host {
        padding: 0;
      }
      .origin-of {
        grid-column: 2;
      }
      .share {
        margin-inline-start: auto;
      }
      .share.care {
        color: var(--caution);
      }
    `,
  ];
  static override readonly properties = { images: { attribute: false }, retrying: { type: Boolean } };
  declare images: readonly ImageDetail[];
  declare retrying: boolean;

  constructor() {
    super();
    this.images = [];
    this.retrying = false;
    new LocaleController(this);
  }

  #emit(name: 'retried' | 'stopped' | 'tried' | 'given', detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(`op-image-list-${name}`, { detail, bubbles: true, composed: true }));
  }

  #how(image: ImageDetail): string {
    if (image.state !== 'local') return this.#why(image);
    const size =
      image.width === null || image.height === null
        ? null
        : `${formatNumber(image.width)} × ${formatNumber(image.height)}`;
    return [image.source && t(`image.from.${image.source}`), size, image.bytes && formatBytes(image.bytes)]
      .filter(Boolean)
      .join(' · ');
  }

  #why({ state, reason, attempts, retryAt }: ImageDetail): string {
    const parts = [t(`image.${state}`), reason === null ? '' : describeReason(reason)];
    if (state === 'missing' && attempts > 0) parts.push(t('pictures.tried', attempts));
    if (state === 'missing' && retryAt !== null) parts.push(t('pictures.next', formatDateTime(retryAt)));
    return parts.filter((part) => part !== '').join(' · ');
  }

  #buttons({ slot, alt }: ImageDetail): TemplateResult {
    const what = alt || t('image.noAlt', slot + 1);
    return html`<div class="buttons">
      <button
        class="link"
        aria-label=${t('pictures.retryOne', what)}
        @click=${() => this.#emit('tried', slot)}
      >
        ${t('pictures.retry')}
      </button>
      <button
        class="link"
        aria-label=${t('pictures.chooseFor', what)}
        @click=${() => choosePicture((file) => this.#emit('given', { slot, file }))}
      >
        ${t('info.replace')}
      </button>
    </div>`;
  }

  #image(image: ImageDetail): TemplateResult {
    return html`<li class=${image.state}>
      ${icon(image.state === 'local' ? 'check' : image.state === 'missing' ? 'imageOff' : 'x')}
      <div class="what" title=${image.url}>${image.alt || t('image.noAlt', image.slot + 1)}</div>
      <span></span>
      <div class="how">
        <span class="visually-hidden">${image.state === 'local' ? t('image.local') : ''}</span
        >${this.#how(image)}
      </div>
      ${image.state === 'missing' ? this.#buttons(image) : nothing}
      ${
        image.state === 'local'
          ? html`<op-picture-origin class="origin-of" .image=${image}></op-picture-origin>`
          : nothing
      }
    </li>`;
  }

  protected override render(): TemplateResult {
    if (this.images.length === 0)
      return html`<h3>${t('info.images')}</h3>
        <p class="faint">${t('info.noImages')}</p>`;
    const counted = this.images.filter(({ state }) => state !== 'skipped').length;
    const missing = this.images.filter(({ state }) => state === 'missing').length;
    return html`<h3>
        ${t('info.images')} <span>${formatNumber(this.images.length)}</span>
        <span class=${missing > 0 ? 'share care' : 'share'}
          >${t('reader.local', formatShare(counted - missing, counted))}</span
        >
      </h3>
      <ul class="images">
        ${this.images.map((image) => this.#image(image))}
      </ul>
      ${
        missing > 0
          ? html`<p class="suggested">
              <button
                aria-busy=${this.retrying ? 'true' : 'false'}
                ?disabled=${this.retrying}
                @click=${() => this.#emit('retried')}
              >
                ${icon('retry')}${this.retrying ? t('pictures.retrying') : t('info.retry')}
              </button>
              ${
                this.retrying
                  ? html`<button @click=${() => this.#emit('stopped')}>
                      ${icon('stop')}${t('pictures.stop')}
                    </button>`
                  : nothing
              }
            </p>`
          : nothing
      }`;
  }
}

customElements.define('op-image-list', OpImageList);

declare global {
  interface HTMLElementTagNameMap {
    'op-image-list': OpImageList;
  }
}
