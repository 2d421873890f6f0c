import type { HighlightColor } from '../annotation.ts';

const ANNOTATION = 'urn:offprint:annotation:';
const ARTICLE = 'urn:offprint:article:';
const STYLE = 'offprint-';

export const COLORS: readonly HighlightColor[] = ['yellow', 'green', 'blue', 'pink', 'purple'];

export const annotationUrn = (id: string): string => `${ANNOTATION}${id}`;
export const articleUrn = (id: string): string => `${ARTICLE}${id}`;
export const versionUrn = (id: string, version: number): string =>
  `${ARTICLE}${id}:version:${String(version)}`;
export const styleClass = (color: HighlightColor): string => `${STYLE}${color}`;

export const idOfAnnotationUrn = (urn: string): string | null =>
  /^urn:offprint:annotation:([0-9a-zA-Z_-]{8,64})$/.exec(urn)?.[1] ?? null;

export const idOfArticleUrn = (urn: string): string | null =>
  /^urn:offprint:article:([0-9a-z]{16})(?::version:\d+)?$/.exec(urn)?.[1] ?? null;

export const colorOfStyleClass = (name: string): HighlightColor | null =>
  COLORS.find((color) => name.split(/\s+/).includes(styleClass(color))) ?? null;

/** What the style classes mean to a reader of the file. */
export const STYLESHEET = {
  type: 'CssStylesheet',
  value: [
    '.offprint-yellow { background: #ffe680 }',
    '.offprint-green { background: #b8e6c1 }',
    '.offprint-blue { background: #b3d4ff }',
    '.offprint-pink { background: #ffc2cf }',
    '.offprint-purple { background: #dfc4ef }',
  ].join('\n'),
};
