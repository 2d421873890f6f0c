/** A picture that arrives later changes the readable copy and nothing else. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import sharp from 'sharp';
import { fixtureArticles, openTestApp } from '../support/test-app.ts';

it('takes a picture from the user, keeps marks where they are, and stays verifiable', async () => {
  await using app = await openTestApp();
  const [outcome] = await app.importPaths([path.join(fixtureArticles, 'harbour-zh.md')]);
  const id = outcome?.id ?? '';
  const mark = await app.call('annotations.createFromQuote', { id, quote: '码头的新主人没有回答我们的问题' });
  const text = await app.call('articles.content', { id, as: 'text' });

  const picture = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#357' } })
    .png()
    .toBuffer();
  const upload = 'picture-from-user';
  await app.app.handleFetch(
    new Request(`http://offprint.invalid/uploads/${upload}?name=pier.png`, {
      method: 'PUT',
      body: new Uint8Array(picture),
    }),
  );
  const image = await app.call('images.replace', { id, slot: 0, upload });
  assert.equal(image.source, 'user');
  assert.equal(image.type, 'image/png');

  assert.deepEqual(await app.call('articles.content', { id, as: 'text' }), text);
  const [again] = await app.call('annotations.list', { articleId: id });
  assert.deepEqual([again?.state, again?.segments], ['sure', mark.segments]);
  const html = (await app.call('articles.content', { id, as: 'html' })).content;
  assert.match(
    html,
    new RegExp(`src="\\.\\./\\.\\./\\.\\./\\.\\./\\.\\./assets/[0-9a-f]{2}/${String(image.sha256)}\\.png"`),
  );
  assert.deepEqual((await app.call('library.verify', {})).faults, []);
  assert.deepEqual((await app.call('articles.get', { id })).images, { total: 2, local: 1, missing: 1 });
});

it('refuses what is no picture and changes nothing', async () => {
  await using app = await openTestApp();
  const [outcome] = await app.importPaths([path.join(fixtureArticles, 'harbour-zh.md')]);
  const id = outcome?.id ?? '';
  const upload = 'not-a-picture';
  await app.app.handleFetch(
    new Request(`http://offprint.invalid/uploads/${upload}?name=pier.png`, {
      method: 'PUT',
      body: '<html>no</html>',
    }),
  );
  await assert.rejects(
    app.call('images.replace', { id, slot: 0, upload }),
    /bad-input: .*it holds something else\. Nothing was changed; choose/,
  );
  assert.equal((await app.call('articles.get', { id })).images.missing, 2);
});
