import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId } from '../../../main/core/articles/article-id.ts';
import type { ImageRecord } from '../../../main/core/articles/image-record.ts';
import type { ArticleRecord, VersionRecord } from '../../../main/core/articles/article-record.ts';
import { indexedArticle } from '../../../main/core/search/index-article.ts';
import { PNG, sampleAnnotation, sampleArticle } from '../../support/sample-article.ts';

const withVersion = (record: ArticleRecord, change: Partial<VersionRecord>): ArticleRecord => ({
  ...record,
  versions: record.versions.map((version) => ({ ...version, ...change })),
});
const { record } = sampleArticle(1);

test('takes over what the record says of an article', () => {
  const article = indexedArticle({ ...record, trashed: '2024-05-06T00:00:00Z' }, [], '正文');
  assert.equal(article.text, '正文');
  assert.equal(article.trashed, true);
  assert.deepEqual(article.tags, ['时政']);
  assert.deepEqual(article.originals, [record.versions[0]?.original.sha256]);
  assert.deepEqual(article.care, []);
});

test('notes and their tags are searchable, those of deleted annotations are not', () => {
  const kept = { ...sampleAnnotation('a', '记住'), tags: ['来源'] };
  const deleted = { ...sampleAnnotation('b', '忘掉'), deleted: '2024-05-06T00:00:00Z' };
  const article = indexedArticle(record, [kept, deleted, sampleAnnotation('c', '')], '');
  assert.deepEqual(article.notes, ['记住', '来源']);
  assert.equal(article.annotations, 2);
});

test('a stored picture is known under the addresses its bytes came from, and under no other', () => {
  const asset = { sha256: 'ab', bytes: 9, ...PNG };
  const { record: pictured } = sampleArticle(1, [asset]);
  const [image] = pictured.versions[0]?.images ?? [];
  assert.ok(image);
  const indexed = (change: Partial<ImageRecord>) =>
    indexedArticle(withVersion(pictured, { images: [{ ...image, ...change }] }), [], '').assets;
  const origin = { article: pictured.id, version: 1 };
  const asked = {
    url: 'https://trusted.example/photo.jpg',
    candidates: [{ url: 'https://trusted.example/photo.jpg', kind: 'given' as const }],
    requestedUrl: 'http://pictures.example/ab.png',
    finalUrl: 'http://cdn.example/%E5%9B%BE.png#x',
  };
  assert.deepEqual(indexed(asked), [
    { key: '//pictures.example/ab.png', asset, origin },
    { key: '//cdn.example/%E5%9B%BE.png', asset, origin },
  ]);
  const folder = { ...asked, source: 'mirror' as const, finalUrl: '/mirror/pictures.example/ab.png' };
  assert.deepEqual(
    indexed(folder).map(({ key }) => key),
    ['//pictures.example/ab.png'],
  );
  for (const source of ['file', 'sibling', 'user', 'library'] as const)
    assert.deepEqual(indexed({ ...asked, source }), [], source);
  const libraryOf = { article: '0000000000000007' as ArticleId, version: 3 };
  assert.deepEqual(indexed({ ...asked, source: 'library', libraryOf, finalUrl: null }), [
    { key: '//pictures.example/ab.png', asset, origin: libraryOf },
  ]);
});

test('a missing picture asks for care', () => {
  const { record: pictured } = sampleArticle(1, [{ sha256: 'ab', bytes: 9, ...PNG }]);
  const images =
    pictured.versions[0]?.images.map((image) => ({ ...image, state: 'missing' as const, asset: null })) ?? [];
  const article = indexedArticle(withVersion(pictured, { images }), [], '');
  assert.deepEqual(
    [article.care, article.images, article.assets],
    [['pictures', 'no-text'], { total: 1, local: 0, missing: 1 }, []],
  );
});
