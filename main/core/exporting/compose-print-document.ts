import type { ArticleRecord, VersionRecord } from '../articles/article-record.ts';
import { articleMarkup } from './article-markup.ts';
import { composeAppendix, shortened } from './compose-appendix.ts';
import { composeHead } from './compose-head.ts';
import { composeSourcePage } from './compose-source-page.ts';
import { documentLanguage } from './document-language.ts';
import { escapeHtml } from './escape-html.ts';
import type { Paper } from './paper.ts';
import type { PrintStrings } from './print-strings.ts';
import { printStyles } from './print-styles.ts';
import type { ExportedAnnotation, NumberedAnnotation } from './printed-annotation.ts';

export interface PrintedArticle {
  readonly record: ArticleRecord;
  readonly version: VersionRecord;
  readonly readableHtml: string;
  /** Canonical text of the version. */
  readonly text: string;
  readonly placed: readonly NumberedAnnotation[];
  readonly orphans: readonly ExportedAnnotation[];
  readonly paper: Paper;
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly strings: PrintStrings;
}

export interface PrintDocument {
  readonly html: string;
  readonly language: string;
}

/** Id of the element whose text the canonical offsets count. */
export const ARTICLE_ID = 'article';
/** Id of the empty element that takes the numbers in the margin. */
export const MARKS_ID = 'marks';

/** Nothing remote, no script and no leaving the page, whatever the article brings. */
export const PRINT_SECURITY_POLICY =
  "sandbox allow-same-origin; default-src 'none'; img-src 'self' data:; font-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const FONT_SHEETS = ['source-serif-4', 'noto-serif-sc', 'noto-serif-tc'].flatMap((name) => {
  const weights = name === 'source-serif-4' ? ['400', '400-italic', '700', '700-italic'] : ['400', '700'];
  return weights.map((weight) => `/fonts/${name}/${weight}.css`);
});

const RUNNING_TITLE_LENGTH = { cjk: 36, latin: 68 };

/** One self-contained HTML document: the article, its annotations, its source. Fonts and pictures by path. */
export const composePrintDocument = (printed: PrintedArticle): PrintDocument => {
  const { record, version, paper, strings, exportedAt } = printed;
  const markup = articleMarkup(printed.readableHtml, record.title);
  const language = documentLanguage(record.language ?? markup.language, printed.text);
  const cjk = /^(zh|ja|ko)/i.test(language);
  const running = shortened(record.title, cjk ? RUNNING_TITLE_LENGTH.cjk : RUNNING_TITLE_LENGTH.latin);
  const sheets = FONT_SHEETS.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n');
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(record.title)}</title>
${sheets}
<style>${printStyles(paper, running)}</style>
</head>
<body>
<main dir="${markup.direction}">${markup.titled ? '' : composeHead(record, strings)}
<article id="${ARTICLE_ID}">${markup.html}</article></main>
${composeAppendix(printed, language, strings)}
${composeSourcePage(record, version, exportedAt, strings)}
<div id="${MARKS_ID}"></div>
</body>
</html>
`;
  return { html, language };
};
