import { plainCharacters } from './cjk-radicals.ts';

/** What line breaking, hyphenation and text extraction may add or take away. */
const IGNORED = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u002d\u2010]/gu;

const comparable = (text: string): string =>
  plainCharacters(text.normalize('NFC')).normalize('NFKC').replace(IGNORED, '');

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
