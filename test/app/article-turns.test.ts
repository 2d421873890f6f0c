/** What derives an article anew at the same time is done one after the other: none takes the work of another back. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import { onebitPng } from '../support/pictures.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const FIXTURE = path.resolve(import.meta.dirname, '../fixtures/content/news-with-related.html');

const importPage = async (app: TestApp): Promise<string> => {
  const file = path.join(app.library, 'page.html');
  await writeFile(file, await readFile(FIXTURE, 'utf8'));
  return String((await app.importPaths([file]))[0]?.id);
};

const give = async (app: TestApp, id: string): Promise<void> => {
  const upload = 'picture-from-user';
  await app.app.handleFetch(
    new Request(`http://offprint.invalid/uploads/${upload}?name=pier.png`, {
      method: 'PUT',
      body: new Uint8Array(onebitPng(40, 30)),
    }),
  );
  const [image] = await app.call('images.list', { id });
  await app.call('images.replace', { id, slot: image?.slot ?? -1, upload });
};

const check = async (app: TestApp, id: string): Promise<void> => {
  assert.equal((await app.call('versions.replay', { id })).identical, true);
  assert.deepEqual((await app.call('library.verify', {})).faults, []);
};

it('reads a page in another charset and shows it whole at the same time', async () => {
  await using app = await openTestApp();
  const id = await importPage(app);
  await Promise.all([
    app.call('versions.redecode', { id, charset: 'windows-1252' }),
    app.call('versions.wholePage', { id, whole: true }),
  ]);
  const [version] = await app.call('versions.list', { id });
  assert.deepEqual([version?.chosenCharset, version?.wholePage], ['windows-1252', true]);
  await Promise.all([app.call('versions.wholePage', { id, whole: false }), app.call('undo.last', {})]);
  await check(app, id);
});

for (const other of ['versions.redecode', 'versions.wholePage'] as const) {
  it(`keeps a picture that comes while ${other} is at work`, async () => {
    await using app = await openTestApp();
    const id = await importPage(app);
    const change =
      other === 'versions.redecode'
        ? app.call(other, { id, charset: 'windows-1252' })
        : app.call(other, { id, whole: true });
    await Promise.all([change, give(app, id)]);
    const images = await app.call('images.list', { id });
    assert.equal(images.filter(({ source }) => source === 'user').length, 1);
    const [version] = await app.call('versions.list', { id });
    assert.deepEqual(
      [version?.chosenCharset, version?.wholePage],
      other === 'versions.redecode' ? ['windows-1252', false] : [null, true],
    );
    await check(app, id);
  });
}
