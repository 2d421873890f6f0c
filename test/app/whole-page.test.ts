/** A saved page is shown as its article or whole, as the user likes: from one original, without losing marks or pictures. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { noisyPicture, onebitPng } from '../support/pictures.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const FIXTURE = path.resolve(import.meta.dirname, '../fixtures/content/news-with-related.html');

const textOf = async (app: TestApp, id: string): Promise<string> =>
  (await app.call('articles.content', { id, as: 'text' })).content;

const mark = async (app: TestApp, id: string, words: string): Promise<void> => {
  const start = (await textOf(app, id)).indexOf(words);
  assert.ok(start >= 0, words);
  await app.call('annotations.create', { articleId: id, version: 1, start, end: start + words.length });
};

const placed = async (app: TestApp, id: string): Promise<(readonly [string, string])[]> => {
  const text = await textOf(app, id);
  return (await app.call('annotations.list', { articleId: id })).map(({ state, segments: [at] }) => [
    state,
    at ? text.slice(at.start, at.end) : '',
  ]);
};

it('keeps the pictures that only the whole page shows, also when the trash is emptied', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-whole-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'page.html');
    const teaser = `data:image/png;base64,${(await noisyPicture('png')).toString('base64')}`;
    await writeFile(file, (await readFile(FIXTURE, 'utf8')).replace('teaser.jpg', teaser));
    const id = String((await app.importPaths([file]))[0]?.id);
    const local = async (): Promise<number> => (await app.call('articles.get', { id })).images.local;
    assert.equal(await local(), 0);
    await app.call('versions.wholePage', { id, whole: true });
    assert.equal(await local(), 1);
    await app.call('versions.wholePage', { id, whole: false });
    assert.equal(await local(), 0);
    const record = path.join(app.library, 'articles', id.slice(0, 2), id, 'article.json');
    const kept = () => readFile(record, 'utf8');
    assert.match(await kept(), /"otherImages"/);
    await app.call('articles.emptyTrash', {});
    // A picture that was collected as garbage would be a fault.
    assert.deepEqual((await app.call('library.verify', {})).faults, []);
    await app.call('versions.wholePage', { id, whole: true });
    assert.equal(await local(), 1);
    assert.doesNotMatch(await kept(), /"otherImages"/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('switches between the article and the whole page, and back', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-whole-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'page.html');
    await mkdir(path.join(folder, 'page_files'));
    const html = await readFile(FIXTURE, 'utf8');
    await writeFile(file, html.replaceAll('src="', 'src="page_files/'));
    await writeFile(path.join(folder, 'page_files/bridge.jpg'), onebitPng(80, 50));
    const id = String((await app.importPaths([file]))[0]?.id);
    const article = await textOf(app, id);
    assert.match(article, /repaint a railing/);
    assert.doesNotMatch(article, /Most read|forty years|Imprint/);
    await mark(app, id, 'three of its four main bearings');

    const whole = await app.call('versions.wholePage', { id, whole: true });
    assert.deepEqual([whole.wholePage, whole.annotations], [true, { sure: 1, review: 0, orphan: 0 }]);
    assert.match(await textOf(app, id), /Most read[^]*forty years[^]*Imprint/);
    const pictures = await app.call('images.list', { id });
    assert.deepEqual(
      pictures.map(({ url, state }) => [path.basename(url), state]),
      [
        ['bridge.jpg', 'local'],
        ['teaser.jpg', 'missing'],
      ],
    );
    await mark(app, id, 'crossed this bridge for forty years');
    assert.equal((await app.call('versions.replay', { id })).identical, true);

    await app.call('versions.wholePage', { id, whole: false });
    assert.equal(await textOf(app, id), article);
    assert.deepEqual(await placed(app, id), [
      ['sure', 'three of its four main bearings'],
      ['orphan', ''],
    ]);
    assert.equal((await app.call('versions.replay', { id })).identical, true);
    assert.deepEqual((await app.call('library.verify', {})).faults, []);

    await app.call('versions.wholePage', { id, whole: true });
    assert.deepEqual(await placed(app, id), [
      ['sure', 'three of its four main bearings'],
      ['sure', 'crossed this bridge for forty years'],
    ]);
    assert.equal((await app.call('versions.list', { id }))[0]?.wholePage, true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('takes the pictures beside the page at import, also those its article does not show', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-whole-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'page.html');
    const parts = path.join(folder, 'page-Dateien');
    await mkdir(parts);
    const html = await readFile(FIXTURE, 'utf8');
    await writeFile(file, html.replaceAll('src="', 'src="page-Dateien/'));
    await writeFile(path.join(parts, 'bridge.jpg'), onebitPng(80, 50));
    await writeFile(path.join(parts, 'teaser.jpg'), onebitPng(90, 60));
    const id = String((await app.importPaths([file]))[0]?.id);
    const images = async () => (await app.call('articles.get', { id })).images;
    assert.deepEqual(await images(), { total: 1, local: 1, missing: 0 });
    await rm(folder, { recursive: true });
    await app.call('versions.wholePage', { id, whole: true });
    assert.deepEqual(await images(), { total: 2, local: 2, missing: 0 });
    assert.equal((await app.call('versions.replay', { id })).identical, true);
    await app.call('versions.wholePage', { id, whole: false });
    assert.deepEqual((await app.call('library.verify', {})).faults, []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('keeps a page as a version whether it came in whole or not, and reads each either way', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-whole-'));
  try {
    await using app = await openTestApp();
    const html = (await readFile(FIXTURE, 'utf8')).replace(
      '<head>',
      '<head><link rel="canonical" href="https://harbour.example/bridge">',
    );
    const saved = async (name: string, change: string) => {
      await writeFile(path.join(folder, name), html.replace('Most read', change));
      return path.join(folder, name);
    };
    const [first] = await app.importPaths([await saved('1.html', 'Read by most')], {
      wholePage: true,
      fetch: false,
    });
    const id = String(first?.id);
    assert.match(await textOf(app, id), /Read by most/);
    assert.equal((await app.call('versions.list', { id }))[0]?.wholePage, true);
    assert.equal((await app.call('versions.replay', { id })).identical, true);
    // Only what stands around the article is new: its bytes are kept all the same.
    const [again] = await app.importPaths([await saved('2.html', 'Read today')]);
    assert.deepEqual([again?.outcome, again?.id], ['updated', id]);
    assert.doesNotMatch(await textOf(app, id), /Read/);
    const [third] = await app.importPaths([await saved('3.html', 'Read now')], {
      wholePage: true,
      fetch: false,
    });
    assert.deepEqual([third?.outcome, third?.id], ['updated', id]);
    await app.call('versions.redecode', { id, charset: 'windows-1252' });
    await app.call('versions.redecode', { id, charset: null });
    assert.match(await textOf(app, id), /Read now/);
    const previews = await app.call('versions.charsets', { id, charset: 'utf-8' });
    assert.equal(previews[0]?.lines[0], (await textOf(app, id)).split('\n')[0]);
    await app.call('versions.wholePage', { id, whole: false });
    assert.doesNotMatch(await textOf(app, id), /Read now/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
