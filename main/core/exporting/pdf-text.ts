import { PDFHexString, PDFString } from '@cantoo/pdf-lib';

/** A text string: readable in the file where it is ASCII, UTF-16 with byte order mark elsewhere. */
export const pdfText = (text: string): PDFString | PDFHexString =>
  /^[\x20-\x7e]*$/.test(text)
    ? PDFString.of(text.replace(/[\\()]/g, (character) => `\\${character}`))
    : PDFHexString.fromText(text);

/** A date as `D:YYYYMMDDHHmmSSZ` (ISO 32000-1, 7.9.4) from an ISO 8601 instant. */
export const pdfDate = (iso: string): PDFString =>
  PDFString.of(`D:${new Date(iso).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`);

/** Thousandths of a point are finer than any device. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
