import type { ArticleRecord } from '../articles/article-record.ts';
import { escapeHtml } from './escape-html.ts';
import { formatDate } from './format-date.ts';
import type { PrintStrings } from './print-strings.ts';

/** Site, title, byline and address above an exported article. */
export const composeHead = (record: ArticleRecord, strings: PrintStrings): string => {
  const lines: string[] = [];
  if (record.site !== null) lines.push(`<p class="site">${escapeHtml(record.site)}</p>`);
  lines.push(`<h1>${escapeHtml(record.title)}</h1>`);
  const published = record.published && formatDate(record.published, strings.locale, 'day');
  const byline = [record.author, published].filter((part) => part !== null).join(' · ');
  if (byline !== '') lines.push(`<p class="byline">${escapeHtml(byline)}</p>`);
  if (record.url !== null) {
    const url = escapeHtml(record.url);
    const shown = /^https?:/i.test(record.url) ? `<a href="${url}">${url}</a>` : url;
    lines.push(`<p class="address">${shown}</p>`);
  }
  return `<header class="head">${lines.join('\n')}</header>`;
};
