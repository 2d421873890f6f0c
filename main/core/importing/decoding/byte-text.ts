import { StandardDecoder } from './standard-decoder.ts';

/**
 * A charset of our own, in which every byte above ASCII is one character that nothing else means (U+E080 to
 * U+E0FF): an article derived in it is the article in bytes, so two readings of one file in two charsets can be
 * laid side by side. Never offered, never stored.
 */
export const BYTE_CHARSET = 'x-offprint-bytes';

const FIRST = 0xe000;
const CHUNK = 8192;

export const toByteText = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const units = Array.from(bytes.subarray(at, at + CHUNK), (byte) => (byte < 0x80 ? byte : FIRST + byte));
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
};

/** A byte text read in a charset. */
export interface ReadBytes {
  readonly text: string;
  /** For each unit of `text` where its bytes begin in the byte text; one more entry for the end. */
  readonly starts: Int32Array;
}

const byteOf = (unit: number): number | null => {
  if (unit < 0x80) return unit;
  return unit >= FIRST + 0x80 && unit <= FIRST + 0xff ? unit - FIRST : null;
};

/** Characters that were no bytes (an entity's) stay as they are. */
export const readByteText = (byteText: string, charset: string): ReadBytes => {
  const pieces: string[] = [];
  const starts: number[] = [];
  let decoder = new StandardDecoder(charset);
  let from = 0;
  const put = (decoded: string, next: number): void => {
    if (decoded === '') return;
    starts.push(...new Array<number>(decoded.length).fill(from));
    pieces.push(decoded);
    from = next;
  };
  const one = new Uint8Array(1);
  for (let at = 0; at < byteText.length; at++) {
    const byte = byteOf(byteText.charCodeAt(at));
    if (byte === null) {
      put(decoder.decode(), at);
      decoder = new StandardDecoder(charset);
      from = at;
      put(byteText.charAt(at), at + 1);
    } else {
      one[0] = byte;
      put(decoder.decode(one, { stream: true }), at + 1);
    }
  }
  put(decoder.decode(), byteText.length);
  starts.push(byteText.length);
  return { text: pieces.join(''), starts: Int32Array.from(starts) };
};
