import { load, type CheerioAPI } from 'cheerio';
import { buildTextModel } from '../../../../preload/contract/text-model.ts';
import type { ArticleRecord, VersionRecord } from '../../articles/article-record.ts';
import { parsedTree, type ParsedNode } from '../../articles/parsed-tree.ts';
import { OffprintError } from '../../errors/offprint-error.ts';
import type { PrintResources } from '../../ports/pdf-printer.ts';
import { articleMarkup } from '../article-markup.ts';
import { composeAppendix } from '../compose-appendix.ts';
import { composeHead } from '../compose-head.ts';
import { composeSourcePage } from '../compose-source-page.ts';
import { documentLanguage } from '../document-language.ts';
import { escapeHtml } from '../escape-html.ts';
import { pathInLibrary } from '../path-in-library.ts';
import type { PrintStrings } from '../print-strings.ts';
import { sortAnnotations, type ExportedAnnotation } from '../printed-annotation.ts';
import { base64 } from './base64.ts';
import { HTML_STYLES } from './html-styles.ts';
import { markText } from './mark-text.ts';

export interface HtmlExportInput {
  readonly record: ArticleRecord;
  readonly version: VersionRecord;
  readonly readableHtml: string;
  /** Canonical text of the version. */
  readonly text: string;
  readonly annotations: readonly ExportedAnnotation[];
  /** W3C Web Annotations, put into the file as data. */
  readonly annotationsJsonld: string;
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly strings: PrintStrings;
  /** Pictures of the library, by path. */
  readonly resources: PrintResources;
}

/** Nothing loads and nothing runs; the data block is never executed. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The article as one HTML file for people without Offprint: highlights in the text, notes behind it, pictures
 * inside. Throws OffprintError `damaged-file` when copy and text disagree.
 */
export const exportHtml = async (input: HtmlExportInput): Promise<string> => {
  const { record, version, strings, exportedAt } = input;
  const markup = articleMarkup(input.readableHtml, record.title);
  const $ = load(`<article>${markup.html}</article>`);
  const { placed, orphans } = sortAnnotations(input.annotations, input.text);
  markText($, modelOf($, input.text), placed);
  await embedPictures($, input.resources);
  const language = documentLanguage(record.language ?? markup.language, input.text);
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(record.title)}</title>
<style>${HTML_STYLES}</style>
<script type="application/ld+json">${input.annotationsJsonld.trim().replaceAll('<', '\\u003c')}</script>
</head>
<body>
<main dir="${markup.direction}">${markup.titled ? '' : composeHead(record, strings)}
${$.html('article')}</main>
${composeAppendix({ placed, orphans }, language, strings, false)}
${composeSourcePage(record, version, exportedAt, strings, strings.sourceKept)}
</body>
</html>
`;
};

const modelOf = ($: CheerioAPI, text: string) => {
  const [root] = $('article').toArray();
  if (!root) throw new TypeError('the article was parsed a moment ago');
  const model = buildTextModel<ParsedNode>(root, parsedTree);
  if (model.text === text) return model;
  throw new OffprintError(
    'damaged-file',
    'The readable copy of the article and its stored text are not the same. Nothing was written; the article and its annotations are unchanged. Run "offprint verify" on the article.',
  );
};

const embedPictures = async ($: CheerioAPI, resources: PrintResources): Promise<void> => {
  for (const image of $('article img').toArray()) {
    const path = pathInLibrary($(image).attr('src') ?? '');
    const found = path === null ? null : await resources(path);
    if (found) $(image).attr('src', `data:${found.type};base64,${base64(found.bytes)}`);
    else $(image).removeAttr('src');
  }
};
