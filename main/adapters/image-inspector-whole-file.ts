/**
 * Whether the file's own structure reaches its end. Decoders look at the first frame and forgive what comes
 * after it; these checks do not. Data behind the end is no fault. Formats that are not listed are left to the decoder.
 */
export const isWholeFile = (type: string, bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return CHECKS[type]?.(view) ?? true;
};

type Check = (view: DataView) => boolean;

const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));

const isWholePng: Check = (view) => {
  for (let at = 8; at + 12 <= view.byteLength;) {
    const next = at + 12 + view.getUint32(at);
    const name = nameAt(view, at);
    // Garbage where a chunk should begin is not a cut; the decoder will say so.
    if (!/^[A-Za-z]{4}$/.test(name)) return true;
    if (name === 'IEND') return next <= view.byteLength;
    at = next;
  }
  return false;
};

/** The RIFF header counts what follows it; writers disagree on the padding byte. */
const isWholeWebp: Check = (view) =>
  view.byteLength >= 12 && view.byteLength + 1 >= 8 + view.getUint32(4, true);

/** Walks the blocks of all frames; a missing trailer after a whole frame is common and harmless. */
const isWholeGif: Check = (view) => {
  if (view.byteLength < 13) return false;
  let at = 13 + colourTable(view.getUint8(10));
  for (let frames = 0; at < view.byteLength;) {
    const block = view.getUint8(at);
    if (block === 0x3b) return frames > 0;
    if (block === 0x21) {
      at = afterSubBlocks(view, at + 2);
    } else if (block === 0x2c) {
      if (at + 10 > view.byteLength) return false;
      at = afterSubBlocks(view, at + 11 + colourTable(view.getUint8(at + 9)));
      frames += 1;
    } else {
      // Bytes of nothing: what a browser shows ends here.
      return frames > 0;
    }
    if (at > view.byteLength) return false;
    if (at === view.byteLength) return frames > 0;
  }
  return false;
};

const colourTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Position behind the empty sub-block that ends a chain; behind the end of the file when there is none. */
const afterSubBlocks = (view: DataView, start: number): number => {
  let at = start;
  while (at < view.byteLength) {
    const length = view.getUint8(at);
    at += 1 + length;
    if (length === 0) return at;
  }
  return view.byteLength + 1;
};

const isWholeBmp: Check = (view) => {
  if (view.byteLength < 26) return false;
  const pixelsAt = view.getUint32(10, true);
  const declared = view.getUint32(2, true);
  return pixelsAt < view.byteLength && declared <= view.byteLength;
};

const isWholeIcon: Check = (view) => {
  if (view.byteLength < 22) return false;
  const count = view.getUint16(4, true);
  for (let index = 0; index < count; index += 1) {
    const entry = 6 + 16 * index;
    if (entry + 16 > view.byteLength) return false;
    const end = view.getUint32(entry + 12, true) + view.getUint32(entry + 8, true);
    if (end > view.byteLength) return false;
  }
  return count > 0;
};

const BOXES = new Set([
  'ftyp',
  'meta',
  'mdat',
  'moov',
  'moof',
  'mfra',
  'free',
  'skip',
  'wide',
  'uuid',
  'sidx',
  'idat',
]);

/** Every box of an ISO media file says how long it is. */
const isWholeAvif: Check = (view) => {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const size = view.getUint32(at);
    if (size === 0) return true;
    // Not the name of a box: data behind the picture.
    if (at > 0 && !BOXES.has(nameAt(view, at))) return true;
    const length = size === 1 && at + 16 <= view.byteLength ? Number(view.getBigUint64(at + 8)) : size;
    if (length < 8) return false;
    at += length;
  }
  return at <= view.byteLength;
};

const CHECKS: Readonly<Record<string, Check>> = {
  'image/png': isWholePng,
  'image/apng': isWholePng,
  'image/gif': isWholeGif,
  'image/webp': isWholeWebp,
  'image/bmp': isWholeBmp,
  'image/x-icon': isWholeIcon,
  'image/avif': isWholeAvif,
};
