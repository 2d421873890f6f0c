/**
 * [Note: Markdown form] CommonMark with YAML front matter. Highlights are `==marked==` (Obsidian, Pandoc,
 * Markdown Extra), those with a note carry a footnote with it; overlapping highlights are one mark, code is
 * never marked. A last section gives every annotation whole, orphans among them. Pictures are named by
 * their path in the library and listed with their source and SHA-256: nothing remote is embedded.
 */
import { load } from 'cheerio';
import { stringify } from 'yaml';
import type { ArticleRecord, VersionRecord } from '../articles/article-record.ts';
import type { AssetRef } from '../articles/image-record.ts';
import { OffprintError } from '../errors/offprint-error.ts';
import { escapeInline, linkTarget } from './markdown/escape-markdown.ts';
import { textMarks } from './markdown/text-marks.ts';
import { writeBlocks } from './markdown/write-blocks.ts';
import { pathInLibrary } from './path-in-library.ts';
import { sortAnnotations } from './printed-annotation.ts';
import type { ExportedAnnotation, NumberedAnnotation } from './printed-annotation.ts';

export interface MarkdownExportInput {
  readonly record: ArticleRecord;
  readonly version: VersionRecord;
  readonly readableHtml: string;
  /** Canonical text of the version. */
  readonly text: string;
  readonly annotations: readonly ExportedAnnotation[];
  /** ISO 8601. */
  readonly exportedAt: string;
}

const assetPath = ({ sha256, extension }: Pick<AssetRef, 'sha256' | 'extension'>): string =>
  `assets/${sha256.slice(0, 2)}/${sha256}.${extension}`;

const frontMatter = ({ record, version, exportedAt }: MarkdownExportInput): string => {
  const facts = {
    title: record.title,
    source: record.url,
    site: record.site,
    author: record.author,
    published: record.published,
    language: record.language,
    imported: version.imported,
    exported: exportedAt,
    tags: record.tags.length === 0 ? null : record.tags,
    'offprint-id': record.id,
    'offprint-version': version.number,
    'original-file': version.original.name,
    'original-sha256': version.original.sha256,
    'text-sha256': version.text.sha256,
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  return `---\n${stringify(known, { lineWidth: 0 })}---`;
};

const lines = (text: string, prefix: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `${prefix}${line}`.trimEnd())
    .join('\n');

const annotationBlock = ({ annotation }: ExportedAnnotation): string => {
  const facts = [
    annotation.color,
    ...annotation.tags.map((tag) => `#${tag}`),
    annotation.author,
    annotation.modified.slice(0, 10),
  ].filter((fact) => fact !== '');
  return [
    lines(escapeInline(annotation.target.exact), '> '),
    ...(annotation.note.trim() === '' ? [] : [escapeInline(annotation.note.trim())]),
    `— ${escapeInline(facts.join(' · '))}`,
  ].join('\n\n');
};

const annotationSection = (
  placed: readonly NumberedAnnotation[],
  orphans: readonly ExportedAnnotation[],
): string[] => {
  if (placed.length + orphans.length === 0) return [];
  const lost = orphans.length === 0 ? [] : ['### Lost their place', ...orphans.map(annotationBlock)];
  return ['## Annotations', ...placed.map(annotationBlock), ...lost];
};

const pictureSection = ({ images }: VersionRecord): string[] => {
  const shown = images.filter(({ state }) => state !== 'skipped');
  if (shown.length === 0) return [];
  const items = shown.map(({ asset, url, alt, reason }) => {
    const named = alt.trim() === '' ? '' : `${escapeInline(alt.trim())}: `;
    const kept = asset
      ? `${linkTarget(assetPath(asset))}, SHA-256 \`${asset.sha256}\`, from ${linkTarget(url)}`
      : `missing (${escapeInline(reason ?? 'no reason known')}), from ${linkTarget(url)}`;
    return `- ${named}${kept}`;
  });
  return ['## Pictures', items.join('\n')];
};

const footnotes = (placed: readonly NumberedAnnotation[]): string[] =>
  placed
    .filter(({ annotation }) => annotation.note.trim() !== '')
    .map(({ annotation, number }) => {
      const [first = '', ...more] = escapeInline(annotation.note.trim()).split('\n');
      return [`[^${String(number)}]: ${first}`, ...more.map((line) => `    ${line}`.trimEnd())].join('\n');
    });

/** The article as one Markdown file. Throws OffprintError `damaged-file` when copy and text disagree. */
export const exportMarkdown = (input: MarkdownExportInput): string => {
  const { record, version, readableHtml, text } = input;
  const $ = load(readableHtml);
  const article = $('article').first();
  const [root] = (article.length > 0 ? article : $('body')).toArray();
  const { placed, orphans } = sortAnnotations(input.annotations, input.text);
  if (root === undefined) throw new TypeError('a parsed document has a body');
  const marked = textMarks(root, placed);
  if (marked.text !== text) {
    throw new OffprintError(
      'damaged-file',
      'The readable copy of the article and its stored text are not the same. Nothing was written; the article and its annotations are unchanged. Run "offprint verify" on the article.',
    );
  }
  const body = writeBlocks(root.children, {
    marks: marked.marks,
    picturePath: pathInLibrary,
    inLink: false,
    before: '',
    after: '',
  });
  const heading = $(root).find('h1').first().text().trim() === record.title.trim();
  const title = heading ? [] : [`# ${escapeInline(record.title)}`];
  return `${[
    frontMatter(input),
    ...title,
    ...body,
    ...annotationSection(placed, orphans),
    ...pictureSection(version),
    ...footnotes(placed),
  ].join('\n\n')}\n`;
};
