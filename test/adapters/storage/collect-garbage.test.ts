import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { openLibrary } from '../../../main/adapters/open-library.ts';
import { articleFolder } from '../../../main/adapters/storage/library-paths.ts';
import {
  PNG,
  sampleArticle,
  sampleAsset,
  sampleId,
  withSampleVersion,
} from '../../support/sample-article.ts';
import { libraryOptions, temporaryLibrary } from '../../support/temporary-library.ts';

test('pictures that no version of any article uses are deleted, the others stay', async (t) => {
  const first = await temporaryLibrary(t);
  const [old, current, shared, unused] = await Promise.all(
    [1, 2, 3, 4].map((seed) => first.assets.put(sampleAsset(seed), PNG)),
  );
  const article = sampleArticle(1, [old!, shared!]);
  await first.articles.create(article.record, article.files);
  const version = withSampleVersion(article.record, 1, [current!]);
  await first.articles.addVersion(article.record.id, version.files, () => version.record);
  const other = sampleArticle(2, [shared!]);
  await first.articles.create(other.record, other.files);
  assert.deepEqual(await first.collectGarbage(), { files: 0, bytes: 0 }, 'all were put in this session');
  await first.close();

  const library = await openLibrary(first.root, libraryOptions);
  t.after(() => library.close());
  // Put again: an article that uses it may be on its way.
  const arriving = await library.assets.put(sampleAsset(5), PNG);
  assert.deepEqual(await library.collectGarbage(), { files: 1, bytes: unused!.bytes });
  assert.equal(await library.assets.has(unused!.sha256), false);
  for (const asset of [old, current, shared, arriving]) assert.ok(await library.assets.has(asset!.sha256));
  assert.deepEqual((await library.articles.verify(null)).faults, []);
});

test('nothing is deleted while a record cannot be read', async (t) => {
  const first = await temporaryLibrary(t);
  const asset = await first.assets.put(sampleAsset(1), PNG);
  const { record, files } = sampleArticle(1, [asset]);
  await first.articles.create(record, files);
  await first.close();
  await writeFile(path.join(first.root, articleFolder(sampleId(1)), 'article.json'), 'damaged');
  const library = await openLibrary(first.root, libraryOptions);
  t.after(() => library.close());
  await assert.rejects(library.collectGarbage(), { code: 'damaged-file' });
  assert.ok(await library.assets.has(asset.sha256));
});
