/**
 * One fold for search and for finding quotations again: what differs only in case, width, script variant,
 * Latin accents, kind of quotation mark or dash becomes equal.
 */
import { simplifyCharacter } from './simplify-character.ts';

const PUNCTUATION: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '“”„‟«»「」『』〝〞〟｢｣',
    "'": '‘’‚‛`´‹›',
    '-': '‐‑‒–—―−─－⸺⸻﹣',
    '.': '。｡·・･‧•．',
    '...': '…⋯',
    ',': '、､，',
    '~': '～〜∼',
    '<': '《〈⟨',
    '>': '》〉⟩',
    '[': '【〔〖［',
    ']': '】〕〗］',
    '(': '（',
    ')': '）',
  }).flatMap(([plain, variants]) => Array.from(variants, (variant) => [variant, plain] as const)),
);

/** Letters that lower-casing and decomposition leave apart. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ς', 'σ'],
  ['ı', 'i'],
]);

const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const ACCENTED_LATIN = /^\p{Script=Latin}\p{Mn}+$/u;
const MARKS = /\p{Mn}/gu;

const withoutLatinAccent = (character: string): string => {
  const decomposed = character.normalize('NFD');
  return ACCENTED_LATIN.test(decomposed) ? decomposed.replace(MARKS, '') : character;
};

const foldAfresh = (character: string): string => {
  const compatible = PUNCTUATION.get(character) ?? character.normalize('NFKC');
  const lower = withoutLatinAccent(compatible).toLowerCase().normalize('NFC');
  return Array.from(lower, (part) => {
    const plain = withoutLatinAccent(part);
    return PUNCTUATION.get(plain) ?? LETTERS.get(plain) ?? simplifyCharacter(plain);
  })
    .join('')
    .replace(INVISIBLE, '');
};

const singleUnits: (string | undefined)[] = [];

/**
 * The folded form of one character as `characterEnd` delimits it: usually one character, several for
 * ligatures and the like, empty for white space and invisible characters.
 */
export const foldCharacter = (character: string): string => {
  if (character.length !== 1) return foldAfresh(character);
  const unit = character.charCodeAt(0);
  return (singleUnits[unit] ??= foldAfresh(character));
};

/** Latin, Cyrillic and Greek marks; voicing marks of kana, half-width ones among them. */
const isJoiningMark = (unit: number): boolean =>
  (unit >= 0x300 && unit <= 0x36f) ||
  unit === 0x3099 ||
  unit === 0x309a ||
  unit === 0xff9e ||
  unit === 0xff9f;

/** Where the character that begins at `index` ends: behind its surrogate pair and combining marks. */
export const characterEnd = (text: string, index: number): number => {
  let end = index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && isJoiningMark(text.charCodeAt(end))) end++;
  return end;
};
