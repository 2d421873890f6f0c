import { html, nothing, type TemplateResult } from 'lit';
import type { ArticleRow } from '../../preload/contract/articles.ts';
import type { SnippetPart } from '../../preload/contract/search.ts';
import { formatDate, formatNumber, formatShare } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { icon } from './icon.ts';

export interface RowItem {
  readonly row: ArticleRow;
  readonly snippet: readonly SnippetPart[] | null;
}

interface RowPlace {
  readonly index: number;
  readonly total: number;
  /** CSS pixels. */
  readonly top: number;
  readonly height: number;
  readonly current: boolean;
}

/** Tags shown in a row; the rest is in the article's details. */
const SHOWN_TAGS = 3;

/** One option of the list; a row whose page is still on its way holds its place. */
export const renderRow = (item: RowItem | undefined, place: RowPlace): TemplateResult =>
  html`<div
    id=${`row-${String(place.index)}`}
    class=${item && !item.row.unread ? 'row read' : 'row'}
    role="option"
    data-index=${place.index}
    lang=${item?.row.language ?? nothing}
    aria-selected=${place.current ? 'true' : 'false'}
    aria-setsize=${place.total}
    aria-posinset=${place.index + 1}
    aria-label=${item ? nothing : t('list.loading')}
    .style=${`top:${String(place.top)}px;height:${String(place.height)}px`}
  >
    ${
      item
        ? content(item)
        : html`<div class="waiting"></div>
            <div class="waiting"></div>`
    }
  </div>`;

const content = ({ row, snippet }: RowItem): TemplateResult => html`
  <div class=${row.unread ? 'title unread' : 'title'}>
    ${row.unread ? html`<span class="visually-hidden">${t('list.unread')}</span>` : nothing}${row.title}
  </div>
  <div class="meta">
    ${row.site === null ? nothing : html`<span class="site">${row.site}</span>`}
    <time datetime=${row.published ?? row.imported}>${formatDate(row.published ?? row.imported)}</time>
  </div>
  ${
    snippet
      ? html`<div class="snippet">
          ${snippet.map((part) => (part.match ? html`<mark>${part.text}</mark>` : part.text))}
        </div>`
      : nothing
  }
  ${hasMarks(row) ? marks(row) : nothing}
`;

const hasMarks = (row: ArticleRow): boolean =>
  row.tags.length + row.annotations + row.images.total > 0 || !row.hasText;

const marks = (row: ArticleRow): TemplateResult =>
  html`<div class="marks">
    <span class="tags"
      >${row.tags.slice(0, SHOWN_TAGS).map((tag) => html`<span class="tag">${tag}</span>`)}</span
    >
    <span class="facts">${facts(row)}</span>
  </div>`;

const facts = (row: ArticleRow): TemplateResult => html`
  ${
    row.annotations > 0
      ? html`<span class="fact" title=${t('list.notes', row.annotations)}
          >${icon('note')}<span aria-hidden="true">${formatNumber(row.annotations)}</span
          ><span class="visually-hidden">${t('list.notes', row.annotations)}</span></span
        >`
      : nothing
  }
  ${imageFact(row)}
  ${
    row.hasText
      ? nothing
      : html`<span class="fact care" title=${t('list.noText')}
          >${icon('problem')}<span class="visually-hidden">${t('list.noText')}</span></span
        >`
  }
`;

const imageFact = ({ images: { total, missing }, offline }: ArticleRow): TemplateResult | typeof nothing => {
  if (total === 0) return nothing;
  const words =
    missing > 0
      ? `${t('list.imagesMissing', missing, total)} · ${t('reader.local', formatShare(offline, 100))}`
      : t('list.imagesComplete', total);
  return html`<span class=${missing > 0 ? 'fact care' : 'fact'} title=${words}
    >${icon(missing > 0 ? 'imageOff' : 'images')}<span aria-hidden="true"
      >${formatNumber(missing > 0 ? missing : total)}</span
    ><span class="visually-hidden">${words}</span></span
  >`;
};
