import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';

const derive = (text: string) => deriveArticle({ name: 'note.md', bytes: new TextEncoder().encode(text) });

test('what a reading service writes above its text becomes claims, and is no text', () => {
  const { title, author, url, published, claims, body } = derive(
    '# The bridge\n\n## Metadata\n- Author: [[Ann Lee]], [[People|Bo Ek]]\n- Document Tags: #city #old-town\n- Published: [[2020-07-02]]\n- URL: https://x.example/a\n\n## Full Document\nIt opened in 1951 and was closed again.',
  );
  assert.deepEqual(
    [title, author, url, published],
    ['The bridge', 'Ann Lee, Bo Ek', 'https://x.example/a', '2020-07-02'],
  );
  assert.deepEqual(
    claims.filter(({ field }) => field === 'tag').map(({ value }) => value),
    ['city', 'old-town'],
  );
  assert.match(body, /Full Document[^]*It opened/);
  assert.doesNotMatch(body, /Metadata|x\.example/);
});

test('when a note was made is not when its article appeared', () => {
  const { published, claims } = derive(
    '---\ntitle: t\nsource: https://x.example/a\npublished:\ncreated: 2024-05-06\n---\nIt opened in 1951.',
  );
  assert.equal(published, null);
  assert.deepEqual(
    claims.filter(({ field }) => field === 'saved').map(({ value }) => value),
    ['2024-05-06'],
  );
});
