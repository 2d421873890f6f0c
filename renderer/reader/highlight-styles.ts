import type { HighlightColor } from '../../preload/contract/annotations.ts';

export interface HighlightPalette {
  /** Background of a mark; half-transparent, so that crossing marks of two colours show both. */
  readonly marks: Readonly<Record<HighlightColor, string>>;
  /** Line under a mark whose place is to be reviewed, and under marks that cross. */
  readonly lines: Readonly<Record<HighlightColor, string>>;
  /** Line under the mark that is chosen, and where marks cross. */
  readonly accent: string;
  /** Words that a search found. */
  readonly match: string;
}

export const LIGHT_PALETTE: HighlightPalette = {
  marks: {
    yellow: 'rgb(255 214 10 / 0.42)',
    green: 'rgb(52 199 89 / 0.32)',
    blue: 'rgb(10 132 255 / 0.26)',
    pink: 'rgb(255 55 95 / 0.26)',
    purple: 'rgb(175 82 222 / 0.27)',
  },
  lines: { yellow: '#8a6d00', green: '#1d7a37', blue: '#0757ad', pink: '#b3123a', purple: '#7a2fa8' },
  accent: '#1d2b53',
  match: 'rgb(255 149 0 / 0.45)',
};

export const DARK_PALETTE: HighlightPalette = {
  marks: {
    yellow: 'rgb(255 214 10 / 0.34)',
    green: 'rgb(48 209 88 / 0.32)',
    blue: 'rgb(64 156 255 / 0.38)',
    pink: 'rgb(255 69 112 / 0.36)',
    purple: 'rgb(191 110 242 / 0.38)',
  },
  lines: { yellow: '#ffd60a', green: '#4cd973', blue: '#7ab8ff', pink: '#ff86a0', purple: '#d6a2f5' },
  accent: '#e7ecff',
  match: 'rgb(255 159 10 / 0.5)',
};

/** The five properties `::highlight()` takes are all there is to work with; no border, no cursor. */
export const highlightStyles = ({ marks, lines, accent, match }: HighlightPalette): string => {
  const rules = (Object.keys(marks) as HighlightColor[]).flatMap((color) => [
    `::highlight(offprint-${color}-sure) { background-color: ${marks[color]}; }`,
    `::highlight(offprint-${color}-review) { text-decoration: underline dashed 2px ${lines[color]}; }`,
  ]);
  return [
    ...rules,
    `::highlight(offprint-overlap) { text-decoration: underline solid 1px ${accent}; }`,
    `::highlight(offprint-match) { background-color: ${match}; }`,
    `::highlight(offprint-active) { text-decoration: underline solid 2px ${accent}; }`,
  ].join('\n');
};
