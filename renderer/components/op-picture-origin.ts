import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImageDetail } from '../../preload/contract/articles.ts';
import { formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';

/** What is on record of where one picture came from, folded away until it is asked for. */
export class OpPictureOrigin extends LitElement {
  static override readonly properties = { image: { attribute: false } };
  declare image: ImageDetail;

  static override readonly styles = [
    base,
    css`
      details {
        color: var(--ink-faint);
        font-size: var(--text-2);
      }
      summary {
        width: fit-content;
        border-radius: var(--radius-1);
        cursor: default;
      }
      summary:hover {
        color: var(--ink);
      }
      dl {
        display: grid;
        gap: var(--space-3);
        margin: var(--space-3) 0 var(--space-4);
        padding-inline-start: var(--space-4);
        border-inline-start: 1px solid var(--line);
      }
      dd {
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .code {
        font: var(--text-1) / 1.55 var(--mono);
      }
    `,
  ];

  constructor() {
    super();
    new LocaleController(this);
  }

  #fact(label: string, value: string | null, code = false): TemplateResult | typeof nothing {
    if (value === null || value === '') return nothing;
    return html`<div>
      <dt>${label}</dt>
      <dd class=${code ? 'code' : ''}>${value}</dd>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { alt, slot, url, requestedUrl, finalUrl, obtainedAt, givenName, type, sha256 } = this.image;
    const what = alt || t('image.noAlt', slot + 1);
    const address = url.startsWith('data:') ? null : url;
    return html`<details>
      <summary aria-label=${`${t('pictures.origin')}: ${what}`}>${t('pictures.origin')}</summary>
      <dl>
        ${this.#fact(t('pictures.address'), address, true)}
        ${this.#fact(t('pictures.requested'), requestedUrl === url ? null : requestedUrl, true)}
        ${this.#fact(t('pictures.final'), finalUrl === (requestedUrl ?? url) ? null : finalUrl, true)}
        ${this.#fact(t('pictures.givenName'), givenName)}
        ${this.#fact(t('pictures.obtained'), obtainedAt && formatDateTime(obtainedAt))}
        ${this.#fact(t('pictures.type'), type, true)} ${this.#fact('SHA-256', sha256, true)}
      </dl>
    </details>`;
  }
}

customElements.define('op-picture-origin', OpPictureOrigin);

declare global {
  interface HTMLElementTagNameMap {
    'op-picture-origin': OpPictureOrigin;
  }
}
