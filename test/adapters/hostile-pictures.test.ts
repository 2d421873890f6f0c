/** Pictures that lie, break off, explode or run: what the inspector says, and that good ones pass. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { createImageInspector } from '../../main/adapters/image-inspector.ts';
import { FORMATS, bmp, icon, noisyPicture, onebitPng, type Format } from '../support/pictures.ts';

const inspector = createImageInspector();
const verdictOf = async (bytes: Uint8Array): Promise<string> => {
  const verdict = await inspector.inspect(bytes);
  return verdict.ok ? verdict.image.type : verdict.reason;
};
const text = (source: string): Buffer => Buffer.from(source);
const svg = (inside: string): Buffer =>
  text(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">${inside}</svg>`);

const png = await noisyPicture('png', 5, 64, 48);
const jpeg = await noisyPicture('jpeg', 5, 64, 48);
const gif = await noisyPicture('gif', 5, 64, 48);
const webp = await noisyPicture('webp', 5, 64, 48);

/** A copy with other bytes from a place on. */
const patched = (picture: Buffer, at: number, bytes: readonly number[]): Buffer => {
  const copy = Buffer.from(picture);
  copy.set(bytes, at);
  return copy;
};
const sizeInGif = (width: number, height: number): Buffer => {
  const copy = Buffer.from(gif);
  copy.writeUInt16LE(width, 6);
  copy.writeUInt16LE(height, 8);
  return copy;
};
/** The frame header of a baseline JPEG says how large the picture is. */
const sizeInJpeg = (width: number, height: number): Buffer => {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
};

const HOSTILE: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
  'a PNG of 50,000 × 50,000': [onebitPng(50_000, 50_000, 4), /^too-many-pixels$/],
  'a whole PNG of 20,000 × 20,000': [onebitPng(20_000, 20_000), /^too-many-pixels$/],
  'a PNG of 4,294,967,295 pixels in a row': [
    patched(png, 16, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    /^(too-many-pixels|damaged)$/,
  ],
  'a PNG whose size is a lie': [onebitPng(5000, 5000, 10), /^damaged$/],
  'a PNG without pixels': [onebitPng(0, 0), /^damaged$/],
  'a JPEG of 65,500 × 65,500': [sizeInJpeg(65_500, 65_500), /^too-many-pixels$/],
  'a GIF of 65,535 × 65,535': [sizeInGif(65_535, 65_535), /^too-many-pixels$/],
  'a BMP that claims more than it has': [
    patched(bmp(20, 20), 18, [0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0]),
    /^too-many-pixels$/,
  ],
  'a JPEG cut in the middle': [jpeg.subarray(0, jpeg.length >> 1), /^truncated$/],
  'a PNG without its end': [png.subarray(0, -12), /^truncated$/],
  'a WebP that says it is longer': [patched(webp, 4, [0xff, 0xff, 0xff, 0x00]), /^truncated$/],
  'only a signature': [png.subarray(0, 8), /^(truncated|damaged)$/],
  'a page with a picture’s name': [text('<!doctype html><title>Not found</title>'), /^not-an-image$/],
  'a page behind white space': [text(`${' \n'.repeat(4000)}<html><body>Sign in`), /^not-an-image$/],
  'an answer in JSON': [text('{"error":"expired"}'), /^not-an-image$/],
  'an archive': [text('PK\x03\x04'.padEnd(200, '\0')), /^not-an-image$/],
  'a compressed picture': [gzipSync(png), /^not-an-image$/],
  'a program': [Buffer.concat([text('MZ'), Buffer.alloc(300)]), /^not-an-image$/],
  'a GIF that is a script too': [text('GIF89a/*'.padEnd(40, ' ') + '*/=1;alert(1)'), /^(truncated|damaged)$/],
  'a picture in a film': [text('\0\0\0\x18ftypmp42\0\0\0\0mp42isom'.padEnd(80, '\0')), /^not-an-image$/],
  'a drawing with a script': [svg('<script>alert(1)</script>'), /^unsafe-svg$/],
  'a drawing with a handler': [svg('<rect onload="alert(1)"/>'), /^unsafe-svg$/],
  'a drawing that loads another': [svg('<image href="http://evil.example/x.png"/>'), /^unsafe-svg$/],
  'a drawing that reads a file': [svg('<image href="file:///etc/passwd"/>'), /^unsafe-svg$/],
  'a drawing that uses another': [svg('<use href="http://evil.example/x.svg#a"/>'), /^unsafe-svg$/],
  'a drawing with a page inside': [
    svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
    /^unsafe-svg$/,
  ],
  'a drawing whose names multiply': [
    text(
      '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
    ),
    /^unsafe-svg$/,
  ],
  'a drawing of 10^9 × 10^9': [
    text('<svg xmlns="http://www.w3.org/2000/svg" width="1000000000" height="1000000000"/>'),
    /^too-many-pixels$/,
  ],
  'a drawing within itself': [
    svg(
      '<pattern id="p" width="1" height="1"><rect fill="url(#p)" width="9" height="9"/></pattern><rect fill="url(#p)" width="9" height="9"/>',
    ),
    /^(damaged|image\/svg\+xml)$/,
  ],
};

for (const [name, [bytes, expected]] of Object.entries(HOSTILE)) {
  test(`${name} gets the right verdict`, async () => assert.match(await verdictOf(bytes), expected));
}

test('what hides behind or inside a whole picture changes neither its type nor its bytes', async () => {
  const before = createHash('sha256').update(png).digest('hex');
  const zip = Buffer.concat([png, text('PK\x03\x04'.padEnd(64, '\0'))]);
  const script = Buffer.concat([jpeg, text('<script>alert(1)</script>')]);
  const page = Buffer.concat([gif, text('<html><body onload=alert(1)>')]);
  assert.deepEqual(
    [await verdictOf(zip), await verdictOf(script), await verdictOf(page)],
    ['image/png', 'image/jpeg', 'image/gif'],
  );
  assert.equal(await verdictOf(png), 'image/png');
  assert.equal(createHash('sha256').update(png).digest('hex'), before);
});

test('a JPEG that ends properly with fewer rows than it claims is shown as browsers show it', async () => {
  assert.equal(await verdictOf(sizeInJpeg(64, 480)), 'image/jpeg');
});

test('an icon is judged by its own table', async () => {
  assert.equal(await verdictOf(icon(await noisyPicture('png', 1, 16, 16), 16)), 'image/x-icon');
});

test('truncated at every twentieth, each format is refused', async () => {
  for (const format of FORMATS) {
    const whole = await noisyPicture(format, 21, 80, 60);
    for (let part = 1; part < 20; part += 1) {
      const reason = await verdictOf(whole.subarray(0, Math.floor((whole.length * part) / 20)));
      assert.match(reason, /^(truncated|damaged|not-an-image)$/, `${format} ${String(part)}/20`);
    }
  }
});

test('a thousand good pictures pass: no false alarm', async () => {
  const encoders: Readonly<Record<Format, (seed: number) => object>> = {
    jpeg: (seed) => ({ quality: 1 + (seed % 100), progressive: seed % 2 === 0 }),
    png: (seed) => ({ compressionLevel: seed % 10, palette: seed % 3 === 0, progressive: seed % 4 === 0 }),
    webp: (seed) => ({ quality: 1 + (seed % 100), lossless: seed % 5 === 0, effort: 0 }),
    gif: (seed) => ({ colours: 2 + (seed % 250), effort: 1 }),
    avif: (seed) => ({ quality: 1 + (seed % 100), effort: 0 }),
  };
  const alarms: string[] = [];
  for (let seed = 0; seed < 1000; seed += 1) {
    const format = FORMATS[seed % FORMATS.length] ?? 'png';
    const [width, height] = [1 + (seed % 37), 2 + (seed % 23)];
    const pixels = Buffer.alloc(
      width * height * 3,
      Buffer.from([seed & 255, (seed * 7) & 255, 90, seed % 3]),
    );
    const bytes = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .toFormat(format, encoders[format](seed))
      .toBuffer();
    const verdict = await verdictOf(bytes);
    if (verdict !== `image/${format}`) alarms.push(`${String(seed)} ${format}: ${verdict}`);
  }
  assert.deepEqual(alarms, []);
});
