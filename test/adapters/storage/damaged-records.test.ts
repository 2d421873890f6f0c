import assert from 'node:assert/strict';
import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { openLibrary } from '../../../main/adapters/open-library.ts';
import { articleFolder } from '../../../main/adapters/storage/library-paths.ts';
import { sampleAnnotation, sampleArticle } from '../../support/sample-article.ts';
import { libraryOptions, temporaryLibrary } from '../../support/temporary-library.ts';

const { record, files } = sampleArticle(1);
const FOLDER = articleFolder(record.id);

const DAMAGE: Readonly<Record<string, (good: Buffer) => Buffer | string>> = {
  empty: () => '',
  truncated: (good) => good.subarray(0, good.length - 40),
  'zero bytes': (good) => Buffer.alloc(good.length),
  'zero bytes at the end': (good) => Buffer.concat([good.subarray(0, 100), Buffer.alloc(good.length - 100)]),
  'another shape': () => '{"schema":1,"name":"something else"}',
  'a list': () => '[]',
  null: () => 'null',
  'no schema': (good) => good.toString().replace('"schema": 1', '"scheme": 1'),
  'two files run together': (good) => Buffer.concat([good, good]),
  'deep nesting': () => '['.repeat(200_000),
};

const prepared = async (t: TestContext) => {
  const library = await temporaryLibrary(t);
  await library.articles.create(record, files);
  await library.articles.updateAnnotations(record.id, () => [sampleAnnotation('annotation-1')]);
  return library;
};

const damage = async (file: string, how: string): Promise<Buffer> => {
  const bytes = Buffer.from(DAMAGE[how]!(await readFile(file)));
  await writeFile(file, bytes);
  return bytes;
};

const asideOf = async (folder: string, name: string): Promise<Buffer[]> => {
  const names = (await readdir(folder)).filter((found) => found.startsWith(`${name}.damaged-`));
  return Promise.all(names.map((found) => readFile(path.join(folder, found))));
};

const isDamaged = (error: unknown): boolean =>
  error instanceof OffprintError && error.code === 'damaged-file';

for (const how of Object.keys(DAMAGE)) {
  test(`article.json: ${how}`, async (t) => {
    const library = await prepared(t);
    const { articles, root } = library;
    const folder = path.join(root, FOLDER);
    const bad = await damage(path.join(folder, 'article.json'), how);
    assert.equal((await articles.verify(null)).faults[0]?.file, `${FOLDER}/article.json`);

    await assert.rejects(
      articles.update(record.id, (before) => ({ ...before, tags: [] })),
      isDamaged,
    );
    await assert.rejects(articles.read(record.id), isDamaged);
    assert.deepEqual(await asideOf(folder, 'article.json'), [bad]);
    assert.ok(
      !(await readdir(folder)).includes('article.json'),
      'nothing may have been written in its place',
    );
    assert.equal(library.problems().length, 1);
    assert.match(
      library.problems()[0]!.problem,
      /could not be read: .*set aside as articles\/.*nothing was overwritten/,
    );
    assert.equal(await articles.readText(record.id, 1), files.text);
    assert.deepEqual(
      (await articles.verify(null)).faults.map((fault) => fault.problem),
      ['is missing'],
    );
  });

  test(`annotations.json: ${how}`, async (t) => {
    const library = await prepared(t);
    const { articles, root } = library;
    const folder = path.join(root, FOLDER);
    const bad = await damage(path.join(folder, 'annotations.json'), how);
    assert.deepEqual(await articles.readAnnotations(record.id), []);
    assert.equal(library.problems().length, 1);
    await articles.updateAnnotations(record.id, () => [sampleAnnotation('annotation-2')]);
    assert.deepEqual(await asideOf(folder, 'annotations.json'), [bad]);
    assert.match((await articles.verify(null)).faults[0]!.problem, /was set aside/);
  });

  test(`library.json: ${how}`, async (t) => {
    const library = await prepared(t);
    await library.settings.update({ author: 'somebody' });
    await library.close();
    const bad = await damage(path.join(library.root, 'library.json'), how);
    const again = await openLibrary(library.root, libraryOptions);
    t.after(() => again.close());
    assert.deepEqual(await asideOf(again.root, 'library.json'), [bad]);
    assert.equal(again.problems()[0]?.file, 'library.json');
    assert.equal((await again.settings.read()).author, '');
    assert.deepEqual(await again.articles.read(record.id), record);
  });
}

test('damaged twice in one second: both files are kept', async (t) => {
  const { articles, root } = await prepared(t);
  const file = path.join(root, FOLDER, 'annotations.json');
  for (const text of ['first', 'second', 'third']) {
    await writeFile(file, text);
    await articles.readAnnotations(record.id);
  }
  const aside = await asideOf(path.join(root, FOLDER), 'annotations.json');
  assert.deepEqual(aside.map(String).sort(), ['first', 'second', 'third']);
});

test('ten readers of a damaged file set it aside once', async (t) => {
  const { articles, root } = await prepared(t);
  await writeFile(path.join(root, FOLDER, 'annotations.json'), 'bad');
  const changes = Array.from({ length: 10 }, (_, at) =>
    articles.updateAnnotations(record.id, (all) => [...all, sampleAnnotation(`annotation-${String(at)}`)]),
  );
  await Promise.all([...changes, articles.readAnnotations(record.id)]);
  assert.equal((await asideOf(path.join(root, FOLDER), 'annotations.json')).length, 1);
  assert.equal((await articles.readAnnotations(record.id)).length, 10);
});

test('a file edited by hand is read, reported by verify, and kept when it is next replaced', async (t) => {
  const { articles, root } = await prepared(t);
  const file = path.join(root, FOLDER, 'article.json');
  // An editor that puts a byte order mark in front, as some do.
  const edited = `\ufeff${(await readFile(file, 'utf8')).replace('"时政"', '"手改"')}`;
  await writeFile(file, edited);
  assert.deepEqual((await articles.read(record.id))?.tags, ['手改']);
  assert.match((await articles.verify(null)).faults[0]!.problem, /checksum does not fit/);

  await articles.update(record.id, (before) => ({ ...before, unread: false }));
  assert.deepEqual((await articles.read(record.id))?.tags, ['手改']);
  assert.deepEqual((await asideOf(path.join(root, FOLDER), 'article.json')).map(String), [edited]);
});

test('the record of another article, copied into the folder, is not taken for this one', async (t) => {
  const { articles, root } = await prepared(t);
  const other = sampleArticle(2);
  await articles.create(other.record, other.files);
  const folder = path.join(root, articleFolder(other.record.id));
  await rename(path.join(folder, 'article.json'), path.join(root, FOLDER, 'article.json'));
  await assert.rejects(articles.read(record.id), isDamaged);
});

test('records of a later schema are neither read nor written', async (t) => {
  const library = await prepared(t);
  const { articles, root } = library;
  for (const name of ['article.json', 'annotations.json']) {
    const file = path.join(root, FOLDER, name);
    const later = (await readFile(file, 'utf8')).replace('"schema": 1', '"schema": 2');
    await writeFile(file, later);
    const attempt =
      name === 'article.json'
        ? articles.update(record.id, (before) => ({ ...before, tags: [] }))
        : articles.updateAnnotations(record.id, () => []);
    await assert.rejects(attempt, { code: 'library-unusable' });
    assert.equal(await readFile(file, 'utf8'), later);
  }
  assert.deepEqual(library.problems(), []);
});

test('one odd setting does not cost the others', async (t) => {
  const library = await prepared(t);
  await library.settings.update({ author: '记者', theme: 'sepia' });
  await library.close();
  const file = path.join(library.root, 'library.json');
  const odd = (await readFile(file, 'utf8')).replace('"sepia"', '"tartan"').replace('"textSize": 0,', '');
  await writeFile(file, odd);
  const again = await openLibrary(library.root, libraryOptions);
  t.after(() => again.close());
  const { author, theme, textSize } = await again.settings.read();
  assert.deepEqual({ author, theme, textSize }, { author: '记者', theme: 'system', textSize: 0 });
});
