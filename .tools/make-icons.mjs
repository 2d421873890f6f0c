// Renders resources/icons/offprint.svg in every size and container the installers need. The results are committed:
// run it again after the drawing changes.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'resources', 'icons');
const svg = await readFile(path.join(folder, 'offprint.svg'));

const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's four-letter names for PNG entries by pixel size; @2x entries repeat a size under another name. */
const ICNS_TYPES = {
  icp4: 16,
  icp5: 32,
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic08: 256,
  ic13: 256,
  ic09: 512,
  ic14: 512,
  ic10: 1024,
};

const render = async (size) => [
  size,
  await sharp(svg, { density: 288 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer(),
];
const png = new Map(await Promise.all(PNG_SIZES.map(render)));

/** ICO: a directory of 16-byte entries, then the PNG files; 256 is written as 0. */
const ico = () => {
  const images = ICO_SIZES.map((size) => png.get(size));
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach((image, index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(ICO_SIZES[index] % 256, at);
    header.writeUInt8(ICO_SIZES[index] % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(image.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([header, ...images]);
};

/** ICNS: a length-prefixed chunk per entry, lengths counting their own eight bytes. */
const icns = () => {
  const chunk = (type, body) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return chunk(
    'icns',
    Buffer.concat(Object.entries(ICNS_TYPES).map(([type, size]) => chunk(type, png.get(size)))),
  );
};

await Promise.all([
  ...PNG_SIZES.map((size) => writeFile(path.join(folder, `${size}x${size}.png`), png.get(size))),
  writeFile(path.join(folder, 'icon.ico'), ico()),
  writeFile(path.join(folder, 'icon.icns'), icns()),
]);
