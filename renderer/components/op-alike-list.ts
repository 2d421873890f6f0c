import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { AlikeArticle } from '../../preload/contract/versions.ts';
import { formatDate, formatShare } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';

export interface AlikeRequest {
  readonly kind: 'open' | 'compare' | 'join' | 'apart';
  readonly id: string;
}

/**
 * Articles that say much the same as the open one. Nothing is done to them unless one asks for it.
 *
 * @fires op-alike-list-requested - AlikeRequest
 */
export class OpAlikeList extends LitElement {
  static override readonly properties = { articles: { attribute: false } };
  declare articles: readonly AlikeArticle[];

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      li {
        padding: var(--space-4) 0;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      button.title {
        display: block;
        width: 100%;
        color: var(--ink);
        font: 600 var(--text-3) / 1.45 var(--serif);
        text-align: start;
        text-decoration: none;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      button.title:hover {
        text-decoration: underline;
      }
      p {
        margin-top: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-2);
        line-height: 1.6;
      }
      .share {
        display: flex;
        gap: var(--space-3);
        align-items: center;
        font-variant-numeric: tabular-nums;
      }
      meter {
        flex: 1;
        height: 0.375rem;
        min-width: 3rem;
        max-width: 7rem;
        border: 0;
        border-radius: 3px;
        background: var(--ground-press);
      }
      meter::-webkit-meter-bar {
        height: 0.375rem;
        border: 0;
        border-radius: 3px;
        background: var(--ground-press);
      }
      meter::-webkit-meter-optimum-value {
        border-radius: 3px;
        background: var(--accent);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-3);
      }
      .actions button {
        min-height: 1.625rem;
        padding: 0 var(--space-3);
        font-size: var(--text-2);
      }
    `,
  ];

  constructor() {
    super();
    this.articles = [];
    new LocaleController(this);
  }

  #button(
    kind: AlikeRequest['kind'],
    { id, title }: AlikeArticle,
    label: string,
    style = '',
  ): TemplateResult {
    return html`<button
      class=${style}
      aria-label=${kind === 'open' ? nothing : `${label}: ${title}`}
      @click=${() =>
        this.dispatchEvent(
          new CustomEvent<AlikeRequest>('op-alike-list-requested', { detail: { kind, id } }),
        )}
    >
      ${label}
    </button>`;
  }

  #article(article: AlikeArticle): TemplateResult {
    const { title, site, published, imported, resemblance } = article;
    const share = t('alike.share', formatShare(resemblance, 1));
    return html`<li>
      ${this.#button('open', article, title, 'link title')}
      <p>${[site, formatDate(published ?? imported)].filter(Boolean).join(' · ')}</p>
      <p class="share"><meter min="0" max="1" aria-label=${share} .value=${resemblance}></meter>${share}</p>
      <div class="actions">
        ${this.#button('compare', article, t('alike.compare'))}
        ${this.#button('join', article, t('alike.join'))} ${this.#button('apart', article, t('alike.apart'))}
      </div>
    </li>`;
  }

  protected override render(): TemplateResult {
    return html`<ul>
      ${this.articles.map((article) => this.#article(article))}
    </ul>`;
  }
}

customElements.define('op-alike-list', OpAlikeList);

declare global {
  interface HTMLElementTagNameMap {
    'op-alike-list': OpAlikeList;
  }
}
