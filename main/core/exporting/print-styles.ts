import { SHEETS } from './paper.ts';
import type { Paper } from './paper.ts';

/** CJK faces carry Latin letters of the same family, and the right quotation marks and dashes for Chinese. */
const LATIN = `'Source Serif 4', 'Noto Serif SC', 'Noto Serif TC'`;
const HANS = `'Noto Serif SC', 'Noto Serif TC', 'Source Serif 4'`;
const HANT = `'Noto Serif TC', 'Noto Serif SC', 'Source Serif 4'`;
const SYSTEM = `'Songti SC', SimSun, 'Noto Serif', 'DejaVu Serif', serif`;
const MONO = `Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace`;

const cssString = (text: string): string =>
  `"${text.replace(/[\\"<>\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16) ?? ''} `)}"`;

const pageRules = (paper: Paper, runningTitle: string): string => {
  const { width, height, top, bottom, side } = SHEETS[paper];
  const quiet = `font: 400 7.5pt ${LATIN}, ${SYSTEM}; color: #6b6b6b; vertical-align: top; padding-top: 8mm;`;
  return `
@page {
  size: ${String(width)}mm ${String(height)}mm;
  margin: ${String(top)}mm 0 ${String(bottom)}mm;
  @bottom-left { content: ${cssString(runningTitle)}; ${quiet} text-align: left; box-sizing: border-box; padding-left: ${String(side)}mm; width: 78%; white-space: nowrap; }
  @bottom-right { content: counter(page) " / " counter(pages); ${quiet} text-align: right; box-sizing: border-box; padding-right: ${String(side)}mm; width: 22%; white-space: nowrap; font-variant-numeric: tabular-nums; }
}
@page :first { @bottom-left { content: ""; } }
body { margin: 0; padding: 0 ${String(side)}mm; }
#marks a { left: ${String(side - 14)}mm; }`;
};

const TYPE = `
:root { font: 400 10.75pt/1.52 ${LATIN}, ${SYSTEM}; color: #1a1a1a; background: none;
  font-variant-ligatures: none; font-kerning: normal; -webkit-print-color-adjust: exact; print-color-adjust: exact;
  overflow-wrap: anywhere; line-break: strict;
  /* Trimmed punctuation is drawn beside its advance, and readers then take it for outside a highlight. */
  text-spacing-trim: space-all; }
:lang(zh), :lang(ja), :lang(ko) { font-family: ${HANS}, ${SYSTEM}; line-height: 1.78; }
:lang(zh-Hant), :lang(zh-TW), :lang(zh-HK), :lang(zh-MO) { font-family: ${HANT}, ${SYSTEM}; }
:lang(zh) em, :lang(zh) i, :lang(zh) cite, :lang(ja) em, :lang(ja) i { font-style: normal; }
a { color: inherit; text-decoration: underline; text-decoration-color: #b4b4b4; text-decoration-thickness: .5pt;
  text-underline-offset: .18em; }
h1, h2, h3, h4, h5, h6 { font-weight: 700; line-height: 1.28; break-after: avoid; break-inside: avoid;
  margin: 1.7em 0 .55em; text-wrap: balance; }
:is(h1, h2, h3, h4):is(:lang(zh), :lang(ja)) { word-break: keep-all; text-wrap: wrap; }
h1 { font-size: 1.5em; } h2 { font-size: 1.22em; } h3 { font-size: 1.08em; } h4, h5, h6 { font-size: 1em; }
p { margin: 0 0 .78em; orphans: 2; widows: 2; }
small, sub, sup { font-size: .78em; line-height: 0; }`;

const HEAD = `
.head { margin: 0 0 9mm; padding-bottom: 5mm; border-bottom: .5pt solid #c9c9c9; }
.head h1 { font-size: 21pt; line-height: 1.22; margin: 0 0 4mm; }
.head:lang(zh) h1, .head:lang(ja) h1 { font-size: 19.5pt; line-height: 1.36; }
.head p { margin: 0; font-size: 8.75pt; line-height: 1.5; color: #555; }
.head .site { letter-spacing: .03em; margin-bottom: 2.5mm; }
.head .address { font-size: 8pt; color: #6b6b6b; }
.head .address a { text-decoration: none; overflow-wrap: anywhere; }`;

/** Whatever the article brings: nothing hidden, nothing wider than the page, nothing repeated. */
const ARTICLE = `
#article:is(:lang(zh), :lang(ja)) :is(p, li, blockquote, dd) { text-align: justify; }
#article img, #article svg { max-width: 100%; height: auto; max-height: 165mm; object-fit: contain; }
#article figure, #article picture { break-inside: avoid; }
#article figure { margin: 1.4em 0; }
#article img { display: block; margin: 1.1em auto .5em; }
#article figure > img, #article figure picture > img { margin-top: 0; }
#article p img, #article li img, #article td img, #article a > img:not(:only-child) { display: inline; margin: 0; vertical-align: middle; }
#article figcaption, #article caption { font-size: .82em; line-height: 1.5; color: #555; margin-top: .5em; text-align: left; }
#article caption { margin: 0 0 .5em; }
#article ul, #article ol { margin: 0 0 .9em; padding-inline-start: 1.6em; }
#article li { margin: .2em 0; }
#article dd { margin-inline-start: 1.6em; }
#article blockquote { margin: 1.1em 0; padding-inline-start: 1.1em; border-inline-start: 1.5pt solid #bdbdbd; color: #333; }
#article pre { white-space: pre-wrap; overflow: visible; font-size: .85em; line-height: 1.45; padding: .7em .9em;
  background: #f5f5f4; break-inside: auto; tab-size: 4; }
#article code, #article kbd, #article samp, #article pre { font-family: ${MONO}, 'Noto Serif SC'; }
#article code { font-size: .88em; } #article pre code { font-size: inherit; }
#article table { width: 100%; max-width: 100%; border-collapse: collapse; font-size: .88em; line-height: 1.45; margin: 1.2em 0; }
#article th, #article td { border-block: .5pt solid #cfcfcf; padding: .38em .6em; text-align: start; vertical-align: top; }
#article th { font-weight: 700; border-block-end-color: #7a7a7a; }
#article thead, #article tfoot { display: table-row-group; }
#article tr { break-inside: avoid; }
#article hr { border: 0; border-top: .5pt solid #c9c9c9; width: 30%; margin: 1.8em auto; }
#article mark { background: none; color: inherit; font-weight: inherit; }
#article * { max-height: none !important; overflow: visible !important; }
#article :not(img) { height: auto !important; }
#article details, #article dialog { display: block; position: static; border: 0; padding: 0; margin: 0 0 .8em; }
#article img.op-inline { display: inline; height: 1.2em; width: auto; margin: 0 .1em; vertical-align: -.2em; }
#article .op-embed, #article .op-missing { display: block; margin: 1.2em 0; padding: .7em .9em; border: .5pt solid #cfcfcf;
  font-size: .82em; line-height: 1.5; color: #555; break-inside: avoid; text-align: left; }
#article .op-embed br { display: none; }
#article .op-missing::before { content: attr(data-alt); }
#article .op-missing::after { content: attr(data-host) " · " attr(data-reason); display: block; color: #767676; }
#article .op-missing.op-inline { display: inline; margin: 0; padding: 0 .2em; }
#article .op-missing.op-inline::after { content: none; }
#article summary { list-style: none; font-weight: 700; }
#article video, #article audio, #article iframe, #article embed, #article object { display: none; }`;

const APPENDIX = `
.appendix { break-before: page; font-size: 9.5pt; }
.appendix > h1 { font-size: 15pt; margin: 0 0 6mm; }
.appendix h2 { font-size: 10.5pt; margin: 9mm 0 2mm; }
.appendix .explained { color: #555; font-size: 9pt; margin: 0 0 6mm; }
.notes { list-style: none; margin: 0; padding: 0; }
.notes > li { display: grid; grid-template-columns: 9mm 1fr; margin: 0 0 5.5mm; break-inside: avoid-page; }
.notes .number { font-size: 8pt; line-height: 1.9; color: #6b6b6b; font-variant-numeric: tabular-nums; }
.notes .number a { text-decoration: none; }
.notes blockquote { margin: 0; padding-inline-start: 3.2mm; border-inline-start: 3pt solid var(--ink); white-space: pre-line; }
.notes .note { margin: 1.6mm 0 0; padding-inline-start: 4mm; white-space: pre-wrap; font-weight: 400; }
.notes .facts { margin: 1.2mm 0 0; padding-inline-start: 4mm; color: #6b6b6b; font-size: 7.75pt; line-height: 1.5; }
.notes .facts a { text-decoration: none; }
.facts-table { display: grid; grid-template-columns: 34mm 1fr; column-gap: 5mm; row-gap: 2.6mm; margin: 0; }
.facts-table dt { color: #6b6b6b; font-size: 8.5pt; line-height: 1.7; }
.facts-table dd { margin: 0; overflow-wrap: anywhere; }
.facts-table .wide { grid-column: 1 / -1; } .facts-table dd.wide { margin-top: -2mm; }
.facts-table .hash { font: 8.5pt/1.6 ${MONO}; white-space: nowrap; }
.facts-table ul { margin: 0; padding: 0; list-style: none; } .facts-table li { margin-bottom: 1.4mm; font-size: 8.5pt; }
.facts-table .reason { color: #6b6b6b; }
#marks { position: absolute; top: 0; left: 0; width: 0; height: 0; }
#marks a { position: absolute; width: 10mm; text-align: right; font: 400 7pt/9pt ${LATIN}; color: #767676;
  text-decoration: none; font-variant-numeric: tabular-nums; }`;

/** Style sheet of the print document. `runningTitle` stands at the foot of every page but the first. */
export const printStyles = (paper: Paper, runningTitle: string): string =>
  [pageRules(paper, runningTitle), TYPE, HEAD, ARTICLE, APPENDIX].join('\n');

/**
 * Sheet of the measuring print: only the marks have a colour. Text is transparent, never hidden, because
 * hidden text paints no highlight.
 */
export const measureStyles = (colors: readonly { readonly name: string; readonly color: string }[]): string =>
  [
    '*, ::before, ::after { color: transparent !important; background: none !important; ' +
      'border-color: transparent !important; text-decoration-color: transparent !important }',
    'img, video, canvas { visibility: hidden !important }',
    ...colors.map(({ name, color }) => `::highlight(${name}) { background-color: ${color} !important }`),
  ].join('\n');
