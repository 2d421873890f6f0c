import { decodeDataUrl } from './decode-data-url.ts';

/** Blurs and icons are smaller, in pixels. */
const [MIN_WIDTH, MIN_HEIGHT] = [64, 48];
/** Bytes for a pixel; blank areas that keep room for a picture take far less. */
const MIN_DENSITY = 0.02;

/**
 * Whether a short `data:` address is a small picture after all, by the size that stands in its bytes: graphs and
 * drawings of few colours need little more than a blur. Only PNG and GIF pack so well.
 */
export const isDrawnRaster = (url: string): boolean => {
  const bytes = /^data:image\/(?:png|gif)/i.test(url) ? decodeDataUrl(url) : null;
  const size = bytes && (pngSize(bytes) ?? gifSize(bytes));
  if (!bytes || !size) return false;
  const [width, height] = size;
  return width >= MIN_WIDTH && height >= MIN_HEIGHT && bytes.length >= width * height * MIN_DENSITY;
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const pngSize = (bytes: Uint8Array): readonly [number, number] | null => {
  const view = viewOf(bytes);
  if (bytes.length < 24 || view.getUint32(0) !== 0x89504e47) return null;
  return [view.getUint32(16), view.getUint32(20)];
};

const gifSize = (bytes: Uint8Array): readonly [number, number] | null => {
  const view = viewOf(bytes);
  if (bytes.length < 10 || view.getUint32(0) !== 0x47494638) return null;
  return [view.getUint16(6, true), view.getUint16(8, true)];
};
