const DIRECTORY_END = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END_BYTES = 22;
/** The end of a directory stands in the last 64 kB; a page of text never holds its signature. */
const WITHIN = 65_557;

const PAGE = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|!--)/i;
const PICTURE_OF_PAGE = /^(?:\x89PNG|%PDF-)/;

/**
 * SingleFile can write a page that shows itself in a browser and is an archive at the same time, and one that is a
 * screenshot or a print of itself as well. A picture or document is one only with a directory that can be read.
 */
export const isSelfExtracting = (bytes: Uint8Array): boolean => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = text.toString('latin1', 0, 200);
  if (PICTURE_OF_PAGE.test(head)) return archiveInPage(bytes) !== bytes;
  return PAGE.test(head) && text.subarray(Math.max(0, text.length - WITHIN)).includes(DIRECTORY_END);
};

/**
 * The archive without the page around it. Its directory counts from its own first byte or from that of the page,
 * and what stands behind it is or is not declared as its comment, as the program that joined them liked. Bytes in
 * which no directory can be found come back as they are.
 */
export const archiveInPage = (bytes: Uint8Array): Uint8Array => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const floor = Math.max(0, text.length - WITHIN);
  for (let at = text.lastIndexOf(DIRECTORY_END); at >= floor; at = text.lastIndexOf(DIRECTORY_END, at - 1)) {
    const found = around(text, at);
    if (found) return bytes.subarray(found.start, found.end);
    if (at === 0) break;
  }
  return bytes;
};

const around = (text: Buffer, end: number): { start: number; end: number } | null => {
  if (end + DIRECTORY_END_BYTES > text.length) return null;
  const begin = end - text.readUInt32LE(end + 12);
  const start = begin - text.readUInt32LE(end + 16);
  const last = end + DIRECTORY_END_BYTES + text.readUInt16LE(end + 20);
  if (start < 0 || last > text.length || text.readUInt32LE(begin) !== DIRECTORY_ENTRY) return null;
  return { start, end: last };
};
