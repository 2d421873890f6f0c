/**
 * Which characters a tokenizer state of the HTML Standard takes as they are, by UTF-16 unit: a run of them
 * needs no look at each. Null, carriage return and surrogates are in no class, because reading them takes more.
 */
export const TEXT = 1;
export const SPACE = 2;
export const RCDATA = 4;
export const RAW_TEXT = 8;
export const DOUBLE_QUOTED = 16;
export const SINGLE_QUOTED = 32;
export const COMMENT = 64;
/** Of tags and attributes; of ASCII alone, so that lower case needs no table. */
export const NAME = 128;

const IN_QUOTES_OR_RAW = RCDATA | RAW_TEXT | DOUBLE_QUOTED | SINGLE_QUOTED | COMMENT;

/** What a character is *not* taken for, by the states in which it means something. */
const MEANINGS: readonly (readonly [string, number])[] = [
  ['<', TEXT | RCDATA | RAW_TEXT | COMMENT | NAME],
  ['&', TEXT | RCDATA | DOUBLE_QUOTED | SINGLE_QUOTED],
  ['"', DOUBLE_QUOTED | NAME],
  ["'", SINGLE_QUOTED | NAME],
  ['-', COMMENT],
  ['/', NAME],
  ['>', NAME],
  ['=', NAME],
];

const buildClasses = (): Uint8Array => {
  const classes = new Uint8Array(0x10000).fill(TEXT | IN_QUOTES_OR_RAW);
  classes.fill(0, 0xd800, 0xe000);
  for (let unit = 0x21; unit < 0x7f; unit++) classes[unit] = 0xff & ~SPACE;
  for (const unit of [0x09, 0x0a, 0x0c, 0x20]) classes[unit] = SPACE | IN_QUOTES_OR_RAW;
  for (const unit of [0x00, 0x0d]) classes[unit] = 0;
  for (const [characters, states] of MEANINGS) {
    const unit = characters.charCodeAt(0);
    classes[unit] = (classes[unit] ?? 0) & ~states;
  }
  return classes;
};

const CLASSES = buildClasses();

/** Whether the character at `index` is of one of the classes; false behind the end. */
export const isOf = (html: string, index: number, classes: number): boolean =>
  index < html.length && ((CLASSES[html.charCodeAt(index)] ?? 0) & classes) !== 0;

/** Index of the first character from `index` on that is of none of the classes; the length when all are. */
export const endOfRun = (html: string, index: number, classes: number): number => {
  // Asked for a character behind the end, V8 gives up its fastest code: six times slower.
  const { length } = html;
  let end = index;
  while (end < length && ((CLASSES[html.charCodeAt(end)] ?? 0) & classes) !== 0) end++;
  return end;
};
