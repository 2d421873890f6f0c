import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Annotation } from '../../../main/core/annotations/annotation.ts';
import type { ArticleRecord, VersionRecord } from '../../../main/core/articles/article-record.ts';
import type { Claim } from '../../../main/core/articles/claim.ts';
import { indexedArticle } from '../../../main/core/search/index-article.ts';
import { PNG, sampleAnnotation, sampleArticle } from '../../support/sample-article.ts';

const withVersion = (record: ArticleRecord, change: Partial<VersionRecord>): ArticleRecord => ({
  ...record,
  versions: record.versions.map((version) => ({ ...version, ...change })),
});
const { record } = sampleArticle(1);
const claim = (field: Claim['field'], value: string): Claim => ({ field, value, source: 'meta' });
const anchored = (state: 'sure' | 'orphan', version = 1): Annotation => ({
  ...sampleAnnotation('x'),
  anchors: [{ version, modelVersion: 1, algorithm: 1, state, segments: [] }],
});

test('takes over what the record says of an article', () => {
  const article = indexedArticle({ ...record, trashed: '2024-05-06T00:00:00Z' }, [], '正文');
  assert.equal(article.text, '正文');
  assert.equal(article.trashed, true);
  assert.deepEqual(article.tags, ['时政']);
  assert.deepEqual(article.originals, [record.versions[0]?.original.sha256]);
  assert.equal(article.care, false);
});

test('notes and their tags are searchable, those of deleted annotations are not', () => {
  const kept = { ...sampleAnnotation('a', '记住'), tags: ['来源'] };
  const deleted = { ...sampleAnnotation('b', '忘掉'), deleted: '2024-05-06T00:00:00Z' };
  const article = indexedArticle(record, [kept, deleted, sampleAnnotation('c', '')], '');
  assert.deepEqual(article.notes, ['记住', '来源']);
  assert.equal(article.annotations, 2);
});

test('a stored picture is known under every address it was asked for', () => {
  const asset = { sha256: 'ab', bytes: 9, ...PNG };
  const { record: pictured } = sampleArticle(1, [asset]);
  const [image] = pictured.versions[0]?.images ?? [];
  assert.ok(image);
  const many = withVersion(pictured, {
    images: [{ ...image, finalUrl: 'http://cdn.example/%E5%9B%BE.png#x', url: 'data:image/png;base64,AA' }],
  });
  assert.deepEqual(indexedArticle(many, [], '').assets, [
    { key: '//pictures.example/ab.png', asset },
    { key: '//cdn.example/%E5%9B%BE.png', asset },
  ]);
});

const needy: [string, boolean, ArticleRecord, Annotation[]][] = [
  ['an orphan of this version', true, record, [anchored('orphan')]],
  ['an orphan of another version', false, record, [anchored('orphan', 2)]],
  ['a mark in its place', false, record, [anchored('sure')]],
  ['a deleted orphan', false, record, [{ ...anchored('orphan'), deleted: '2024-05-06T00:00:00Z' }]],
  [
    'two addresses',
    true,
    withVersion(record, { claims: [claim('url', 'https://a/'), claim('url', 'https://b/')] }),
    [],
  ],
  [
    'an address and its archived copy',
    false,
    withVersion(record, {
      claims: [
        claim('url', 'https://www.a.org/x'),
        claim('url', 'https://web.archive.org/web/2021/http://a.org/x/'),
      ],
    }),
    [],
  ],
  ['two titles', false, withVersion(record, { claims: [claim('title', 'a'), claim('title', 'b')] }), []],
  [
    'two dates',
    true,
    withVersion(record, { claims: [claim('published', '2024-05-05'), claim('published', '2024-05-07')] }),
    [],
  ],
  [
    'a day and an instant in it',
    false,
    withVersion(record, {
      claims: [claim('published', '2024-05-05'), claim('published', '2024-05-05T23:00:00Z')],
    }),
    [],
  ],
  [
    'one instant in two zones',
    false,
    withVersion(record, {
      claims: [claim('published', '2024-05-05T08:00:00+08:00'), claim('published', '2024-05-05T00:00:00Z')],
    }),
    [],
  ],
];

for (const [what, care, article, annotations] of needy) {
  test(`${what} ${care ? 'asks' : 'does not ask'} for care`, () => {
    assert.equal(indexedArticle(article, annotations, '').care, care);
  });
}

test('a missing picture asks for care', () => {
  const { record: pictured } = sampleArticle(1, [{ sha256: 'ab', bytes: 9, ...PNG }]);
  const images =
    pictured.versions[0]?.images.map((image) => ({ ...image, state: 'missing' as const, asset: null })) ?? [];
  const article = indexedArticle(withVersion(pictured, { images }), [], '');
  assert.deepEqual(
    [article.care, article.images, article.assets],
    [true, { total: 1, local: 0, missing: 1 }, []],
  );
});
