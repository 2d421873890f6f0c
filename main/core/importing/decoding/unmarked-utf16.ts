import { StandardDecoder } from './standard-decoder.ts';

const SAMPLE_BYTES = 65_536;
const MIN_BYTES = 16;
/** Mark-up and digits are ASCII: of a page a good part, of a Chinese text the line ends at least. */
const MIN_SHARE = 0.04;
/** Zeros on the other side are the ends of a few characters: 一 (U+4E00) is the commonest of Chinese. */
const MIN_LEAD = 3;
/** Fewer zeros than this and an ASCII text with zero bytes in it has to be thought of. */
const SURE_SHARE = 0.3;

/**
 * UTF-16 that has lost its byte order mark: every other byte of what is ASCII in it is zero, and few bytes in
 * between. Null for everything else.
 */
export const unmarkedUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (end < MIN_BYTES || bytes.length % 2 !== 0) return null;
  const { even, odd } = countZeros(bytes.subarray(0, end));
  const least = (end / 2) * MIN_SHARE;
  const isLittle = odd > even;
  const [more, fewer] = isLittle ? [odd, even] : [even, odd];
  if (more <= least || fewer * MIN_LEAD >= more) return null;
  const sample = bytes.subarray(0, end);
  if (more < (end / 2) * SURE_SHARE && isAsciiWithZeros(sample)) return null;
  const charset = isLittle ? 'utf-16le' : 'utf-16be';
  return readsAsText(sample, charset) ? charset : null;
};

const countZeros = (bytes: Uint8Array): { even: number; odd: number } => {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  return { even, odd };
};

const isAsciiWithZeros = (bytes: Uint8Array): boolean =>
  bytes.reduce((others, byte) => others + Number(byte > 0x7e || isOtherControl(byte)), 0) * 20 < bytes.length;

/** Control characters are no ASCII text; 0x04 is the upper half of all Cyrillic letters. */
const isOtherControl = (byte: number): boolean => byte > 0 && byte < 0x20 && (byte < 0x09 || byte > 0x0d);

/** Programs and pictures are full of zeros too. */
const readsAsText = (bytes: Uint8Array, charset: string): boolean => {
  const text = new StandardDecoder(charset).decode(bytes);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\u0080-\u009f\ue000-\uf8ff\ufffd-\uffff]/g)?.length ?? 0;
  return odd * 100 < text.length;
};
