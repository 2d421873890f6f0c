const isSeparator = (unit: number): boolean => unit === 0x20 || unit === 0x0a;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * `[start, end)` without white space at its ends and without halved characters, clamped to the text; null
 * when nothing is left. A selection made by three clicks ends in the next block: this brings it back.
 */
export const trimRange = (
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | null => {
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  while (from < to && isSeparator(text.charCodeAt(from))) from++;
  while (to > from && isSeparator(text.charCodeAt(to - 1))) to--;
  if (from >= to) return null;
  if (from > 0 && isLow(text.charCodeAt(from)) && !isLow(text.charCodeAt(from - 1))) from--;
  if (to < text.length && isLow(text.charCodeAt(to)) && !isLow(text.charCodeAt(to - 1))) to++;
  return { start: from, end: to };
};
