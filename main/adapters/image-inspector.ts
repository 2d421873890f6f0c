import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import type { ImageInspector, ImageVerdict } from '../core/ports/image-inspector.ts';
import { isSafeSvg, looksLikeSvg } from '../core/images/safe-svg.ts';
import { HostGate } from './host-gate.ts';
import { endsInFilling } from './image-inspector-zero-tail.ts';
import { isWholeFile } from './image-inspector-whole-file.ts';
import { sharp } from './load-sharp.ts';

/** Types that browsers show; `sharp` says whether the decoder can read them. */
const TYPES: Readonly<Record<string, { extension: string; header: string; decodes: boolean }>> = {
  'image/jpeg': { extension: 'jpg', header: 'jpg', decodes: true },
  'image/png': { extension: 'png', header: 'png', decodes: true },
  'image/apng': { extension: 'png', header: 'png', decodes: true },
  'image/gif': { extension: 'gif', header: 'gif', decodes: true },
  'image/webp': { extension: 'webp', header: 'webp', decodes: true },
  'image/avif': { extension: 'avif', header: 'heif', decodes: true },
  'image/bmp': { extension: 'bmp', header: 'bmp', decodes: false },
  'image/x-icon': { extension: 'ico', header: 'ico', decodes: false },
};
const MAX_PIXELS = 100_000_000;
const MAX_SVG_BYTES = 10_000_000;
const DECODE_SECONDS = 10;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Looks at the header first, so that a small file that unpacks to a huge picture is never decoded, then
 * decodes the whole picture once to know that it is complete. The bytes themselves are never changed.
 */
export const createImageInspector = (): ImageInspector => {
  sharp.cache(false);
  sharp.concurrency(1);
  const gate = new HostGate(2, 2);
  return { inspect: (bytes) => gate.run('decoder', () => inspect(bytes)) };
};

const reject = (reason: string): ImageVerdict => ({ ok: false, reason });

const inspect = async (bytes: Uint8Array): Promise<ImageVerdict> => {
  if (bytes.length === 0) return reject('empty');
  if (looksLikeSvg(bytes)) return inspectSvg(bytes);
  const mime = await typeOf(bytes);
  if (!mime?.startsWith('image/')) return reject('not-an-image');
  const type = TYPES[mime];
  if (!type) return reject('unsupported-type');
  const header = readHeader(bytes, type.header);
  const fault = faultOf(header, isWhole(mime, bytes, header));
  if (fault !== null || header === null) return reject(fault ?? 'damaged');
  const size = type.decodes ? await decode(bytes) : header;
  if (typeof size === 'string') return reject(size);
  return { ok: true, image: { type: mime, extension: type.extension, ...size } };
};

const isWhole = (mime: string, bytes: Uint8Array, header: Size | null): boolean =>
  isWholeFile(mime, bytes) && !(header && endsInFilling(mime, bytes, header.width * header.height));

/** What the header and the file's structure tell without decoding anything. */
const faultOf = (header: Size | null, whole: boolean): string | null => {
  if (header && header.width * header.height > MAX_PIXELS) return 'too-many-pixels';
  if (!whole) return 'truncated';
  return header && header.width > 0 && header.height > 0 ? null : 'damaged';
};

/** Media type by the bytes; null for what no signature is known of. */
const typeOf = async (bytes: Uint8Array): Promise<string | null> => {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? signatureOf(bytes);
  } catch (error) {
    // The detector reads into the file and throws plain errors where it breaks off.
    if (error instanceof Error) return signatureOf(bytes);
    throw error;
  }
};

/** What a damaged file set out to be. */
const signatureOf = (bytes: Uint8Array): string | null => {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\x89PNG\r\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  return /^RIFF[^]{4}WEBP/.test(start) ? 'image/webp' : null;
};

const readHeader = (bytes: Uint8Array, expected: string): Size | null => {
  try {
    const { width, height, type } = imageSize(bytes);
    const same = type === expected || (expected === 'heif' && (type === 'avif' || type === 'heic'));
    return same ? { width, height: Math.abs(height) } : null;
  } catch (error) {
    // It throws TypeError and RangeError at headers that end early.
    if (error instanceof Error) return null;
    throw error;
  }
};

/** The size as shown (EXIF orientation applied), or what is wrong with the picture. */
const decode = async (bytes: Uint8Array): Promise<Size | 'truncated' | 'damaged'> => {
  const options = { failOn: 'truncated', limitInputPixels: MAX_PIXELS, sequentialRead: true } as const;
  try {
    const { autoOrient } = await sharp(bytes, options).metadata();
    await sharp(bytes, options)
      .timeout({ seconds: DECODE_SECONDS })
      .resize(16, 16, { fit: 'fill' })
      .raw()
      .toBuffer();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return /premature|truncat|unexpected end|end of (file|stream|data)|not enough data|too short|incomplete|out of bytes/i.test(
      error.message,
    )
      ? 'truncated'
      : 'damaged';
  }
};

const inspectSvg = async (bytes: Uint8Array): Promise<ImageVerdict> => {
  if (bytes.length > MAX_SVG_BYTES || !isSafeSvg(bytes)) return reject('unsafe-svg');
  const claimed = readHeader(bytes, 'svg');
  if (claimed && claimed.width * claimed.height > MAX_PIXELS) return reject('too-many-pixels');
  const size = await decode(bytes);
  if (typeof size === 'string') return reject('damaged');
  return { ok: true, image: { type: 'image/svg+xml', extension: 'svg', ...size } };
};
