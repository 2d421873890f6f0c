/** `<p<1`: the sign, a short name, another sign and a number. No page opens a tag like this on purpose. */
const SIGN = /<(?=[a-z]{1,3}\s?<\s?[\d.])/gi;
const OPERAND = /[\w\u3000-\uffef]/;

/**
 * Mathematics that was saved with its signs unescaped, such as `0<p<1`. A browser takes the first sign for the
 * beginning of a tag and swallows the text up to the next `>`.
 */
export const escapeInequalities = (html: string): string =>
  html.replace(SIGN, (sign, offset: number) => (OPERAND.test(html.charAt(offset - 1)) ? '&lt;' : sign));
