import type { ArticleRecord, VersionRecord } from '../articles/article-record.ts';
import { escapeHtml } from './escape-html.ts';
import { formatDate } from './format-date.ts';
import type { PrintStrings } from './print-strings.ts';

interface Fact {
  readonly label: string;
  /** HTML. */
  readonly value: string;
  readonly hash?: string;
}

const linkOf = (url: string): string => {
  const shown = escapeHtml(url);
  return /^https?:/i.test(url) ? `<a href="${shown}">${shown}</a>` : shown;
};

const dated = (iso: string, strings: PrintStrings): string => escapeHtml(formatDate(iso, strings.locale));

const pictureFacts = (version: VersionRecord, strings: PrintStrings): Fact[] => {
  const counted = version.images.filter(({ state }) => state !== 'skipped');
  const missing = counted.filter(({ state }) => state === 'missing');
  const facts: Fact[] = [];
  if (counted.length > 0) {
    facts.push({
      label: strings.pictures,
      value: escapeHtml(strings.picturesLocal(counted.length - missing.length, counted.length)),
    });
  }
  if (missing.length > 0) {
    const items = missing.map(({ url, alt, reason }) => {
      const named = alt.trim() === '' ? '' : `${escapeHtml(alt.trim())}<br>`;
      const why = reason === null ? '' : ` <span class="reason">(${escapeHtml(reason)})</span>`;
      return `<li>${named}${linkOf(url)}${why}</li>`;
    });
    facts.push({ label: strings.missingPictures, value: `<ul>${items.join('')}</ul>` });
  }
  return facts;
};

const factsOf = (
  record: ArticleRecord,
  version: VersionRecord,
  exportedAt: string,
  strings: PrintStrings,
): Fact[] => {
  const text = (value: string | null): string => escapeHtml(value ?? strings.unknown);
  const number = new Intl.NumberFormat(strings.locale);
  const { original } = version;
  return [
    { label: strings.originalTitle, value: escapeHtml(record.title) },
    { label: strings.url, value: record.url === null ? text(null) : linkOf(record.url) },
    ...(record.site === null ? [] : [{ label: strings.site, value: text(record.site) }]),
    ...(record.author === null ? [] : [{ label: strings.author, value: text(record.author) }]),
    {
      label: strings.published,
      value: record.published === null ? text(null) : dated(record.published, strings),
    },
    { label: strings.imported, value: dated(version.imported, strings) },
    { label: strings.exported, value: dated(exportedAt, strings) },
    {
      label: strings.version,
      value: escapeHtml(strings.versionOf(version.number, record.versions.length)),
    },
    {
      label: strings.savedFile,
      value: escapeHtml(strings.fileBytes(original.name, number.format(original.bytes))),
    },
    ...pictureFacts(version, strings),
    { label: strings.originalHash, value: '', hash: original.sha256 },
    {
      label: strings.textHash,
      value: escapeHtml(strings.textLength(number.format(version.text.length))),
      hash: version.text.sha256,
    },
  ];
};

/** Where the article came from, by which hashes that can be checked, and which pictures are missing. */
export const composeSourcePage = (
  record: ArticleRecord,
  version: VersionRecord,
  exportedAt: string,
  strings: PrintStrings,
  explained = strings.sourceExplained,
): string => {
  const rows = factsOf(record, version, exportedAt, strings).map(({ label, value, hash }) => {
    // On a line of its own, so that it is copied in one piece.
    if (hash !== undefined) {
      return `<dt class="wide">${escapeHtml(label)}</dt><dd class="wide"><div class="hash">${escapeHtml(hash)}</div>${value}</dd>`;
    }
    return `<dt>${escapeHtml(label)}</dt><dd>${value}</dd>`;
  });
  return `<section class="appendix" lang="${strings.locale}" dir="ltr"><h1>${escapeHtml(strings.source)}</h1>
<p class="explained">${escapeHtml(explained)}</p>
<dl class="facts-table">${rows.join('\n')}</dl></section>`;
};
