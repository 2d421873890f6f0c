import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSrcset } from '../../../main/core/images/parse-srcset.ts';
import { rankSrcset } from '../../../main/core/images/rank-srcset.ts';
import { corpusFolder } from '../../support/corpus.ts';

const urls = (srcset: string): string[] => parseSrcset(srcset).map(({ url }) => url);

test('commas belong to addresses, to parentheses, or between candidates', () => {
  assert.deepEqual(urls('https://x.org/w_1,h_2/a.jpg 1x, https://x.org/w_2,h_3/a.jpg 2x'), [
    'https://x.org/w_1,h_2/a.jpg',
    'https://x.org/w_2,h_3/a.jpg',
  ]);
  assert.deepEqual(urls('a.jpg,b.jpg'), ['a.jpg,b.jpg']);
  assert.deepEqual(urls('a.jpg, b.jpg'), ['a.jpg', 'b.jpg']);
  assert.deepEqual(urls(',,a.jpg 1x,,,b.jpg 2x,'), ['a.jpg', 'b.jpg']);
  assert.deepEqual(urls('a.jpg (1x, 2x), b.jpg'), ['b.jpg']);
  assert.deepEqual(urls('data:image/gif;base64,R0lGOD 1w, b.jpg 2w'), [
    'data:image/gif;base64,R0lGOD',
    'b.jpg',
  ]);
});

test('descriptors are read, wrong ones drop their candidate only', () => {
  assert.deepEqual(
    parseSrcset('a 320w, b 1.5x, c 100w 50h, d 50h, e 1w 2x, f 0w, g -1x, h 1x 1x, i .5x, j 1.x'),
    [
      { url: 'a', width: 320, density: null },
      { url: 'b', width: null, density: 1.5 },
      { url: 'c', width: 100, density: null },
      { url: 'i', width: null, density: 0.5 },
    ],
  );
});

test('the WHATWG cases of the corpus: all right', (t) => {
  const folder = corpusFolder();
  if (folder === null) {
    t.skip('the corpus is not beside the project');
    return;
  }
  const cases = JSON.parse(readFileSync(join(folder, 'srcset/wpt-cases.json'), 'utf8')) as {
    srcset: string;
    expect: string;
  }[];
  assert.ok(cases.length > 50);
  for (const { srcset, expect } of cases) assert.equal(urls(srcset)[0] ?? '', expect, JSON.stringify(srcset));
});

test('what is written by the rules is read back', () => {
  const address = fc.stringMatching(/^[a-z0-9:/,.%-]{0,12}[a-z0-9/]$/).filter((url) => !url.startsWith(','));
  const entry = fc.record({ url: address, width: fc.integer({ min: 1, max: 9000 }) });
  const separator = fc.constantFrom(', ', ',', ' ,\n', '\t, ');
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), separator, (entries, between) => {
      const written = entries.map(({ url, width }) => `${url} ${String(width)}w`).join(between);
      assert.deepEqual(
        parseSrcset(written),
        entries.map((each) => ({ ...each, density: null })),
      );
    }),
  );
});

test('any input ends, also a megabyte of it', () => {
  fc.assert(fc.property(fc.string(), (input) => Array.isArray(parseSrcset(input))));
  for (const unit of [',', ' ', 'a,', 'a ', '(', 'a (', 'a 1w,']) parseSrcset(unit.repeat(300_000));
});

test('the widest candidate up to 2,560 px is best, then narrower ones, then too wide ones', () => {
  const rank = (srcset: string) => rankSrcset(parseSrcset(srcset)).map(({ url }) => url);
  assert.deepEqual(rank('s 300w, xl 2560w, xxl 5000w, m 1024w, xxxl 8000w'), ['xl', 'm', 's', 'xxl', 'xxxl']);
  assert.deepEqual(rank('a, b 2x, c 1.5x'), ['b', 'c', 'a']);
});
