const BASE64 = /^data:[^,]*;\s*base64\s*,/i;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character.charCodeAt(0), value]));

/** The bytes of a data: URL, or null when it is not one or not decodable. The media type it claims is not looked at. */
export const decodeDataUrl = (url: string): Uint8Array | null => {
  const comma = url.indexOf(',');
  if (comma < 0 || !/^data:/i.test(url)) return null;
  const data = percentDecoded(url.slice(comma + 1));
  return BASE64.test(url.slice(0, comma + 1)) ? fromBase64(data) : data;
};

/** Bytes after percent-decoding; a lone `%` stands for itself, as in browsers. */
const percentDecoded = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(text);
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const escape = bytes[at] === 0x25 ? hexAt(bytes, at + 1) : null;
    decoded[length] = escape ?? bytes[at] ?? 0;
    if (escape !== null) at += 2;
    length += 1;
  }
  return decoded.subarray(0, length);
};

const hexAt = (bytes: Uint8Array, at: number): number | null => {
  const digits = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);
  return /^[0-9a-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
};

/** Forgiving as the standard has it: white space is skipped, padding may be missing. */
const fromBase64 = (text: Uint8Array): Uint8Array | null => {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let buffer = 0;
  let bits = 0;
  for (const code of text) {
    if (code === 0x3d || code === 0x20 || (code >= 0x09 && code <= 0x0d)) continue;
    const value = VALUES.get(code);
    if (value === undefined) return null;
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (buffer >> bits) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
};
