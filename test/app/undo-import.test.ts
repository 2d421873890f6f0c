/** An import that is taken back leaves what stood before it, and whatever the user has worked on since. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import type { ArticleRecord } from '../../main/core/articles/article-record.ts';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const article = (body: string, at = 0): string =>
  `[第${String(at)}篇](https://example.org/undo/${String(at)})\n------\n\n<p>${body.repeat(20)}</p>\n`;

const arrive = async (app: TestApp, name: string, content: string): Promise<ImportOutcome> => {
  const file = path.join(app.library, name);
  await writeFile(file, content);
  const [outcome] = await app.importPaths([file]);
  assert.ok(outcome);
  return outcome;
};

const takeBack = async (app: TestApp) => {
  const { jobId } = (await app.call('imports.jobs', { past: true })).at(-1) ?? { jobId: '' };
  return app.call('imports.undo', { jobId });
};

const state = async (app: TestApp, id: string) => {
  const file = path.join(app.library, 'articles', id.slice(0, 2), id, 'article.json');
  const { trashed, current, versions } = JSON.parse(await readFile(file, 'utf8')) as ArticleRecord;
  return [trashed, current, versions.map((version) => version.trashed)] as const;
};

it('puts an article with a version in the trash back into it, as it was', async () => {
  await using app = await openTestApp();
  const { id } = await arrive(app, 'a.md', article('第一稿。'));
  assert.ok(id !== null);
  await arrive(app, 'b.md', article('第二稿。'));
  await app.call('versions.trash', { id, number: 1 });
  await app.call('articles.trash', { ids: [id] });
  const before = await state(app, id);
  await arrive(app, 'a.md', article('第一稿。'));
  assert.equal((await app.call('articles.get', { id })).trashed, false);
  assert.deepEqual(await takeBack(app), { trashed: 1, versions: 1, kept: [] });
  assert.deepEqual(await state(app, id), before);
});

it('puts an article back into the trash that a new version took out of it, which it had said', async () => {
  await using app = await openTestApp();
  const { id } = await arrive(app, 'a.md', article('第一稿。'));
  assert.ok(id !== null);
  await app.call('articles.trash', { ids: [id] });
  const [since] = await state(app, id);
  const { warnings } = await arrive(app, 'b.md', article('第二稿。'));
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['restored'],
  );
  assert.deepEqual(await takeBack(app), { trashed: 1, versions: 1, kept: [] });
  const [trashed, current, versions] = await state(app, id);
  assert.deepEqual([trashed, current, versions[0]], [since, 1, undefined]);
});

it('keeps and names what was tagged, marked, joined or read in another charset since', async () => {
  await using app = await openTestApp();
  const tagged = (await arrive(app, 'a.md', article('第一稿。', 1))).id ?? '';
  await app.call('tags.add', { tags: ['水'], ids: [tagged] });
  assert.match((await takeBack(app)).kept[0]?.reason ?? '', /its tags were changed/);

  const read = (await arrive(app, 'b.md', article('第二稿。', 2))).id ?? '';
  await app.call('versions.redecode', { id: read, charset: 'gb18030' });
  assert.match((await takeBack(app)).kept[0]?.reason ?? '', /its encoding was chosen/);

  const joined = (await arrive(app, 'c.md', article('第三稿。', 3))).id ?? '';
  await app.call('articles.join', { id: tagged, other: joined });
  const { kept } = await takeBack(app);
  assert.deepEqual(
    kept.map(({ id }) => id),
    [joined],
  );
  assert.match(kept[0]?.reason ?? '', new RegExp(`joined with .*${tagged}`));

  const version = await arrive(app, 'd.md', article('第四稿。', 2));
  assert.equal(version.id, read);
  await app.call('annotations.create', { articleId: read, version: 2, start: 0, end: 3 });
  assert.match((await takeBack(app)).kept[0]?.reason ?? '', /version 2 stays: it has highlights/);
  assert.equal((await app.call('library.info', {})).trash, 1);
});

it('keeps an article out of the trash whose marks were made since it came back', async () => {
  await using app = await openTestApp();
  const { id } = await arrive(app, 'a.md', article('第一稿。'));
  assert.ok(id !== null);
  await app.call('annotations.create', { articleId: id, version: 1, start: 0, end: 3 });
  await app.call('articles.trash', { ids: [id] });
  await arrive(app, 'a.md', article('第一稿。'));
  // Its old mark is nothing that was done since.
  assert.deepEqual(await takeBack(app), { trashed: 1, versions: 0, kept: [] });
  await arrive(app, 'a.md', article('第一稿。'));
  await app.call('annotations.create', { articleId: id, version: 1, start: 4, end: 6 });
  assert.match((await takeBack(app)).kept[0]?.reason ?? '', /stays out of the trash: it has highlights/);
});

it('refuses to take an import back twice: what came out of the trash since stays', async () => {
  await using app = await openTestApp();
  const { id } = await arrive(app, 'a.md', article('第一稿。'));
  assert.ok(id !== null);
  assert.equal((await takeBack(app)).trashed, 1);
  await app.call('articles.restore', { ids: [id] });
  await assert.rejects(takeBack(app), /bad-input: .*taken back before/);
  assert.equal((await app.call('articles.get', { id })).trashed, false);
});

for (const session of ['the same session', 'a later one'] as const) {
  it(`is itself undone in ${session}: nothing else is, and it can be taken back again`, async () => {
    const first = await openTestApp();
    const { library } = first;
    const other = (await arrive(first, 'z.md', article('别的。', 9))).id ?? '';
    await first.call('tags.add', { tags: ['留'], ids: [other] });
    const old = (await arrive(first, 'a.md', article('第一稿。'))).id ?? '';
    const file = path.join(library, 'batch.md');
    await writeFile(file, article('第二稿。'));
    await writeFile(path.join(library, 'new.md'), article('新的。', 5));
    const brought = await first.importPaths([file, path.join(library, 'new.md')]);
    const fresh = brought.find(({ outcome }) => outcome === 'imported')?.id ?? '';
    const before = [await state(first, old), await state(first, fresh)];
    const undone = await takeBack(first);
    assert.deepEqual(undone, { trashed: 1, versions: 1, kept: [] });
    if (session === 'a later one') await first.close();
    const app = session === 'a later one' ? await openTestApp(library) : first;
    try {
      assert.equal((await app.call('undo.last', {})).undone, 'taking back of an import');
      assert.deepEqual([await state(app, old), await state(app, fresh)], before);
      assert.deepEqual((await app.call('articles.get', { id: other })).tags, ['留']);
      assert.equal((await app.call('articles.list', {})).total, 3);
      assert.deepEqual(await takeBack(app), undone);
      assert.deepEqual((await app.call('library.verify', {})).faults, []);
    } finally {
      await app.close();
      await rm(library, { recursive: true, force: true });
    }
  });
}
