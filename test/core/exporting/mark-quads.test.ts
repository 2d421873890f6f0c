import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { readMarkQuads } from '../../../main/core/exporting/mark-quads.ts';
import { sentinelColor, sentinelNumber } from '../../../main/core/exporting/sentinel-color.ts';

const partsOf = (css: string): number[] => (css.match(/\d+/g) ?? []).map(Number);
const operands = (number: number): string =>
  partsOf(sentinelColor(number))
    .map((part) => String(Math.round((part / 255) * 1e6) / 1e6))
    .join(' ');

test('every number comes back from its colour, and few other colours are taken for one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), (number) => {
      const [r = 0, g = 0, b = 0] = partsOf(sentinelColor(number)).map((part) => part / 255);
      assert.equal(sentinelNumber([r, g, b]), number);
      assert.equal(sentinelNumber([(r + 1 / 255) % 1, g, b]), null);
    }),
  );
  assert.equal(sentinelNumber([0.5, 0.5, 0.5]), null);
  assert.equal(sentinelNumber([1, 1, 1]), null);
});

const pageWith = async (content: string): Promise<PDFPage> => {
  const document = await PDFDocument.create();
  const page = document.addPage([600, 800]);
  page.node.addContentStream(document.context.register(document.context.stream(content)));
  return page;
};

test('reads rectangles through transformations, clips and saved states', async () => {
  const page = await pageWith(
    `q 2 0 0 -2 10 790 cm ${operands(3)} rg 5 5 20 10 re f q 5 20 10 10 re W n ${operands(4)} rg 0 20 50 10 re f Q 5 40 10 10 re f Q`,
  );
  const quads = readMarkQuads([page], 10);
  assert.deepEqual(quads.get(3)?.[0]?.corners, [
    [20, 780],
    [60, 780],
    [60, 760],
    [20, 760],
  ]);
  assert.equal(quads.get(3)?.length, 2, 'the colour is back after Q');
  assert.deepEqual(quads.get(4)?.[0]?.corners[0], [20, 750], 'clipped on the left');
  assert.deepEqual(quads.get(4)?.[0]?.corners[2], [40, 730], 'clipped on the right');
});

test('joins neighbours on one line, keeps lines and turned quads apart, drops slivers and strangers', async () => {
  const page = await pageWith(
    `${operands(1)} rg 100 700 50 12 re f 150.3 700 40 12 re f 100 680 50 12 re f 300 300 .1 12 re f
     q .9 .1 -.1 .9 0 0 cm 200 200 50 12 re f Q .3 .2 .1 rg 0 0 600 800 re f`,
  );
  const quads = readMarkQuads([page], 2);
  assert.deepEqual([...quads.keys()], [1]);
  const [joined, below, turned, ...more] = quads.get(1) ?? [];
  assert.equal(joined?.corners[1][0], 190.3);
  assert.equal(below?.corners[0][1], 692);
  assert.equal(turned?.upright, false);
  assert.deepEqual(more, []);
});

test('numbers beyond the marks there are belong to nobody', async () => {
  const page = await pageWith(`${operands(7)} rg 0 0 50 12 re f`);
  assert.equal(readMarkQuads([page], 7).size, 0);
  assert.equal(readMarkQuads([page], 8).size, 1);
});
