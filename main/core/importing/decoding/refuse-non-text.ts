import { OffprintError } from '../../errors/offprint-error.ts';
import { MAX_SAVED_FILE_BYTES } from '../size-limits.ts';
import { unmarkedUtf16 } from './unmarked-utf16.ts';

const SNIFFED_BYTES = 65_536;

/** Beginnings of files that are no text, with the name to call them by. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['bplist0', 'a Safari web archive'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['RIFF', 'a media file'],
  ['\xd0\xcf\x11\xe0', 'an old Office document'],
  ['SQLite format 3', 'a database'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
];

/** Throws `empty-file`, `file-too-large` or `binary-file` for what cannot hold a saved article as text. */
export const refuseNonText = (name: string, bytes: Uint8Array): void => {
  if (bytes.length === 0) {
    throw new OffprintError(
      'empty-file',
      `“${name}” is empty (0 bytes). Nothing was imported; save the article again.`,
    );
  }
  if (bytes.length > MAX_SAVED_FILE_BYTES) {
    throw new OffprintError(
      'file-too-large',
      `“${name}” has ${String(bytes.length)} bytes; saved articles up to ${String(MAX_SAVED_FILE_BYTES)} bytes are read. Nothing was imported; the file is untouched.`,
      { details: { bytes: bytes.length, maxBytes: MAX_SAVED_FILE_BYTES } },
    );
  }
  const kind = binaryKind(bytes);
  if (kind !== null) {
    throw new OffprintError(
      'binary-file',
      `“${name}” is ${kind}, not a saved article. Nothing was imported; the file is untouched. Save the article as HTML, Markdown or text.`,
      { details: { kind } },
    );
  }
};

const binaryKind = (bytes: Uint8Array): string | null => {
  const head = latin1(bytes.subarray(0, 16));
  const signature = SIGNATURES.find(([start]) => head.startsWith(start));
  if (signature) return signature[1];
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return null;
  return isMostlyText(bytes.subarray(0, SNIFFED_BYTES)) || unmarkedUtf16(bytes) ? null : 'a binary file';
};

/** Of bytes without a meaning a tenth are control characters; in text a few stand by accident. */
const MAX_CONTROL_SHARE = 0.03;

const isMostlyText = (bytes: Uint8Array): boolean => {
  let controls = 0;
  for (const byte of bytes) controls += NOT_OF_TEXT[byte] ?? 0;
  if (controls <= 1 || controls <= bytes.length * MAX_CONTROL_SHARE) return true;
  // Editors let control characters other than NUL through by the hundred; what is UTF-8 all the same was written.
  return !bytes.includes(0) && isUtf8(bytes);
};

/** Whether all of it is UTF-8, but for a character cut off at the end. */
const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/** Backspace, tab, line ends, form feed, end of file as DOS had it, escape. */
const TEXT_CONTROLS = [0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b];
/** 1 for each byte that is a control character without a place in text. */
const NOT_OF_TEXT = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte < 0x20 && !TEXT_CONTROLS.includes(byte)),
);

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
