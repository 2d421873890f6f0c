import { plainCharacters } from './cjk-radicals.ts';

/**
 * What line breaking, hyphenation and text extraction may add or take away; and emoji, which are often one
 * glyph for several characters, of which only the whole has a text.
 */
const IGNORED =
  /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3\u002d\u2010]/gu;

/** In right-to-left text a bracket is drawn, and extracted, as its mirror image. */
const MIRRORED: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '>': '<',
  '»': '«',
  '›': '‹',
};

const comparable = (text: string): string =>
  plainCharacters(text.normalize('NFC'))
    .normalize('NFKC')
    .replace(IGNORED, '')
    .replace(/[)\]}>»›]/g, (bracket) => MIRRORED[bracket] ?? bracket);

const sorted = (text: string): string => Array.from(text).sort().join('');

/**
 * Whether a page shows just the characters of a text. Their order is not compared: extraction order of
 * right-to-left, vertical and annotated text is the reader's own business, their place is not.
 */
export const haveSameCharacters = (expected: string, shown: string): boolean => {
  const a = comparable(expected);
  const b = comparable(shown);
  return a === b || sorted(a) === sorted(b);
};
