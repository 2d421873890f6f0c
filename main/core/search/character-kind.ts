/**
 * What searching has to know of a folded character: whether it joins its neighbours to a word, stands for
 * itself in a script written without spaces, or separates.
 */
export const SEPARATOR = 1;
/** Letter, digit or mark of a script that puts spaces between words: Latin, Cyrillic, Arabic, … */
export const WORD = 2;
/** Character of a script without spaces: Han, kana, bopomofo, Thai, … Any run of them can be searched. */
export const UNSPACED = 3;
/** Searched like the unspaced ones, but its spaces mean something. */
export const HANGUL = 4;

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const KOREAN = /\p{Script=Hangul}/u;

const classify = (codePoint: number): number => {
  const character = String.fromCodePoint(codePoint);
  if (!LETTER.test(character)) return SEPARATOR;
  if (WITHOUT_SPACES.test(character)) return UNSPACED;
  return KOREAN.test(character) ? HANGUL : WORD;
};

const known = new Uint8Array(0x10000);

export const characterKind = (codePoint: number): number => {
  if (codePoint > 0xffff) return classify(codePoint);
  const kind = known[codePoint] ?? 0;
  return kind === 0 ? (known[codePoint] = classify(codePoint)) : kind;
};

/** Whether every character of this kind begins a token of its own. */
export const standsAlone = (kind: number): boolean => kind === UNSPACED || kind === HANGUL;

/** Whether white space between two characters of these kinds is part of what is written. */
export const keepsSpace = (before: number, after: number): boolean =>
  before === after && (before === WORD || before === HANGUL);
