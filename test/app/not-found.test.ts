import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { fixtureArticles, openTestApp } from '../support/test-app.ts';

it('says so when no article has the tag', async () => {
  await using app = await openTestApp();
  await app.importPaths([fixtureArticles]);
  const refused = /not-found: No article has the tag “nobody's”\. Nothing was changed/;
  await assert.rejects(app.call('tags.rename', { from: "nobody's", to: 'x' }), refused);
  await assert.rejects(app.call('tags.merge', { from: "nobody's", into: 'x' }), refused);
  await assert.rejects(app.call('tags.delete', { tag: "nobody's" }), refused);
});

it('says which versions there are when asked for another', async () => {
  await using app = await openTestApp();
  const [first] = await app.importPaths([path.join(fixtureArticles, 'harbour-zh.md')]);
  await assert.rejects(
    app.call('articles.content', { id: first?.id ?? '', as: 'text', version: 9 }),
    /not-found: .* has no version 9 \(it has 1\)/,
  );
});

it('says of what is not there what was kept and what to do', async () => {
  await using app = await openTestApp();
  const gone = path.join(app.library, 'gone.html');
  const [outcome] = await app.importPaths([gone]);
  assert.match(
    outcome?.message ?? '',
    /it is not there\. Nothing was imported for it; look whether it was moved/,
  );
  await assert.rejects(
    app.call('articles.get', { id: 'zzzzzzzz' }),
    /not-found: There is no article “zzzzzzzz” .*Nothing was changed; `list` shows/,
  );
  await assert.rejects(
    app.call('imports.undo', { jobId: 'unknown-import' }),
    /not-found: .* not known any more: .*still in the library/,
  );
});
