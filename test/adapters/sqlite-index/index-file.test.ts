import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { IndexDatabase } from '../../../main/adapters/sqlite-index/index-database.ts';
import { openIndexDatabase } from '../../../main/adapters/sqlite-index/open-index-database.ts';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import type { IndexedArticle } from '../../../main/core/ports/search-index.ts';
import { indexedSample, indexId, stamped } from '../../support/indexed-article.ts';
import { numbersFound } from '../../support/open-test-index.ts';

const temporaryFile = async (context: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-index-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'index.sqlite');
};

const entries = (count: number, given: Partial<IndexedArticle> = {}) =>
  Array.from({ length: count }, (_, number) =>
    stamped(indexedSample(number, { text: `普京 ${String(number)}`, ...given })),
  );

test('what was put in is there after closing', async (context) => {
  const file = await temporaryFile(context);
  const first = openIndexDatabase({ file });
  await first.put(entries(3));
  await first.close();
  const second = openIndexDatabase({ file });
  context.after(() => second.close());
  assert.deepEqual(await numbersFound(second, '普京'), [0, 1, 2]);
  assert.deepEqual(
    await second.stamps(),
    [0, 1, 2].map((number) => ({ id: indexId(number), stamp: '1' })),
  );
});

test('articles are found again by address, original, picture, tag and the beginning of their id', async (context) => {
  const file = await temporaryFile(context);
  const index = openIndexDatabase({ file });
  context.after(() => index.close());
  const asset = { sha256: 'ab', type: 'image/png', extension: 'png', width: 1, height: 2, bytes: 3 };
  const origin = { article: indexId(33), version: 2 };
  const article = indexedSample(33, {
    canonicalUrl: 'https://a.org/x',
    originals: ['s1', 's2'],
    assets: [{ key: '//a.org/p.png', asset, origin }],
    tags: ['a/b'],
    trashed: true,
  });
  await index.put([stamped(article), ...entries(2)]);
  assert.deepEqual(await index.findByUrl('https://a.org/x'), [article.id]);
  assert.deepEqual(await index.findByUrl('https://a.org/y'), []);
  assert.equal(await index.findByOriginal('s2'), article.id);
  assert.equal(await index.findByOriginal('s3'), null);
  assert.deepEqual(await index.findAssets(['//a.org/q.png', '//a.org/p.png']), [null, { asset, origin }]);
  assert.deepEqual(await index.idsWithTag('a'), [article.id]);
  assert.deepEqual(await index.idsWithTag('Ａ'), [article.id], 'one tag, however it is spelled');
  assert.deepEqual(await index.idsWithTag('b'), []);
  assert.deepEqual(await index.idsWithPrefix('000000000000000', 2), [indexId(0), indexId(1)]);
  assert.deepEqual(await index.idsWithPrefix('00000000000000', 10), [indexId(0), indexId(1), article.id]);
  assert.deepEqual(await index.idsWithPrefix('%', 10), []);
  await index.put([
    stamped({ ...article, canonicalUrl: null, addresses: [], originals: ['s4'], assets: [], tags: [] }, '2'),
  ]);
  assert.deepEqual(await index.findByUrl('https://a.org/x'), []);
  assert.equal(await index.findByOriginal('s1'), null);
  assert.equal(await index.findByOriginal('s4'), article.id);
  assert.deepEqual(await index.findAssets(['//a.org/p.png']), [null]);
  assert.deepEqual(await index.idsWithTag('a'), []);
  await index.remove([article.id, indexId(9)]);
  assert.equal(await index.findByOriginal('s4'), null);
});

test('a rebuild shows the old index until it is done, with what changes meanwhile', async (context) => {
  const file = await temporaryFile(context);
  const index = openIndexDatabase({ file });
  context.after(() => index.close());
  await index.put(entries(4));
  await index.beginRebuild();
  await index.put(entries(2));
  assert.deepEqual(await numbersFound(index, '普京'), [0, 1, 2, 3]);
  await index.put([stamped(indexedSample(1, { text: '拜登' }), '2')]);
  assert.deepEqual(await numbersFound(index, '拜登'), [1]);
  await index.finishRebuild();
  assert.deepEqual(await numbersFound(index, '普京'), [0]);
  assert.deepEqual(await numbersFound(index, '拜登'), [1]);
  await index.put(entries(3));
  assert.deepEqual(await numbersFound(index, '普京'), [0, 1, 2]);
  await assert.rejects(
    index.finishRebuild(),
    (error) => error instanceof OffprintError && error.code === 'index-unavailable',
  );
  assert.deepEqual(
    readdirSync(join(file, '..')).filter((name) => /rebuild|compact/.test(name)),
    [],
  );
});

test('what an interrupted rebuild left behind is swept away', async (context) => {
  const file = await temporaryFile(context);
  const first = new IndexDatabase({ file });
  first.put(entries(2));
  first.beginRebuild();
  first.put(entries(1));
  // As after a crash: nobody closes the rebuild.
  const second = new IndexDatabase({ file });
  assert.equal(existsSync(`${file}.rebuild`), false);
  assert.equal(
    second.reader.search({ query: '普京', view: { kind: 'all' }, sort: 'date', limit: 9, offset: 0 }).total,
    2,
  );
  second.close();
});

const damages: [string, (file: string) => void, RegExp][] = [
  [
    'no database',
    (file) => {
      writeFileSync(file, 'this is no database at all, whatever its name says'.repeat(100));
    },
    /damaged/,
  ],
  [
    'another database',
    (file) => {
      const other = new DatabaseSync(file);
      other.exec('CREATE TABLE t(x)');
      other.close();
    },
    /not an index/,
  ],
  [
    'of another version',
    (file) => {
      const other = new DatabaseSync(file);
      other.exec('PRAGMA user_version=999');
      other.close();
    },
    /version 999/,
  ],
];

for (const [what, damage, reason] of damages) {
  test(`a file that is ${what} is replaced by an empty index, and said so`, async (context) => {
    const file = await temporaryFile(context);
    if (what === 'of another version') new IndexDatabase({ file }).close();
    damage(file);
    const index = new IndexDatabase({ file });
    context.after(() => {
      index.close();
    });
    assert.match(index.discarded ?? '', reason);
    assert.deepEqual(index.reader.stamps(), []);
    index.put(entries(1));
    assert.equal(index.reader.counts().articles, 1);
  });
}

test('tidying after many edits comes to an end and loses nothing', async (context) => {
  const file = await temporaryFile(context);
  const index = new IndexDatabase({ file });
  context.after(() => {
    index.close();
  });
  for (let round = 0; round < 40; round++)
    index.put(entries(5, { tags: [`t${String(round)}`], text: `普京 ${String(round)}` }));
  let steps = 0;
  while (index.tidy()) assert.ok(++steps < 1000);
  const found = (query: string) =>
    index.reader.search({ query, view: { kind: 'all' }, sort: 'date', limit: 9, offset: 0 }).total;
  assert.deepEqual(
    [found('普京'), found('"普京 39"'), found('"普京 38"'), found('tag:t39'), found('tag:t38')],
    [5, 5, 0, 5, 0],
  );
  const checked = new DatabaseSync(file);
  context.after(() => {
    checked.close();
  });
  for (const table of ['field', 'fulltext', 'letter'])
    checked.exec(`INSERT INTO ${table}(${table}) VALUES('integrity-check')`);
});
