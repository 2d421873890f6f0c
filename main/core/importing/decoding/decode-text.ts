import { analyse } from 'chardet';
import type { ImportWarning } from '../../articles/article-record.ts';
import { BYTE_CHARSET, toByteText } from './byte-text.ts';
import { declaredCharset } from './declared-charset.ts';

export interface DecodedText {
  readonly text: string;
  /** Name as in the Encoding Standard. */
  readonly charset: string;
  /** What decided: `chosen`, `bom`, `container`, `valid-utf-8`, `declared`, `detected` or `fallback`. */
  readonly reason: string;
  /** What spoke for it, in words for the log. */
  readonly evidence: string;
  readonly warnings: readonly ImportWarning[];
}

const REPLACEMENT = '\uFFFD';
/** So many broken places per good multi-byte character and it was not UTF-8 at all. */
const MAX_BROKEN_SHARE = 0.1;
const DETECTION_BYTES = 65_536;

/**
 * Bytes to text. Order: what the user chose, byte order mark, what the container says, valid UTF-8, what the
 * file declares (as the HTML Standard reads it), slightly broken UTF-8, statistics. Never throws; what cannot
 * be decoded becomes U+FFFD and a warning.
 */
export const decodeText = (
  bytes: Uint8Array,
  chosen?: string,
  container: string | null = null,
): DecodedText => {
  const declared = declaredCharset(bytes);
  const decided =
    withoutGuess(bytes, chosen, container) ?? withoutError(bytes, declared) ?? bestGuess(bytes, declared);
  return { ...decided, evidence: evidenceFor(decided, declared, container) };
};

type Decided = Omit<DecodedText, 'evidence'>;

const SPOKE: Readonly<Record<string, string>> = {
  chosen: 'chosen by the user',
  bom: 'byte order mark',
  container: 'the container says so and every byte fits',
  'valid-utf-8': 'every byte fits UTF-8',
  declared: 'the file declares it',
  detected: 'likeliest by the statistics of its bytes',
  fallback: 'nothing else spoke for any',
};

const evidenceFor = (
  { reason, charset, warnings }: Decided,
  declared: string | null,
  container: string | null,
): string =>
  [
    SPOKE[reason] ?? reason,
    declared === null
      ? 'the file declares none'
      : declared === charset
        ? ''
        : `the file declares ${declared}`,
    container === null || reason === 'container' ? '' : `the container says ${container.slice(0, 40)}`,
    warnings.length === 0 ? '' : 'not every byte fits',
  ]
    .filter((part) => part !== '')
    .join('; ');

/** As UTF-8 or as declared, when every byte fits. */
const withoutError = (bytes: Uint8Array, declared: string | null): Decided | null => {
  const utf8 = strict(bytes, 'utf-8');
  const escapes = declared === 'iso-2022-jp' && bytes.includes(0x1b);
  if (utf8 !== null && !escapes) return { text: utf8, charset: 'utf-8', reason: 'valid-utf-8', warnings: [] };
  const text = declared === null || declared === 'utf-8' ? null : strict(bytes, declared);
  return text === null || declared === null
    ? null
    : { text, charset: declared, reason: 'declared', warnings: [] };
};

const bestGuess = (bytes: Uint8Array, declared: string | null): Decided => {
  if (isBrokenUtf8(bytes)) return lenient(bytes, 'utf-8', declared === 'utf-8' ? 'declared' : 'detected');
  if (declared !== null && declared !== 'utf-8') return lenient(bytes, declared, 'declared');
  const detected = detect(bytes);
  if (detected !== null) return lenient(bytes, detected, 'detected');
  return declared === null
    ? lenient(bytes, 'windows-1252', 'fallback')
    : lenient(bytes, declared, 'declared');
};

const withoutGuess = (
  bytes: Uint8Array,
  chosen: string | undefined,
  container: string | null,
): Decided | null => {
  if (chosen === BYTE_CHARSET)
    return { text: toByteText(bytes), charset: BYTE_CHARSET, reason: 'chosen', warnings: [] };
  if (chosen !== undefined) return lenient(bytes, chosen, 'chosen');
  const marked = byteOrderMark(bytes);
  if (marked) return lenient(bytes, marked, 'bom');
  return container === null ? null : asTold(bytes, container);
};

/**
 * With the charset of a header (HTTP's or MIME's), unless the bytes break under it. Servers and mail programs
 * put a Latin charset where nothing was known: bytes that are UTF-8 refute it.
 */
const asTold = (bytes: Uint8Array, label: string): Decided | null => {
  if (!isKnownCharset(label)) return null;
  const { encoding: charset } = new TextDecoder(label);
  if (charset === 'windows-1252' && strict(bytes, 'utf-8') !== null) return null;
  const text = strict(bytes, charset);
  return text === null ? null : { text, charset, reason: 'container', warnings: [] };
};

const byteOrderMark = (bytes: Uint8Array): string | null => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
};

const strict = (bytes: Uint8Array, charset: string): string | null => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

const lenient = (bytes: Uint8Array, charset: string, reason: string): Decided => {
  const decoder = new TextDecoder(charset);
  const text = decoder.decode(bytes);
  // A character U+FFFD that stands in the file is the writer's; only what breaks here is news.
  const broken = strict(bytes, charset) === null ? text.split(REPLACEMENT).length - 1 : 0;
  const warnings =
    broken === 0
      ? []
      : [
          {
            code: 'broken-characters',
            message: `${String(broken)} places could not be read as ${decoder.encoding} and show as ${REPLACEMENT}. The original is kept; another charset can be chosen.`,
          },
        ];
  return { text, charset: decoder.encoding, reason, warnings };
};

const isBrokenUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes);
  let good = 0;
  let broken = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) good++;
  }
  return broken <= 1 || broken < good * MAX_BROKEN_SHARE;
};

/** The likeliest charset by statistics under which the bytes are free of errors. */
const detect = (bytes: Uint8Array): string | null => {
  const names = analyse(withoutAscii(bytes)).map(
    (match) => ENCODING_NAMES[match.name] ?? match.name.toLowerCase(),
  );
  const known = names.filter((name) => name !== 'utf-8' && name !== 'ascii' && isKnownCharset(name));
  return known.find((name) => strict(bytes, name) !== null) ?? known[0] ?? null;
};

/** What the detector calls by other names than the Encoding Standard, or by a subset's name. */
const ENCODING_NAMES: Readonly<Record<string, string>> = {
  GB18030: 'gb18030',
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
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

export const isKnownCharset = (label: string): boolean => {
  try {
    new TextDecoder(label);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};
