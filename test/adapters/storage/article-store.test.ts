import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { openLibrary } from '../../../main/adapters/open-library.ts';
import { articleFolder } from '../../../main/adapters/storage/library-paths.ts';
import {
  PNG,
  sampleAnnotation,
  sampleArticle,
  sampleAsset,
  sampleFiles,
  sampleId,
  sampleVersion,
  withSampleVersion,
} from '../../support/sample-article.ts';
import { libraryOptions, temporaryLibrary } from '../../support/temporary-library.ts';

test('an article comes back as it was stored, file by file', async (t) => {
  const { articles, root } = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  await articles.create(record, files);

  assert.deepEqual(await articles.read(record.id), record);
  assert.deepEqual(await articles.ids(), [record.id]);
  assert.equal(await articles.readReadable(record.id, 1), files.readable);
  assert.equal(await articles.readText(record.id, 1), files.text);
  assert.equal(await articles.readLog(record.id, 1), files.log);
  assert.deepEqual(new Uint8Array(await articles.readOriginal(record.id, 1)), files.original);
  const folder = path.join(root, articleFolder(record.id));
  assert.deepEqual((await readdir(folder)).sort(), ['article.json', 'versions']);
  assert.deepEqual((await readdir(path.join(folder, 'versions/1'))).sort(), [
    'article.html',
    'log.json',
    'original.md',
    'text.txt',
  ]);
  assert.deepEqual(await readdir(path.join(root, 'tmp')), []);
  assert.deepEqual(await articles.verify(null), { checked: 1, faults: [] });
});

test('text comes back unit for unit: byte order mark, line ends, emoji', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const files = { ...sampleFiles(1, 1), text: '\ufeffa\r\nb\r👩‍👩‍👧‍👦\u0000\u2028', readable: '\ufeff<p>\r\n' };
  const record = { ...sampleArticle(1).record, versions: [sampleVersion(1, files)] };
  await articles.create(record, files);
  assert.equal(await articles.readText(record.id, 1), files.text);
  assert.equal(await articles.readReadable(record.id, 1), files.readable);
});

test('a new version joins the old one', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const first = sampleArticle(1);
  await articles.create(first.record, first.files);
  const second = withSampleVersion(first.record, 1);
  await articles.addVersion(second.record.id, second.files, () => second.record);

  assert.deepEqual(await articles.read(first.record.id), second.record);
  assert.equal(await articles.readText(first.record.id, 1), first.files.text);
  assert.equal(await articles.readText(first.record.id, 2), second.files.text);
  assert.deepEqual(await articles.verify(null), { checked: 1, faults: [] });
  await assert.rejects(
    articles.addVersion(second.record.id, second.files, () => second.record),
    /has a version 2 already/,
  );
});

test('a readable copy derived anew replaces the old one, the original stays', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  await articles.create(record, files);
  const renewed = { ...files, readable: '<p>anders</p>', text: 'anders', log: '{}' };
  const after = { ...record, versions: [sampleVersion(1, renewed)] };
  await articles.replaceDerived(after.id, 1, renewed, () => after);

  assert.equal(await articles.readReadable(record.id, 1), '<p>anders</p>');
  assert.deepEqual(new Uint8Array(await articles.readOriginal(record.id, 1)), files.original);
  assert.deepEqual(await articles.verify(null), { checked: 1, faults: [] });
});

test('a version and what the user does meanwhile do not lose each other', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const first = sampleArticle(1);
  await articles.create(first.record, first.files);
  const { files } = withSampleVersion(first.record, 1);
  await Promise.all([
    articles.update(first.record.id, (before) => ({ ...before, tags: ['meanwhile'] })),
    articles.addVersion(first.record.id, files, (current) => withSampleVersion(current, 1).record),
    articles.update(first.record.id, (before) => ({ ...before, unread: false })),
  ]);
  const after = await articles.read(first.record.id);
  assert.deepEqual([after?.tags, after?.unread, after?.current], [['meanwhile'], false, 2]);
  const other = sampleArticle(2).record;
  await assert.rejects(
    articles.update(first.record.id, () => other),
    /another article/,
  );
});

test('changes of one article are applied in turn, none is lost', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  await articles.create(record, files);
  const names = Array.from({ length: 40 }, (_, at) => `tag-${String(at)}`);
  await Promise.all([
    ...names.map((name) =>
      articles.update(record.id, (before) => ({ ...before, tags: [...before.tags, name] })),
    ),
    ...names.map((name) =>
      articles.updateAnnotations(record.id, (before) => [...before, sampleAnnotation(`${name}-0000`)]),
    ),
  ]);
  assert.deepEqual(new Set((await articles.read(record.id))?.tags), new Set(['时政', ...names]));
  assert.equal((await articles.readAnnotations(record.id)).length, 40);
});

test('an update that returns what it was given writes nothing, a failing one changes nothing', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  await articles.create(record, files);
  const stamp = await articles.stamp(record.id);
  await articles.update(record.id, (before) => before);
  await articles.updateAnnotations(record.id, (before) => before);
  await assert.rejects(
    articles.update(record.id, () => {
      throw new RangeError('refused');
    }),
    RangeError,
  );
  // A record that could not be read back must never reach the disk.
  await assert.rejects(
    articles.update(record.id, (before) => ({ ...before, current: 7 })),
    TypeError,
  );
  assert.equal(await articles.stamp(record.id), stamp);
});

test('the stamp follows record and annotations', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  assert.equal(await articles.stamp(record.id), null);
  await articles.create(record, files);
  const stamps = [await articles.stamp(record.id)];
  await articles.update(record.id, (before) => ({ ...before, unread: false }));
  stamps.push(await articles.stamp(record.id));
  await articles.updateAnnotations(record.id, () => [sampleAnnotation('annotation-1')]);
  stamps.push(await articles.stamp(record.id));
  assert.equal(new Set(stamps).size, 3);
});

test('deleting leaves nothing of the article and keeps the pictures', async (t) => {
  const { articles, assets, root } = await temporaryLibrary(t);
  const asset = await assets.put(sampleAsset(1), PNG);
  const { record, files } = sampleArticle(1, [asset]);
  await articles.create(record, files);
  await articles.delete(record.id);
  assert.equal(await articles.read(record.id), null);
  assert.deepEqual(await articles.ids(), []);
  assert.deepEqual(await readdir(path.join(root, 'tmp')), []);
  assert.equal(await assets.has(asset.sha256), true);
});

test('what is not there is said to be not there', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const id = sampleId(5);
  const missing = (error: unknown): boolean => error instanceof OffprintError && error.code === 'not-found';
  assert.equal(await articles.read(id), null);
  for (const attempt of [
    () => articles.update(id, (record) => record),
    () => articles.delete(id),
    () => articles.readText(id, 1),
    () => articles.readOriginal(id, 1),
    () => articles.readAnnotations(id),
    () => articles.updateAnnotations(id, () => []),
  ]) {
    await assert.rejects(attempt, missing);
  }
  const { record, files } = sampleArticle(1);
  await articles.create(record, files);
  await assert.rejects(articles.readOriginal(record.id, 2), missing);
  assert.deepEqual(await articles.verify([id]), {
    checked: 1,
    faults: [{ id, file: articleFolder(id), problem: 'is missing' }],
  });
});

test('nothing but an id and a number ever becomes part of a path', async (t) => {
  const { articles, assets } = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  await assert.rejects(articles.read('../../../etc/pass' as never), TypeError);
  await assert.rejects(async () => articles.readText(record.id, '../1' as never), TypeError);
  assert.throws(() => assets.path({ sha256: '../x', extension: 'png' }), TypeError);
  await assert.rejects(assets.put(sampleAsset(1), { ...PNG, extension: '../../x' }), TypeError);
  const version = record.versions[0]!;
  const hostile = { ...version, original: { ...version.original, extension: '/../../../x' } };
  await assert.rejects(articles.create({ ...record, versions: [hostile] }, files), TypeError);
});

test('a record must vouch for the bytes it comes with', async (t) => {
  const { articles } = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  await assert.rejects(articles.create(record, { ...files, text: `${files.text}!` }), /hash of text.txt/);
  await assert.rejects(
    articles.create(record, { ...files, original: new Uint8Array([1]) }),
    /hash of original.md/,
  );
  assert.deepEqual(await articles.ids(), []);
});

test('a stored library is found again by the next process, with properties it does not know', async (t) => {
  const library = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  await library.articles.create({ ...record, rating: 5 } as never, files);
  await library.settings.update({ author: '记者' });
  await library.close();

  const again = await openLibrary(library.root, libraryOptions);
  t.after(() => again.close());
  await again.articles.update(record.id, (before) => ({ ...before, unread: false }));
  assert.deepEqual(await again.articles.read(record.id), { ...record, rating: 5, unread: false });
  assert.equal((await again.settings.read()).author, '记者');
  assert.deepEqual(again.problems(), []);
});

test('a folder that only looks like an article is not listed', async (t) => {
  const { articles, root } = await temporaryLibrary(t);
  await mkdir(path.join(root, 'articles/ab/cdefabcdefabcdef'), { recursive: true });
  await mkdir(path.join(root, 'articles/not-a-shard/x'), { recursive: true });
  await writeFile(path.join(root, 'articles/ab/.DS_Store'), '');
  assert.deepEqual(await articles.ids(), []);
  const { faults } = await articles.verify(null);
  assert.deepEqual(faults.map(({ file }) => file).sort(), [
    'articles/ab/cdefabcdefabcdef',
    'articles/not-a-shard',
  ]);
});

test('record files are readable JSON that ends in its checksum', async (t) => {
  const { articles, root } = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  await articles.create(record, files);
  const file = await readFile(path.join(root, articleFolder(record.id), 'article.json'), 'utf8');
  const { checksum, ...rest } = JSON.parse(file) as Record<string, unknown>;
  assert.deepEqual(rest, record);
  assert.match(String(checksum), /^[0-9a-f]{64}$/);
  assert.ok(file.startsWith('{\n  "schema": 1,\n') && file.endsWith('"\n}\n'));
});
