import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

export const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'avif'] as const;
export type Format = (typeof FORMATS)[number];

/** A picture with enough noise that no format stores it in a few bytes; another `seed`, another picture. */
export const noisyPicture = async (format: Format, seed = 1, width = 96, height = 64): Promise<Buffer> => {
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let index = 0; index < pixels.length; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    pixels[index] = (state >> 16) & 255;
  }
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  return picture.toFormat(format, format === 'avif' ? { effort: 0 } : {}).toBuffer();
};

const chunk = (type: string, data: Buffer): Buffer => {
  const framed = Buffer.alloc(12 + data.length);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  data.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
};

/** A one-bit PNG of any size whose compressed rows are nearly nothing; `rows` fewer than `height` is a lie. `drawn` ones are not blank. */
export const onebitPng = (width: number, height: number, rows = height, drawn = false): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const row = Math.ceil(width / 8) + 1;
  // The first byte of each row names its filter.
  const pixels = Uint8Array.from({ length: row * rows }, (_, at) =>
    drawn && at % row > 0 ? (at * at * 97) >> 4 : 0,
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A whole 24-bit BMP. */
export const bmp = (width: number, height: number): Buffer => {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height, 0x80);
  file.fill(0, 0, 54);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(stride * height, 34);
  return file;
};

/** An icon file around one PNG. */
export const icon = (png: Buffer, size: number): Buffer => {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head[6] = size;
  head[7] = size;
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, png]);
};
