import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnchorState, Annotation } from '../../../main/core/annotations/annotation.ts';
import type { ArticleRecord, VersionRecord } from '../../../main/core/articles/article-record.ts';
import { careReasons } from '../../../main/core/articles/care-reasons.ts';
import type { Claim } from '../../../main/core/articles/claim.ts';
import { offlineScore } from '../../../main/core/articles/offline-score.ts';
import { PNG, sampleAnnotation, sampleArticle } from '../../support/sample-article.ts';

const withVersion = (record: ArticleRecord, change: Partial<VersionRecord>): ArticleRecord => ({
  ...record,
  versions: record.versions.map((version) => ({ ...version, ...change })),
});
const { record } = sampleArticle(1);
const { record: pictured } = sampleArticle(1, [{ sha256: 'ab', bytes: 9, ...PNG }]);
const missing = withVersion(pictured, {
  images:
    pictured.versions[0]?.images.map((image) => ({ ...image, state: 'missing' as const, asset: null })) ?? [],
});
const claim = (field: Claim['field'], value: string): Claim => ({ field, value, source: 'meta' });
const claiming = (...claims: Claim[]): ArticleRecord => withVersion(record, { claims });
const anchored = (state: AnchorState, version = 1): Annotation => ({
  ...sampleAnnotation('x'),
  anchors: [{ version, modelVersion: 1, algorithm: 1, state, segments: [] }],
});
const warned = (code: string): ArticleRecord =>
  withVersion(record, { warnings: [{ code, message: 'told at import' }] });
const faulty: ArticleRecord = {
  ...record,
  verified: { at: '2024-05-06T00:00:00Z', faults: [{ file: 'a', problem: 'is missing' }] },
};

const CASES: readonly [string, readonly string[], ArticleRecord, Annotation[], number][] = [
  ['nothing', [], record, [], 9],
  ['a missing picture', ['pictures'], missing, [], 9],
  ['a picture that is there', [], pictured, [], 9],
  ['no text', ['no-text'], record, [], 0],
  ['broken characters', ['decoding'], warned('broken-characters'), [], 9],
  ['a container that breaks off', ['decoding'], warned('container-truncated'), [], 9],
  ['another warning', [], warned('same-text'), [], 9],
  ['faults of the last check', ['faults'], faulty, [], 9],
  ['an orphan of this version', ['orphans'], record, [anchored('orphan')], 9],
  ['an orphan of another version', [], record, [anchored('orphan', 2)], 9],
  ['a mark to confirm', ['review'], record, [anchored('review')], 9],
  ['a mark in its place', [], record, [anchored('sure')], 9],
  ['a deleted orphan', [], record, [{ ...anchored('orphan'), deleted: '2024-05-06T00:00:00Z' }], 9],
  ['two addresses', ['claims'], claiming(claim('url', 'https://a/'), claim('url', 'https://b/')), [], 9],
  [
    'an address and its archived copy',
    [],
    claiming(
      claim('url', 'https://www.a.org/x'),
      claim('url', 'https://web.archive.org/web/2021/http://a.org/x/'),
    ),
    [],
    9,
  ],
  ['two titles', [], claiming(claim('title', 'a'), claim('title', 'b')), [], 9],
  [
    'two dates',
    ['claims'],
    claiming(claim('published', '2024-05-05'), claim('published', '2024-05-07')),
    [],
    9,
  ],
  [
    'a day and an instant in it',
    [],
    claiming(claim('published', '2024-05-05'), claim('published', '2024-05-05T23:00:00Z')),
    [],
    9,
  ],
  [
    'one instant in two zones',
    [],
    claiming(claim('published', '2024-05-05T08:00:00+08:00'), claim('published', '2024-05-05T00:00:00Z')),
    [],
    9,
  ],
  [
    'several at once, in their order',
    ['faults', 'pictures', 'no-text', 'orphans', 'review'],
    { ...missing, verified: faulty.verified ?? assert.fail() },
    [anchored('review'), anchored('orphan')],
    0,
  ],
];

for (const [what, reasons, article, annotations, length] of CASES) {
  test(`${what}: ${reasons.join(', ') || 'no care'}`, () => {
    assert.deepEqual(careReasons(article, annotations, length), reasons);
  });
}

test('the offline score counts every picture alike and reaches 100 only when nothing is missing', () => {
  assert.equal(offlineScore({ total: 0, local: 0 }), 100);
  assert.equal(offlineScore({ total: 3, local: 2 }), 66);
  assert.equal(offlineScore({ total: 1000, local: 999 }), 99);
  assert.equal(offlineScore({ total: 7, local: 7 }), 100);
  assert.equal(offlineScore({ total: 7, local: 0 }), 0);
});
