import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ArticleRow } from '../../preload/contract/articles.ts';
import { formatDate } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';

/**
 * Title, source and date above the text.
 *
 * @fires op-article-header-sourced - string: the source address was clicked
 */
export class OpArticleHeader extends LitElement {
  static override readonly properties = { article: { attribute: false } };
  declare article: ArticleRow;

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding-bottom: var(--space-6);
        margin-bottom: var(--space-6);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        font: 700 1.75em/1.34 var(--serif);
        letter-spacing: -0.005em;
        line-break: strict;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }
      /* A Chinese headline breaks at its punctuation, as an editor would break it. */
      h2:lang(zh) {
        letter-spacing: 0;
        word-break: keep-all;
      }
      /* The dot before an item falls away where the item begins a line: it is cut off there. */
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        margin-top: var(--space-4);
        margin-inline-start: -1.25rem;
        clip-path: inset(0 0 0 1.25rem);
        color: var(--ink-soft);
        font-size: var(--text-3);
      }
      p > * {
        position: relative;
        padding-inline-start: 1.25rem;
      }
      p > *::before {
        position: absolute;
        left: 0;
        width: 1.25rem;
        text-align: center;
        color: var(--line-strong);
        content: '·';
      }
      .tags {
        color: var(--accent);
      }
      a svg {
        width: 0.75rem;
        height: 0.75rem;
        margin-inline-end: 3px;
        vertical-align: -1px;
      }
      a {
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
    `,
  ];

  constructor() {
    super();
    new LocaleController(this);
  }

  #onSource(event: MouseEvent): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('op-article-header-sourced', { detail: this.article.url }));
  }

  protected override render(): TemplateResult {
    const { title, site, author, published, url, tags, language } = this.article;
    return html`<h2 lang=${language ?? nothing}>${title}</h2>
      <p>
        ${site === null ? nothing : html`<span>${site}</span>`}
        ${
          published === null
            ? nothing
            : html`<time datetime=${published}>${formatDate(published, 'long')}</time>`
        }
        ${author === null ? nothing : html`<span>${t('reader.by', author)}</span>`}
        ${
          url === null
            ? nothing
            : html`<span
                ><a href=${url} title=${url} @click=${(event: MouseEvent) => this.#onSource(event)}
                  >${icon('link')}${t('reader.source')}</a
                ></span
              >`
        }
        ${tags.map((tag) => html`<span class="tags">${tag}</span>`)}
      </p>`;
  }
}

customElements.define('op-article-header', OpArticleHeader);

declare global {
  interface HTMLElementTagNameMap {
    'op-article-header': OpArticleHeader;
  }
}
