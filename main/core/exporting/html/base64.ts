const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** A multiple of three, so that no padding stands inside. */
const BLOCK = 3 * 4096;

/** RFC 4648, section 4. */
export const base64 = (bytes: Uint8Array): string => {
  const blocks: string[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK) blocks.push(encodeBlock(bytes.subarray(at, at + BLOCK)));
  return blocks.join('');
};

const encodeBlock = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += sextet(bits >> 18) + sextet(bits >> 12);
    text += b === undefined ? '==' : sextet(bits >> 6) + (c === undefined ? '=' : sextet(bits));
  }
  return text;
};

const sextet = (bits: number): string => ALPHABET[bits & 63] ?? '';
