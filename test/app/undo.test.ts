import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createUndoStack } from '../../main/app/undo-stack.ts';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import { fixtureArticles, openTestApp, type TestApp } from '../support/test-app.ts';

const importAll = async (app: TestApp): Promise<string[]> =>
  (await app.importPaths([fixtureArticles])).flatMap(({ id }) => (id === null ? [] : [id]));

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
  const stack = createUndoStack();
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
  const stack = createUndoStack();
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
