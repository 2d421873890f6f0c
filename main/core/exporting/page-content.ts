import { decodePDFRawStream, PDFArray, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib';

/** Bytes of a stream without its filters. */
export const streamBytes = (stream: PDFStream): Uint8Array =>
  stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();

const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length + 1, 0)).fill(0x0a);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length + 1;
  }
  return whole;
};

/** The content streams of a page as the one stream they mean. */
export const pageContent = (page: PDFPage): Uint8Array => {
  const contents = page.node.Contents();
  if (contents === undefined) return new Uint8Array();
  if (!(contents instanceof PDFArray)) return streamBytes(contents);
  return concat(
    contents
      .asArray()
      .map((entry): PDFObject | undefined => page.doc.context.lookup(entry))
      .filter((stream) => stream instanceof PDFStream)
      .map(streamBytes),
  );
};
