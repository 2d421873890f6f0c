import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { UndoStack } from '../../main/app/undo/undo-stack.ts';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import { fixtureArticles, openTestApp, type TestApp } from '../support/test-app.ts';

const importAll = async (app: TestApp): Promise<string[]> =>
  (await app.importPaths([fixtureArticles])).flatMap(({ id }) => (id === null ? [] : [id]));

const forgetful = (): UndoStack =>
  new UndoStack({
    store: {
      list: () => Promise.resolve([]),
      add: () => Promise.reject(new Error('not asked for')),
      remove: () => Promise.reject(new Error('not asked for')),
    },
    newId: () => 'step',
    now: () => '2026-01-01T00:00:00.000Z',
    revert: () => Promise.reject(new Error('not asked for')),
    onFault: assert.ifError,
  });

it('takes back in the next session what the last one did, the last first', async () => {
  const library = await mkdtemp(path.join(tmpdir(), 'offprint-undo-'));
  try {
    let id: string;
    {
      await using app = await openTestApp(library);
      [id = ''] = await importAll(app);
      await app.call('tags.add', { tags: ['water'], ids: [id] });
      await app.call('annotations.create', { articleId: id, version: 1, start: 0, end: 5 });
    }
    for (const left of [true, false]) {
      await using app = await openTestApp(library);
      await app.call('undo.last', {});
      assert.deepEqual(await app.call('annotations.list', { articleId: id }), []);
      assert.equal((await app.call('articles.get', { id })).tags.includes('water'), left);
    }
    await using app = await openTestApp(library);
    await assert.rejects(app.call('undo.last', {}), /nothing-to-undo/);
  } finally {
    await rm(library, { recursive: true, force: true });
  }
});

it('takes back only what the change altered', async () => {
  await using app = await openTestApp();
  const [id = ''] = await importAll(app);
  await app.call('tags.add', { tags: ['water'], ids: [id] });
  await app.call('articles.setUnread', { ids: [id], unread: false, undoable: false });
  await app.call('undo.last', {});
  const { tags, unread } = await app.call('articles.get', { id });
  assert.deepEqual([tags.includes('water'), unread], [false, false]);
});

it('passes over articles that are gone', async () => {
  await using app = await openTestApp();
  const ids = [...new Set(await importAll(app))];
  await app.call('tags.add', { tags: ['water'], ids });
  const [gone = ''] = ids;
  await app.call('articles.trash', { ids: [gone] });
  await app.call('articles.emptyTrash', {});
  await app.call('undo.last', {});
  await app.call('undo.last', {});
  for (const id of ids.slice(1)) {
    assert.ok(!(await app.call('articles.get', { id })).tags.includes('water'), id);
  }
});

it('keeps the step whose revert failed, and drops the one that never can be reverted', async () => {
  const stack = forgetful();
  let full = true;
  stack.push('kept', () =>
    full ? Promise.reject(new OffprintError('disk-full', 'full')) : Promise.resolve(),
  );
  await assert.rejects(stack.undo(), /full/);
  assert.equal(stack.top(), 'kept');
  full = false;
  stack.push('lost', () => Promise.reject(new OffprintError('not-found', 'gone')));
  await assert.rejects(stack.undo(), /gone/);
  assert.equal(await stack.undo(), 'kept');
  await assert.rejects(stack.undo(), { code: 'nothing-to-undo' });
});

it('reverts each step once when asked twice at once', async () => {
  const stack = forgetful();
  const reverted: string[] = [];
  for (const name of ['first', 'second']) {
    stack.push(name, async () => {
      await Promise.resolve();
      reverted.push(name);
    });
  }
  await Promise.all([stack.undo(), stack.undo()]);
  assert.deepEqual(reverted, ['second', 'first']);
});
