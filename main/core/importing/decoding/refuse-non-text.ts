import { OffprintError } from '../../errors/offprint-error.ts';
import { MAX_SAVED_FILE_BYTES } from '../size-limits.ts';
import { knownBinary } from './binary-kinds.ts';
import { unmarkedUtf16 } from './unmarked-utf16.ts';

const SNIFFED_BYTES = 65_536;

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
  const found = binaryKind(bytes);
  if (found === null) return;
  const { kind, isArchive = false } = found;
  const advice = isArchive
    ? 'Unpack it and import the files that were in it, or put them in a ZIP archive.'
    : 'Save the article as HTML, Markdown or text.';
  throw new OffprintError(
    'binary-file',
    `“${name}” is ${kind}, not a saved article. Nothing was imported; the file is untouched. ${advice}`,
    { details: { kind } },
  );
};

const binaryKind = (bytes: Uint8Array): ReturnType<typeof knownBinary> => {
  const known = knownBinary(bytes);
  if (known) return known;
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarked || isMostlyText(bytes.subarray(0, SNIFFED_BYTES)) || unmarkedUtf16(bytes)) return null;
  return { kind: bytes.some((byte) => byte !== 0) ? 'a binary file' : 'a file of nothing but zeros' };
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
