/** A complete article to export, made from the inside of an `<article>`; hashes are the real ones. */
import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import type { Annotation, HighlightColor, TextRange } from '../../main/core/annotations/annotation.ts';
import type { ArticleId } from '../../main/core/articles/article-id.ts';
import type { ArticleRecord, VersionRecord } from '../../main/core/articles/article-record.ts';
import type { ImageRecord } from '../../main/core/articles/image-record.ts';
import { parsedTree } from '../../main/core/articles/parsed-tree.ts';
import type { ParsedNode } from '../../main/core/articles/parsed-tree.ts';
import type { PdfExportInput } from '../../main/core/exporting/export-pdf.ts';
import { PRINT_STRINGS } from '../../main/core/exporting/print-strings.ts';
import type { PrintLocale } from '../../main/core/exporting/print-strings.ts';
import type { ExportedAnnotation } from '../../main/core/exporting/printed-annotation.ts';
import { buildTextModel, TEXT_MODEL_VERSION } from '../../preload/contract/text-model.ts';

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

export const EXPORTED_AT = '2026-03-04T05:06:07.000Z';
const IMPORTED = '2026-01-02T03:04:05.000Z';

export interface Sample {
  readonly title: string;
  readonly body: string;
  readonly language: string | null;
  readonly url?: string | null;
  readonly site?: string | null;
  readonly author?: string | null;
  readonly published?: string | null;
  readonly images?: readonly ImageRecord[];
  readonly locale?: PrintLocale;
}

export const readableOf = ({ body, language, title }: Sample): string =>
  `<!doctype html><html lang="${language ?? ''}"><head><meta charset="utf-8"><title>${title}</title></head><body><article>${body}</article></body></html>`;

export const textOfReadable = (html: string): string => {
  const [article] = load(html)('article').toArray();
  return buildTextModel<ParsedNode>(article!, parsedTree).text;
};

export const annotationAt = (
  text: string,
  { start, end }: TextRange,
  values: Partial<Annotation> & { id: string },
): ExportedAnnotation => {
  const annotation: Annotation = {
    target: {
      version: 1,
      modelVersion: TEXT_MODEL_VERSION,
      start,
      end,
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 64), start),
      suffix: text.slice(end, end + 64),
    },
    color: 'yellow',
    note: '',
    tags: [],
    author: 'Reporter 记者',
    created: '2026-02-01T10:00:00.000Z',
    modified: '2026-02-03T11:30:00.000Z',
    deleted: null,
    anchors: [],
    ...values,
  };
  return { annotation, segments: [{ start, end }] };
};

const COLORS: readonly HighlightColor[] = ['yellow', 'green', 'blue', 'pink', 'purple'];
export const colorOf = (index: number): HighlightColor => COLORS[index % COLORS.length] ?? 'yellow';

/** Export input for a sample; `annotate` is given its canonical text. */
export const exportInput = (
  sample: Sample,
  annotate: (text: string) => readonly ExportedAnnotation[],
): PdfExportInput => {
  const readableHtml = readableOf(sample);
  const text = textOfReadable(readableHtml);
  const original = new TextEncoder().encode(`<!-- the saved file -->\n${sample.body}`);
  const version: VersionRecord = {
    number: 1,
    imported: IMPORTED,
    original: {
      name: 'saved 文件 (1).md',
      extension: 'md',
      mediaType: 'text/markdown',
      bytes: original.length,
      sha256: sha256(original),
      modified: '2026-01-01T00:00:00.000Z',
    },
    format: 'header+html',
    charset: 'utf-8',
    claims: [],
    images: sample.images ?? [],
    warnings: [],
    readableSha256: sha256(readableHtml),
    logSha256: sha256(''),
    text: { modelVersion: TEXT_MODEL_VERSION, sha256: sha256(text), length: text.length },
  };
  const record: ArticleRecord = {
    schema: 1,
    id: '0123456789abcdef' as ArticleId,
    title: sample.title,
    url: sample.url === undefined ? 'https://news.example/2026/01/a-story?id=1&page=2' : sample.url,
    canonicalUrl: null,
    site: sample.site === undefined ? 'news.example' : sample.site,
    author: sample.author ?? null,
    published: sample.published === undefined ? '2026-01-01T09:30:00.000Z' : sample.published,
    language: sample.language,
    imported: IMPORTED,
    modified: IMPORTED,
    tags: [],
    suggestedTags: [],
    unread: true,
    trashed: null,
    current: 1,
    versions: [version],
  };
  return {
    record,
    version,
    readableHtml,
    text,
    annotations: annotate(text),
    original,
    annotationsJsonld: JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld' }),
    paper: 'a4',
    exportedAt: EXPORTED_AT,
    strings: PRINT_STRINGS[sample.locale ?? 'en'],
  };
};
