import { decodeDataUrl } from '../../images/decode-data-url.ts';

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/** The bytes of a MIME body; an encoding nobody knows is taken as none (RFC 2045, 6). */
export const decodeTransfer = (body: Uint8Array, encoding: string | undefined): Uint8Array => {
  switch (encoding?.trim().toLowerCase()) {
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    case 'base64':
      return decodeBase64(body);
    default:
      return body;
  }
};

/** RFC 2045, 6.7; an escape that is none stands for itself. */
export const decodeQuotedPrintable = (body: Uint8Array): Uint8Array => {
  const decoded = new Uint8Array(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte === EQUALS) {
      const line = softBreak(body, at + 1);
      const high = hex(body[at + 1]);
      const low = hex(body[at + 2]);
      if (line > 0) {
        at += line;
        continue;
      }
      if (high >= 0 && low >= 0) {
        decoded[length++] = high * 16 + low;
        at += 2;
        continue;
      }
    }
    decoded[length++] = byte;
  }
  return decoded.subarray(0, length);
};

/** How many bytes after `=` belong to a line break that is not part of the text; white space may come first. */
const softBreak = (body: Uint8Array, from: number): number => {
  let at = from;
  while (body[at] === 0x20 || body[at] === 0x09) at++;
  if (body[at] === LF) return at + 1 - from;
  if (body[at] === CR) return at + (body[at + 1] === LF ? 2 : 1) - from;
  return 0;
};

const hex = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};

const decodeBase64 = (body: Uint8Array): Uint8Array => {
  const text = new TextDecoder('utf-8').decode(body);
  return decodeDataUrl(`data:;base64,${text.replaceAll('%', '')}`) ?? new Uint8Array();
};
