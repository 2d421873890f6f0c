/**
 * Whether a file's end was filled with zeros, as broken-off downloads and damaged disks leave it. Formats without
 * check sums do not notice: the decoder paints something. Told of JPEG, GIF and lossy WebP, where zeros prove it;
 * other formats find it themselves or, like lossless WebP, may end in zeros by right.
 */
export const endsInFilling = (type: string, bytes: Uint8Array, pixels: number): boolean => {
  const zeros = trailingZeros(bytes, bytes.length);
  if (zeros < LEAST_ZEROS) return false;
  if (type === 'image/jpeg') return !reachesJpegEnd(bytes);
  if (type === 'image/gif') return isGifCutOff(bytes, bytes.length - zeros);
  return type === 'image/webp' && isWebpFilled(bytes, pixels);
};

/** Padding of a few bytes is no sign of anything. */
const LEAST_ZEROS = 64;

const trailingZeros = (bytes: Uint8Array, end: number): number => {
  let at = end;
  while (at > 0 && bytes[at - 1] === 0) at -= 1;
  return end - at;
};

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * VP8 codes with adaptive probabilities of 255/256 at most (RFC 6386, section 7): a decision costs 0.0056 bits or
 * more, and the flattest macroblock of 256 pixels takes 25 of them, one for each block that ends at once. So many zero
 * bytes per pixel can stand at the end of a picture by right; four times as many are taken for filling.
 */
const ZERO_BYTES_PER_PIXEL = (25 * 0.0057) / 8 / 256;

const isWebpFilled = (bytes: Uint8Array, pixels: number): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const most = LEAST_ZEROS + 4 * ZERO_BYTES_PER_PIXEL * pixels;
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  for (let at = 12; at + 8 <= end;) {
    const name = textAt(bytes, at);
    // Where a chunk should begin there is nothing but filling.
    if (name === '\0\0\0\0') return true;
    const next = at + 8 + view.getUint32(at + 4, true);
    if (name === 'VP8 ' && trailingZeros(bytes, Math.min(next, end)) > most) return true;
    at = next + (next % 2);
  }
  return false;
};

/** Walks the segments and what is coded behind them to the marker of the end. */
const reachesJpegEnd = (bytes: Uint8Array): boolean => {
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    // Coded data stuffs a zero behind each 0xff of its own, and restarts with 0xd0 to 0xd7.
    if (bytes[at] !== 0xff || marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) {
      const found = bytes.indexOf(0xff, at + 1);
      if (found < 0) return false;
      at = found;
    } else if (marker === 0xd9) return true;
    else if (marker === 0xff) at += 1;
    else at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return false;
};

/** The zero behind the last bytes of an image ends its data like a terminator would; its pixels are not all there. */
const isGifCutOff = (bytes: Uint8Array, zerosAt: number): boolean => {
  let at = 13 + colourTable(bytes[10] ?? 0);
  while (at < zerosAt) {
    const block = bytes[at];
    if (block === 0x21) {
      at = subBlocks(bytes, at + 2).next;
    } else if (block === 0x2c) {
      const view = new DataView(bytes.buffer, bytes.byteOffset + at, 10);
      const start = at + 10 + colourTable(bytes[at + 9] ?? 0);
      const { next, data } = subBlocks(bytes, start + 1);
      if (next > zerosAt) {
        const wanted = view.getUint16(5, true) * view.getUint16(7, true);
        return countPixels(data, bytes[start] ?? 0, wanted) < wanted;
      }
      at = next;
    } else {
      return false;
    }
  }
  return false;
};

const colourTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

const subBlocks = (bytes: Uint8Array, start: number): { next: number; data: Uint8Array } => {
  const parts: Uint8Array[] = [];
  let at = start;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
    parts.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { next: at + 1, data: Buffer.concat(parts) };
};

const MOST_CODES = 4096;

/** Pixels that LZW data of a GIF (specification of 1989, appendix F) stands for, by the lengths of its strings alone. */
const countPixels = (data: Uint8Array, minimum: number, enough: number): number => {
  const clear = 1 << minimum;
  const lengths = new Uint32Array(MOST_CODES);
  lengths.fill(1, 0, clear);
  let [width, next, pixels, previous] = [minimum + 1, clear + 2, 0, 0];
  let [held, bits] = [0, 0];
  for (const byte of data) {
    held |= byte << bits;
    bits += 8;
    while (bits >= width && pixels < enough) {
      const code = held & ((1 << width) - 1);
      held >>>= width;
      bits -= width;
      if (code === clear + 1) return pixels;
      if (code === clear) {
        [width, next, previous] = [minimum + 1, clear + 2, 0];
        continue;
      }
      // Each code but the first names the string before it and one pixel more.
      if (previous > 0 && next < MOST_CODES) {
        lengths[next] = previous + 1;
        next += 1;
        if (next === 1 << width && width < 12) width += 1;
      }
      previous = lengths[code] ?? 0;
      pixels += previous;
    }
  }
  return pixels;
};
