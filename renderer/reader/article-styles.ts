import type { Settings } from '../../preload/contract/library.ts';

export interface ArticleStyle {
  readonly textSize: number;
  readonly textWidth: Settings['textWidth'];
  readonly cjk: boolean;
  /** Why pictures are missing: the codes the article names, with their words. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** CSS pixels for the steps -3 to 6. */
const SIZES = [13.5, 14.5, 15.5, 17, 18.5, 20, 22, 24.5, 27, 31] as const;

/** Measure in em: CJK is set full-width, a Latin letter takes about half an em. */
const MEASURES = {
  cjk: { narrow: 30, normal: 36, wide: 43 },
  latin: { narrow: 28, normal: 33, wide: 40 },
} as const;

export const fontSizeOf = ({ textSize }: Pick<ArticleStyle, 'textSize'>): number => SIZES[textSize + 3] ?? 17;

/** CSS pixels of the longest line. */
export const measureOf = (style: Omit<ArticleStyle, 'reasons'>): number =>
  MEASURES[style.cjk ? 'cjk' : 'latin'][style.textWidth] * fontSizeOf(style);

/** Codes are matched and words are quoted as CSS strings: whatever an article names, it stays text. */
const missingStyles = (reasons: ReadonlyMap<string, string>): string =>
  [...reasons]
    .map(
      ([code, words]) =>
        `.op-missing[data-reason=${cssString(code)}]:not(.op-inline)::after { content: attr(data-host) " · " ${cssString(words)}; }`,
    )
    .join('\n');

const cssString = (text: string): string =>
  `"${text.replace(/[\\"\n\r\f<]/g, (unit) => `\\${unit.charCodeAt(0).toString(16)} `)}"`;

/**
 * The sheet of the reader frame. Colours and typefaces are the window's own, read from its computed style
 * (`tokens`), because the frame is another document and inherits nothing.
 */
export const articleStyles = (style: ArticleStyle, tokens: (name: string) => string): string => `
html {
  display: flow-root;
  height: auto !important;
  min-height: 0 !important;
  overflow: hidden !important;
  background: ${tokens('--ground-page')} !important;
  color: ${tokens('--ink')} !important;
  color-scheme: ${tokens('color-scheme')};
  font: ${String(fontSizeOf(style))}px / ${style.cjk ? '1.8' : '1.58'} ${tokens('--serif')} !important;
  font-kerning: normal;
  line-break: strict;
  text-spacing-trim: trim-start;
  text-autospace: normal;
  hanging-punctuation: allow-end;
  overflow-wrap: break-word;
  -webkit-font-smoothing: antialiased;
  ${style.cjk ? '' : 'hyphens: auto;'}
}
body, main, article { display: block; width: auto !important; max-width: none !important; margin: 0 !important; padding: 0 !important; color: inherit !important; background: none !important; font: inherit !important; }
body { padding-bottom: 1px !important; }
* { color: inherit; background-color: transparent; font-family: inherit; }
p, ul, ol, dl, blockquote, pre, figure, table, details { margin: 0 0 ${style.cjk ? '1em' : '0.9em'}; }
h1, h2, h3, h4, h5, h6 { margin: 1.6em 0 0.5em; font-weight: 700; line-height: 1.35; text-wrap: balance; }
h1 { font-size: 1.45em; } h2 { font-size: 1.25em; } h3 { font-size: 1.1em; } h4, h5, h6 { font-size: 1em; }
:is(body, main, article) > :first-child { margin-top: 0; }
a { color: ${tokens('--accent')}; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:focus-visible { outline: 2px solid ${tokens('--accent')}; outline-offset: 2px; }
img, video, svg { max-width: 100%; height: auto; }
img { display: block; margin: 0 auto; background: ${tokens('--ground-hover')}; border-radius: 3px; }
img.op-inline { display: inline; width: auto; height: 1.15em; margin: 0 0.1em; background: none; vertical-align: -0.18em; }
.op-header { display: none; }
.op-embed, .op-missing { font-family: ${tokens('--sans')}; font-size: 0.78em; line-height: 1.5; border-color: ${tokens('--line')}; color: ${tokens('--ink-soft')}; }
.op-missing:not(.op-inline) { box-sizing: border-box; min-height: 12rem; margin: 0 auto; border: 1px dashed ${tokens('--line-strong')}; border-radius: 6px; cursor: pointer; background: ${tokens('--ground-hover')}; }
.op-missing[data-width]:not(.op-inline) { width: attr(data-width px); max-width: 100%; min-height: 0; aspect-ratio: attr(data-width type(<number>)) / attr(data-height type(<number>)); }
.op-missing:not(.op-inline)::before, .op-missing:not(.op-inline)::after { visibility: hidden; }
.op-missing[data-width]:not(.op-inline)::before, .op-missing[data-width]:not(.op-inline)::after { position: absolute; }
${missingStyles(style.reasons)}
figure { margin: 1.6em 0; }
figcaption, caption, small { color: ${tokens('--ink-soft')}; font-size: 0.8em; line-height: 1.55; }
figcaption { margin-top: 0.6em; }
blockquote { padding-inline-start: 1.1em; border-inline-start: 2px solid ${tokens('--line-strong')}; color: ${tokens('--ink-soft')}; }
ul, ol { padding-inline-start: 1.5em; } li { margin: 0.25em 0; }
hr { height: 1px; margin: 2em 0; border: 0; background: ${tokens('--line')}; }
pre, code, kbd, samp { font-family: ${tokens('--mono')}; font-size: 0.86em; }
pre { overflow-x: auto; padding: 0.9em 1em; border: 1px solid ${tokens('--line')}; border-radius: 6px; line-height: 1.5; }
table { display: block; overflow-x: auto; border-collapse: collapse; font-size: 0.88em; line-height: 1.5; }
th, td { padding: 0.4em 0.8em; border-bottom: 1px solid ${tokens('--line')}; text-align: start; vertical-align: top; }
sup, sub { line-height: 0; }
[hidden] { display: none !important; }
::selection { background: ${tokens('--selection')}; }
`;
