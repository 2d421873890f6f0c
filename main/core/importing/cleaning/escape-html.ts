/* eslint-disable no-control-regex -- control characters are what is looked for */

/** Characters that no database, XML export or file name should meet; line ends are line feeds. */
const UNWANTED =
  /[\0-\b\v\f\r\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MAYBE_UNWANTED = /[\0-\b\v\f\r\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]/;
const SPECIAL = /[&<>\u00a0]/;

/** Text without control characters and halved characters. */
export const cleanCharacters = (text: string): string =>
  MAYBE_UNWANTED.test(text)
    ? text.replace(UNWANTED, (character) => (/[\r\f\v]/.test(character) ? '\n' : ''))
    : text;

/** For text that `cleanCharacters` has been over. */
export const escapeText = (text: string): string => {
  if (!SPECIAL.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;');
};

/** What could end raw text or a comment if the value were ever copied into one by another program. */
const BREAKS_OUT = /--!?>|\]>|<\/(?:style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i;

/** For a value between double quotes. */
export const escapeAttribute = (value: string): string => {
  const clean = cleanCharacters(value);
  const tame = BREAKS_OUT.test(clean) ? clean.replaceAll('<', '‹').replaceAll('>', '›') : clean;
  return escapeText(tame).replaceAll('"', '&quot;');
};
