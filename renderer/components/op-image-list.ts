import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImageDetail } from '../../preload/contract/articles.ts';
import { formatBytes, formatNumber } from '../i18n/format.ts';
import { describeReason } from '../i18n/describe-reason.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import { infoPanelStyles } from './op-info-panel.styles.ts';

/**
 * The pictures of an article and the state of each; what is missing can be tried again or given by hand.
 *
 * @fires op-image-list-retried
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
    `,
  ];
  static override readonly properties = { images: { attribute: false } };
  declare images: readonly ImageDetail[];

  constructor() {
    super();
    this.images = [];
    new LocaleController(this);
  }

  #choose(slot: number): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) return;
      const detail = { slot, file };
      this.dispatchEvent(new CustomEvent('op-image-list-given', { detail, bubbles: true, composed: true }));
    });
    input.click();
  }

  #how(image: ImageDetail): string {
    if (image.state !== 'local')
      return [t(`image.${image.state}`), image.reason === null ? null : describeReason(image.reason)]
        .filter(Boolean)
        .join(' · ');
    const size =
      image.width === null || image.height === null
        ? null
        : `${formatNumber(image.width)} × ${formatNumber(image.height)}`;
    return [image.source && t(`image.from.${image.source}`), size, image.bytes && formatBytes(image.bytes)]
      .filter(Boolean)
      .join(' · ');
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
      ${
        image.state === 'missing'
          ? html`<div class="buttons">
              <button class="link" @click=${() => this.#choose(image.slot)}>${t('info.replace')}</button>
            </div>`
          : nothing
      }
    </li>`;
  }

  protected override render(): TemplateResult {
    if (this.images.length === 0)
      return html`<h3>${t('info.images')}</h3>
        <p class="faint">${t('info.noImages')}</p>`;
    const missing = this.images.some(({ state }) => state === 'missing');
    return html`<h3>${t('info.images')} <span>${formatNumber(this.images.length)}</span></h3>
      <ul class="images">
        ${this.images.map((image) => this.#image(image))}
      </ul>
      ${
        missing
          ? html`<p class="suggested">
              <button
                @click=${() =>
                  this.dispatchEvent(
                    new CustomEvent('op-image-list-retried', { bubbles: true, composed: true }),
                  )}
              >
                ${icon('retry')}${t('info.retry')}
              </button>
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
