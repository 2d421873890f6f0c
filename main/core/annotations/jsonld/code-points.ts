/** W3C positions count code points; Offprint, like every string in JavaScript, counts UTF-16 code units. */

const isPair = (text: string, index: number): boolean => (text.codePointAt(index) ?? 0) > 0xffff;

/** Code points before the UTF-16 `offset`. */
export const toCodePoints = (text: string, offset: number): number => {
  let points = 0;
  for (let index = 0; index < offset && index < text.length; points++) index += isPair(text, index) ? 2 : 1;
  return points;
};

/** UTF-16 offset behind so many code points; the length of the text where it has fewer. */
export const fromCodePoints = (text: string, points: number): number => {
  let index = 0;
  for (let left = points; left > 0 && index < text.length; left--) index += isPair(text, index) ? 2 : 1;
  return index;
};
