import type { ImportWarning } from '../../articles/article-record.ts';
import { BYTE_CHARSET, toByteText } from './byte-text.ts';
import { declaredCharset } from './declared-charset.ts';
import { detectCharset, holdsShiftedJapanese } from './detect-charset.ts';
import { isWrittenAboveAscii } from './letter-runs.ts';
import { isKnownCharset, strict } from './strict-decoding.ts';
import { StandardDecoder } from './standard-decoder.ts';
import { unmarkedUtf16 } from './unmarked-utf16.ts';

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
/** A file that says it is UTF-8 is believed up to here, and beyond while most of it is. */
const MAX_BROKEN_DECLARED = 32;

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
  const told = declared ?? telling(container);
  const decided =
    withoutGuess(bytes, chosen, container, declared) ?? withoutError(bytes, told) ?? bestGuess(bytes, told);
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

/** The container's charset, but for the one that servers and mail programs put where nothing was known. */
const telling = (container: string | null): string | null => {
  const charset =
    container !== null && isKnownCharset(container) ? new StandardDecoder(container).encoding : null;
  return charset === 'windows-1252' ? null : charset;
};

/** As UTF-8 or as declared, when every byte fits. */
const withoutError = (bytes: Uint8Array, declared: string | null): Decided | null => {
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return shiftedJapanese(bytes, declared) ?? plainUtf8(utf8);
  const text = declared === null || declared === 'utf-8' ? null : strict(bytes, declared);
  if (text === null || declared === null) return null;
  return mistaken(bytes, text, declared) ?? { text, charset: declared, reason: 'declared', warnings: [] };
};

/**
 * Every byte fits a Latin charset: it is what editors and servers name where nobody chose one. Null unless the
 * bytes read like a text of East Asia, pair for pair, or its words are of no Latin letters. Nearly all of Big5 fits
 * GBK as well, but turns to characters there that nobody writes.
 */
const mistaken = (bytes: Uint8Array, text: string, declared: string): Decided | null => {
  const isLatin = /^(?:windows-1252|iso-8859-(?:1|2|15)|windows-1250)$/.test(declared);
  if (!isLatin && !(/^gb(?:k|18030)$/.test(declared) && /[\ue000-\uf8ff]/.test(text))) return null;
  const detected = eastAsianText(bytes) ?? (isLatin ? foreignText(bytes) : null);
  return detected && { ...detected, reason: 'detected', warnings: [] };
};

/** An alphabet that is not Latin, in one byte a letter. */
const foreignText = (bytes: Uint8Array): { text: string; charset: string } | null => {
  if (!isWrittenAboveAscii(bytes)) return null;
  const charset = detectCharset(bytes);
  const text = charset === null ? null : strict(bytes, charset);
  return charset === null || text === null || LATIN.test(charset) ? null : { text, charset };
};

const LATIN = /^(?:windows-125[0248]|iso-8859-(?:1|2|3|4|9|1[03456])|macintosh)$/;

/** A charset of East Asia under which nothing breaks and most of it is frequent there. */
const eastAsianText = (bytes: Uint8Array): { text: string; charset: string } | null => {
  const charset = detectCharset(bytes);
  if (charset === null || !EAST_ASIAN.has(charset)) return null;
  const text = strict(bytes, charset);
  return text === null ? null : { text, charset };
};

const EAST_ASIAN: ReadonlySet<string> = new Set(['gb18030', 'gbk', 'big5', 'euc-jp', 'shift_jis', 'euc-kr']);

const plainUtf8 = (text: string): Decided => ({
  text,
  charset: 'utf-8',
  reason: 'valid-utf-8',
  warnings: [],
});

/** ISO-2022-JP is nothing but ASCII to the eye of UTF-8. */
const shiftedJapanese = (bytes: Uint8Array, declared: string | null): Decided | null => {
  const isDeclared = declared === 'iso-2022-jp';
  if (!holdsShiftedJapanese(bytes)) return null;
  const text = strict(bytes, 'iso-2022-jp');
  // Escapes of terminals are no Japanese; another charset may be declared by a program that knew no better.
  if (declared !== null && !isDeclared && !/[ぁ-ヺ]{2}/.test(text ?? '')) return null;
  const reason = isDeclared ? 'declared' : 'detected';
  return text === null ? null : { text, charset: 'iso-2022-jp', reason, warnings: [] };
};

const bestGuess = (bytes: Uint8Array, declared: string | null): Decided => {
  if (isBrokenUtf8(bytes, declared === 'utf-8'))
    return lenient(bytes, 'utf-8', declared === 'utf-8' ? 'declared' : 'detected');
  if (declared !== null && declared !== 'utf-8') {
    // What breaks under the declared charset and is a text under another was declared wrongly.
    const other = eastAsianText(bytes);
    return other ? { ...other, reason: 'detected', warnings: [] } : lenient(bytes, declared, 'declared');
  }
  const detected = detectCharset(bytes);
  if (detected !== null) return lenient(bytes, detected, 'detected');
  return declared === null
    ? lenient(bytes, 'windows-1252', 'fallback')
    : lenient(bytes, declared, 'declared');
};

const withoutGuess = (
  bytes: Uint8Array,
  chosen: string | undefined,
  container: string | null,
  declared: string | null,
): Decided | null => {
  if (chosen === BYTE_CHARSET)
    return { text: toByteText(bytes), charset: BYTE_CHARSET, reason: 'chosen', warnings: [] };
  if (chosen !== undefined) return lenient(bytes, chosen, 'chosen');
  const marked = byteOrderMark(bytes);
  if (marked) return lenient(bytes, marked, 'bom');
  const wide = unmarkedUtf16(bytes);
  if (wide) return lenient(bytes, wide, 'detected');
  return container === null ? null : asTold(bytes, container, declared);
};

/**
 * With the charset of a header (HTTP's or MIME's), unless the bytes break under it. Servers and mail programs
 * put a Latin charset where nothing was known: bytes that are UTF-8, or fit what the page declares, refute it.
 */
const asTold = (bytes: Uint8Array, label: string, declared: string | null): Decided | null => {
  if (!isKnownCharset(label)) return null;
  const { encoding: charset } = new StandardDecoder(label);
  const rival = declared ?? 'utf-8';
  if (charset === 'windows-1252' && [rival, 'utf-8'].some((each) => strict(bytes, each) !== null))
    return null;
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

const lenient = (bytes: Uint8Array, charset: string, reason: string): Decided => {
  const decoder = new StandardDecoder(charset);
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

const isBrokenUtf8 = (bytes: Uint8Array, isDeclared: boolean): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes);
  let good = 0;
  let broken = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) good++;
  }
  // Not one character that is UTF-8: whatever the file says, a program wrote it in another charset.
  if (good === 0) return broken === 1 && (isDeclared || isTornCharacter(bytes));
  if (isDeclared) return broken <= MAX_BROKEN_DECLARED || broken <= good;
  return broken <= 1 || broken < good * MAX_BROKEN_SHARE;
};

/** Whether all there is beside ASCII is the beginning of one UTF-8 character of three or four bytes. */
const isTornCharacter = (bytes: Uint8Array): boolean => {
  const high = bytes.filter((byte) => byte > 0x7f);
  const at = bytes.findIndex((byte) => byte > 0x7f);
  const [lead = 0, ...rest] = high;
  const most = lead >= 0xf0 ? 2 : 1;
  return (
    lead >= 0xe0 &&
    lead <= 0xf4 &&
    rest.length >= 1 &&
    rest.length <= most &&
    rest.every((byte, index) => byte < 0xc0 && bytes[at + 1 + index] === byte)
  );
};
