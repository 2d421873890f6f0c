/**
 * Character classes by number instead of by Unicode property, so that every engine and every Unicode
 * version gives the same offsets.
 */
export const TEXT = 0;
export const SPACE = 1;
export const DROPPED = 2;

const LINE_FEED = 0x0a;
const JOINER = 0x200d;
const EMOJI_PRESENTATION = 0xfe0f;

const CLASSES = new Uint8Array(0x10000);
for (const unit of [
  0x09,
  LINE_FEED,
  0x0c,
  0x0d,
  0x20,
  0xa0,
  0x1680,
  0x2028,
  0x2029,
  0x202f,
  0x205f,
  0x3000,
]) {
  CLASSES[unit] = SPACE;
}
CLASSES.fill(SPACE, 0x2000, 0x200b);
// Soft hyphen, zero-width space and joiners, word joiner, byte order mark.
for (const unit of [0xad, 0x200b, 0x200c, JOINER, 0x2060, 0xfeff]) CLASSES[unit] = DROPPED;

export const isLineFeed = (unit: number): boolean => unit === LINE_FEED;

const isPictograph = (codePoint: number): boolean =>
  (codePoint >= 0x2190 && codePoint <= 0x21ff) ||
  (codePoint >= 0x2300 && codePoint <= 0x23ff) ||
  (codePoint >= 0x2600 && codePoint <= 0x27bf) ||
  (codePoint >= 0x2b00 && codePoint <= 0x2bff) ||
  (codePoint >= 0x1f000 && codePoint <= 0x1faff);

const codePointBefore = (data: string, index: number): number => {
  const unit = data.charCodeAt(index - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && index > 1 ? (data.codePointAt(index - 2) ?? unit) : unit;
};

/** Whether the zero-width joiner at `index` holds one emoji together, such as a family or a flag. */
const joinsEmoji = (data: string, index: number): boolean => {
  const before = codePointBefore(data, index);
  return (
    (before === EMOJI_PRESENTATION || isPictograph(before)) && isPictograph(data.codePointAt(index + 1) ?? 0)
  );
};

/** Class of the UTF-16 unit at `index`, which lies inside `data`. */
export const classAt = (data: string, index: number): number => {
  const unit = data.charCodeAt(index);
  const found = CLASSES[unit] ?? TEXT;
  return found === DROPPED && unit === JOINER && joinsEmoji(data, index) ? TEXT : found;
};
