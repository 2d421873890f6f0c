import { cleanCharacters, escapeText } from '../cleaning/escape-html.ts';

/** Plain text as HTML: a blank line ends a paragraph, every other line end is a break. */
export const renderPlainText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeText(cleanCharacters(paragraph)).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
