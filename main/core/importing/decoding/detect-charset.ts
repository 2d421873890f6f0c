import { analyse } from 'chardet';
import { eastAsianCharset } from './east-asian-charset.ts';
import { isKnownCharset, strict } from './strict-decoding.ts';
import { StandardDecoder } from './standard-decoder.ts';

const DETECTION_BYTES = 65_536;
/** Fewer bytes above ASCII say nothing about single-byte charsets. */
const MIN_HIGH_BYTES = 6;

/** The likeliest charset by statistics, if possible one under which the bytes are free of errors; null for no idea. */
export const detectCharset = (bytes: Uint8Array): string | null => {
  const sample = withoutAscii(bytes);
  const eastAsian = eastAsianCharset(sample);
  if (eastAsian !== null) return eastAsian;
  if (sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0) < MIN_HIGH_BYTES) return null;
  const names = analyse(sample).map((match) => ENCODING_NAMES[match.name] ?? match.name.toLowerCase());
  const known = names.filter((name) => name !== 'utf-8' && name !== 'ascii' && isKnownCharset(name));
  const likeliest = known.find((name) => strict(bytes, name) !== null) ?? known[0] ?? null;
  return likeliest !== null && EASTERN_TWINS.has(likeliest) && isWestern(sample) ? 'windows-1252' : likeliest;
};

/** What the detector calls by other names than the Encoding Standard, or by a subset's name. */
const ENCODING_NAMES: Readonly<Record<string, string>> = {
  GB18030: 'gb18030',
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
};

/** Charsets that share most letters with windows-1252 and are often taken for it, and it for them. */
const EASTERN_TWINS = new Set(['iso-8859-2', 'windows-1250', 'windows-1254', 'windows-1257', 'windows-1258']);
const WESTERN =
  /^[\0-\x7F\xA0¡¢£§©«°·»¿ÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÓÔÖÕØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôöõøùúûüÿŒœ‘’“”„‚–—…•€™]*$/;

/** Whether the text is plausible in a language of western Europe; `õ` without `ã` is Hungarian read wrongly. */
const isWestern = (bytes: Uint8Array): boolean => {
  const text = new StandardDecoder('windows-1252').decode(bytes);
  return WESTERN.test(text) && (!text.includes('õ') || text.includes('ã'));
};

/** Mark-up says nothing about the charset but outweighs the text: a short run of it stays as separator. */
const withoutAscii = (bytes: Uint8Array): Uint8Array => {
  const kept = new Uint8Array(Math.min(bytes.length, DETECTION_BYTES));
  let length = 0;
  let behind = 3;
  for (let index = 0; index < bytes.length && length < kept.length; index++) {
    const byte = bytes[index] ?? 0;
    behind = byte > 0x7f ? 0 : behind + 1;
    if (behind < 3) kept[length++] = byte;
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
