import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { createImageInspector } from '../../main/adapters/image-inspector.ts';
import { corpusFolder } from '../support/corpus.ts';
import { FORMATS, bmp, icon, noisyPicture, onebitPng } from '../support/pictures.ts';

const inspector = createImageInspector();
const reasonOf = async (bytes: Uint8Array): Promise<string> => {
  const verdict = await inspector.inspect(bytes);
  return verdict.ok ? verdict.image.type : verdict.reason;
};
const text = (source: string): Uint8Array => new TextEncoder().encode(source);

test('whole pictures of five formats pass with type, extension and size by content', async () => {
  for (const format of FORMATS) {
    const verdict = await inspector.inspect(await noisyPicture(format));
    const extension = format === 'jpeg' ? 'jpg' : format;
    assert.deepEqual(verdict, {
      ok: true,
      image: { type: `image/${format}`, extension, width: 96, height: 64 },
    });
  }
});

test('a picture cut anywhere in its second half is found in all five formats', async () => {
  for (const format of FORMATS) {
    const whole = await noisyPicture(format, 7);
    for (const part of [0.5, 0.7, 0.9, 0.97]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part));
      assert.equal(await reasonOf(cut), 'truncated', `${format} cut at ${String(part)}`);
    }
  }
});

test('pictures of every encoder setting pass: no false alarm', async () => {
  const base = sharp(await noisyPicture('png', 3, 120, 90));
  const settings = [
    base.clone().jpeg({ progressive: true, quality: 40 }),
    base.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }),
    base.clone().toColourspace('cmyk').jpeg(),
    base.clone().greyscale().jpeg(),
    base.clone().withMetadata({ orientation: 6 }).jpeg(),
    base.clone().png({ palette: true, colours: 16 }),
    base.clone().png({ progressive: true }),
    base.clone().toColourspace('rgb16').png(),
    base.clone().webp({ lossless: true }),
    base.clone().webp({ quality: 20 }),
    base.clone().gif({ progressive: true }),
    base.clone().avif({ effort: 0, lossless: true }),
    base.clone().avif({ effort: 0, bitdepth: 8 }),
  ];
  for (const setting of settings) assert.match(await reasonOf(await setting.toBuffer()), /^image\//);
});

test('an animation cut in a later frame is found', async () => {
  const frames = await Promise.all([1, 2, 3, 4].map((seed) => noisyPicture('png', seed, 40, 30)));
  const animation = sharp(frames, { join: { animated: true } });
  for (const bytes of [await animation.clone().gif().toBuffer(), await animation.clone().webp().toBuffer()]) {
    assert.match(await reasonOf(bytes), /^image\//);
    assert.equal(await reasonOf(bytes.subarray(0, Math.floor(bytes.length * 0.8))), 'truncated');
  }
});

test('an end that was filled with zeros is found, wherever the zeros begin', async () => {
  const base = sharp(await noisyPicture('png', 5, 400, 300));
  const frames = await Promise.all([1, 2, 3].map((seed) => noisyPicture('png', seed, 80, 60)));
  const files = {
    gif: await base.clone().gif().toBuffer(),
    webp: await base.clone().webp().toBuffer(),
    'webp with metadata': await base.clone().withMetadata({ orientation: 3 }).webp().toBuffer(),
    jpeg: await base.clone().jpeg().toBuffer(),
    png: await base.clone().png().toBuffer(),
    avif: await base.clone().avif({ effort: 0 }).toBuffer(),
    animation: await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  };
  for (const [name, whole] of Object.entries(files)) {
    assert.match(await reasonOf(whole), /^image\//, name);
    for (const part of [0.5, 0.7, 0.9]) {
      const filled = Buffer.from(whole).fill(0, Math.floor(whole.length * part));
      assert.doesNotMatch(await reasonOf(filled), /^image\//, `${name} filled from ${String(part)}`);
    }
  }
});

test('flat pictures and padded files that may end in zeros are no false alarm', async () => {
  for (const background of ['#000', '#fff', '#80807f']) {
    const flat = sharp({ create: { width: 1500, height: 1000, channels: 3, background } });
    for (const bytes of [
      await flat.clone().webp({ effort: 0 }).toBuffer(),
      await flat.clone().webp({ effort: 6, quality: 1 }).toBuffer(),
      await flat.clone().webp({ lossless: true }).toBuffer(),
      await flat.clone().gif().toBuffer(),
      await flat.clone().jpeg({ quality: 10 }).toBuffer(),
      await flat.clone().jpeg({ progressive: true }).toBuffer(),
    ]) {
      assert.match(await reasonOf(bytes), /^image\//);
      assert.match(await reasonOf(Buffer.concat([bytes, Buffer.alloc(500)])), /^image\//);
    }
  }
  const gif = await noisyPicture('gif');
  assert.equal(await reasonOf(Buffer.concat([gif.subarray(0, -1), Buffer.alloc(500)])), 'image/gif');
});

test('a GIF without its trailer and data behind a picture are no faults', async () => {
  const gif = await noisyPicture('gif');
  assert.equal(await reasonOf(gif.subarray(0, -1)), 'image/gif');
  for (const format of FORMATS) {
    const polyglot = Buffer.concat([await noisyPicture(format), Buffer.from('PK\x03\x04 archive behind it')]);
    assert.equal(await reasonOf(polyglot), `image/${format}`);
  }
});

test('size is the one shown, with EXIF orientation applied', async () => {
  const turned = await sharp(await noisyPicture('png'))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const verdict = await inspector.inspect(turned);
  assert.deepEqual(verdict.ok && [verdict.image.width, verdict.image.height], [64, 96]);
});

test('what is not a picture is told apart by content', async () => {
  assert.equal(await reasonOf(new Uint8Array()), 'empty');
  assert.equal(await reasonOf(text('<!doctype html><script>alert(1)</script>')), 'not-an-image');
  assert.equal(await reasonOf(text('{"WEBP": {}}')), 'not-an-image');
  assert.equal(await reasonOf(text('%PDF-1.7\n1 0 obj')), 'not-an-image');
  assert.equal(await reasonOf(text('Please sign in to continue')), 'not-an-image');
  assert.equal(
    await reasonOf(
      await sharp(await noisyPicture('png'))
        .tiff()
        .toBuffer(),
    ),
    'unsupported-type',
  );
});

test('huge and lying headers are refused before anything is decoded', async () => {
  assert.equal(await reasonOf(onebitPng(50_000, 50_000, 10)), 'too-many-pixels');
  assert.equal(await reasonOf(onebitPng(20_000, 20_000, 10)), 'too-many-pixels');
  assert.equal(await reasonOf(onebitPng(65_535, 65_535, 1)), 'too-many-pixels');
  assert.equal(await reasonOf(onebitPng(900, 900, 20)), 'damaged');
  assert.equal(await reasonOf(onebitPng(0, 10)), 'damaged');
});

test('flipped bits inside a picture are found where the format can tell', async () => {
  const png = Buffer.from(await noisyPicture('png'));
  png[Math.floor(png.length / 2)]! ^= 0x40;
  assert.equal(await reasonOf(png), 'damaged');
});

test('BMP and ICO pass whole and fail cut', async () => {
  const bitmap = bmp(33, 21);
  assert.equal(await reasonOf(bitmap), 'image/bmp');
  assert.equal(await reasonOf(bitmap.subarray(0, 900)), 'truncated');
  const favicon = icon(await noisyPicture('png', 1, 32, 32), 32);
  assert.equal(await reasonOf(favicon), 'image/x-icon');
  assert.equal(await reasonOf(favicon.subarray(0, 300)), 'truncated');
});

test('the sample pictures of the corpus get the right verdicts', async (t) => {
  const folder = corpusFolder();
  if (folder === null) {
    t.skip('the corpus is not beside the project');
    return;
  }
  const expected = {
    'fixture.gif': 'image/gif',
    'fixture.jpg': 'image/jpeg',
    'fixture.png': 'image/png',
    'fixture.webp': 'image/webp',
    'fixture-json.webp': 'not-an-image',
    'fixture-corrupt.png': 'damaged',
  };
  for (const [name, verdict] of Object.entries(expected)) {
    assert.equal(await reasonOf(await readFile(join(folder, 'images', name))), verdict, name);
  }
});
