/** Characters that would mean something inside a paragraph (CommonMark 0.31, GFM, and `==` marks). */
const INLINE = /[\\`*_[\]<>~|]|==|&(?=#?\w+;)/g;

/** Escapes text so that it reads as itself anywhere inside a line. */
export const escapeInline = (text: string): string =>
  text.replace(INLINE, (found) => found.replace(/./gsu, '\\$&'));

const LINE_START =
  /^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=[-\s]*$)|=+(?=\s*$)|\d{1,9}(?=[.)](?:\s|$))|:(?=\s))/;

/** Escapes what would make a paragraph line a heading, a list, a rule or a definition. */
export const escapeLineStart = (line: string): string =>
  line.replace(LINE_START, (_, space: string, sign: string) =>
    /^\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  );

/** A link destination that ends where it should, whatever it contains. */
export const linkTarget = (url: string): string =>
  `<${url.replace(/[\s<>\\]/g, (character) => encodeURIComponent(character))}>`;
