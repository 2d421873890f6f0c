import { eastAsianCharset } from './east-asian-charset.ts';
import { singleByteCharset } from './single-byte-charset.ts';

const EAST_ASIAN_BYTES = 65_536;
/** Of the words around letters: each is weighed in every language. */
const SINGLE_BYTES = 6144;
/** Of a word or two nothing but charsets of East Asia can be told, unless the page names its language. */
const MIN_HIGH_BYTES = 4;
const LANGUAGE = /<html\b[^>]{0,300}?\slang\s*=\s*["']?([a-z]{2,3})\b/i;

/** The likeliest charset by what the text reads like in it; null for no idea. */
export const detectCharset = (bytes: Uint8Array): string | null => {
  const eastAsian = eastAsianCharset(near(bytes, 2, EAST_ASIAN_BYTES));
  if (eastAsian !== null) return eastAsian;
  const sample = near(bytes, WORDS_AROUND, SINGLE_BYTES);
  const language = declaredLanguage(bytes);
  if (language === null && sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0) < MIN_HIGH_BYTES)
    return null;
  return singleByteCharset(sample, language);
};

const declaredLanguage = (bytes: Uint8Array): string | null => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return LANGUAGE.exec(head)?.[1]?.toLowerCase() ?? null;
};

const WORDS_AROUND = 24;

/** Mark-up outweighs the text: what is kept are the bytes above ASCII with those around them. */
const near = (bytes: Uint8Array, reach: number, most: number): Uint8Array => {
  const kept = new Uint8Array(Math.min(bytes.length, most));
  let length = 0;
  let done = 0;
  for (let at = 0; at < bytes.length && length < kept.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = Math.max(done, at - reach);
    const end = Math.min(bytes.length, at + reach + 1, start + kept.length - length);
    kept.set(bytes.subarray(start, end), length);
    length += Math.max(0, end - start);
    done = Math.max(done, end);
  }
  return kept.subarray(0, length);
};

const ESCAPE = 0x1b;
const DOLLAR = 0x24;

/** Whether the bytes change to Japanese characters as ISO-2022-JP does, by `ESC $ B` or `ESC $ @`. */
export const holdsShiftedJapanese = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    if (bytes[at + 1] === DOLLAR && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  }
  return false;
};
