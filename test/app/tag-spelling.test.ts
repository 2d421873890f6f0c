/** A tag is one tag however it is typed, and stays as it was spelled first. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixtureArticles, openTestApp } from '../support/test-app.ts';

it('keeps the spelling a tag has, wherever it is added or renamed to', async () => {
  await using app = await openTestApp();
  const outcomes = await app.importPaths([fixtureArticles]);
  const ids = [...new Set(outcomes.flatMap(({ id }) => (id === null ? [] : [id])))];
  const [first = '', second = '', third = ''] = ids;
  const tagsOf = async (id: string) => (await app.call('articles.get', { id })).tags;
  const newTags = async (id: string, change: () => Promise<unknown>) => {
    const before = await tagsOf(id);
    await change();
    return (await tagsOf(id)).filter((tag) => !before.includes(tag));
  };
  const add = (id: string, tag: string) =>
    newTags(id, () => app.call('tags.add', { tags: [tag], ids: [id] }));

  assert.deepEqual(await add(first, 'Dossier/水闸'), ['Dossier/水闸']);
  assert.deepEqual(await add(second, 'ＤＯＳＳＩＥＲ/水闸'), ['Dossier/水闸']);
  assert.deepEqual(await add(third, 'levee'), ['levee']);
  assert.deepEqual(
    await newTags(third, () => app.call('tags.rename', { from: 'LEVEE', to: 'dossier/水闸' })),
    ['Dossier/水闸'],
  );

  const counted = (await app.call('tags.list', {})).filter(({ name }) => /dossier/iu.test(name));
  assert.deepEqual(counted, [{ name: 'Dossier/水闸', count: 3 }]);
  const listed = await app.call('articles.list', { view: { kind: 'tag', value: 'ｄossier' } });
  assert.equal(listed.total, 3);

  await app.call('tags.rename', { from: 'dossier', to: 'DOSSIER' });
  assert.ok((await tagsOf(first)).includes('DOSSIER/水闸'), 'its own spelling can be changed');
});
