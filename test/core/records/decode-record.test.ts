import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ANNOTATION_FILE_FORMAT } from '../../../main/core/annotations/annotation-file-format.ts';
import { ARTICLE_FORMAT } from '../../../main/core/articles/article-format.ts';
import { LIBRARY_FORMAT } from '../../../main/core/library/library-record.ts';
import type { RecordFormat } from '../../../main/core/records/decode-record.ts';
import { decodeRecord } from '../../../main/core/records/decode-record.ts';
import { sampleAnnotation, sampleArticle } from '../../support/sample-article.ts';

interface Note {
  readonly schema: 3;
  readonly words: readonly string[];
}

/** Schema 1 had `text`, schema 2 `lines`, schema 3 has `words`. */
const NOTE: RecordFormat<Note> = {
  schema: 3,
  migrations: [
    ({ text, ...rest }) => ({ ...rest, schema: 2, lines: String(text).split('\n') }),
    ({ lines, ...rest }) => ({
      ...rest,
      schema: 3,
      words: (lines as string[]).flatMap((line) => line.split(' ')),
    }),
  ],
  check: (record) => (Array.isArray((record as Note).words) ? null : 'words is not a list'),
  accept: (record) => record as Note,
};

test('an older record is brought up to date step by step and keeps what nobody knows', () => {
  assert.deepEqual(decodeRecord(NOTE, { schema: 1, text: 'a b\nc', color: 'red' }), {
    ok: true,
    record: { schema: 3, words: ['a', 'b', 'c'], color: 'red' },
  });
  assert.deepEqual(decodeRecord(NOTE, { schema: 2, lines: ['a'] }), {
    ok: true,
    record: { schema: 3, words: ['a'] },
  });
});

test('a record from a later version is named as such, whatever it looks like', () => {
  assert.deepEqual(decodeRecord(NOTE, { schema: 4, words: 7 }), { ok: false, newerSchema: 4 });
});

test('what is no record, or of the wrong shape, is a problem with a place', () => {
  for (const value of [null, [], 'x', {}, { schema: 0 }, { schema: '1' }, { schema: 1.5 }]) {
    assert.ok('problem' in decodeRecord(NOTE, value), JSON.stringify(value));
  }
  assert.deepEqual(decodeRecord(NOTE, { schema: 3 }), { ok: false, problem: 'words is not a list' });
});

const { record } = sampleArticle(1);

test('an article record is checked to the last property', () => {
  const version = record.versions[0]!;
  const wrong: readonly (readonly [object, RegExp])[] = [
    [{ ...record, id: '../../etc' }, /^id is not an article id/],
    [{ ...record, tags: ['a', 7] }, /^tags\[1\] is not a text/],
    [{ ...record, unread: 'yes' }, /^unread is not true or false/],
    [{ ...record, current: 2 }, /there is no version 2/],
    [{ ...record, versions: [version, version] }, /same number/],
    [{ ...record, versions: [{ ...version, readableSha256: 'x' }] }, /^versions\[0\]\.readableSha256/],
    [
      { ...record, versions: [{ ...version, original: { ...version.original, extension: '../x' } }] },
      /^versions\[0\]\.original\.extension is not a file extension/,
    ],
  ];
  for (const [value, expected] of wrong) {
    const decoded = decodeRecord(ARTICLE_FORMAT, value);
    assert.ok('problem' in decoded);
    assert.match(decoded.problem, expected);
  }
  // Vocabularies grow without a new schema.
  const claims = [{ field: 'title', value: 'x', source: 'a-source-of-tomorrow' }];
  assert.ok(decodeRecord(ARTICLE_FORMAT, { ...record, versions: [{ ...version, claims }] }).ok);
});

test('an annotation file is checked to the last property', () => {
  const annotation = sampleAnnotation('annotation-1');
  const file = { schema: 1, articleId: record.id, annotations: [annotation] };
  assert.ok(decodeRecord(ANNOTATION_FILE_FORMAT, file).ok);
  const foreign = { ...annotation, foreign: { 'oa:motivatedBy': 'commenting' } };
  assert.ok(decodeRecord(ANNOTATION_FILE_FORMAT, { ...file, annotations: [foreign] }).ok);
  for (const annotations of [
    [annotation, annotation],
    [{ ...annotation, target: { ...annotation.target, start: -1 } }],
    [{ ...annotation, anchors: [{ state: 'lost' }] }],
    [{ ...annotation, foreign: 'x' }],
  ]) {
    assert.ok('problem' in decodeRecord(ANNOTATION_FILE_FORMAT, { ...file, annotations }));
  }
});

test('no JSON whatever makes a check throw', () => {
  const records = [
    record,
    { schema: 1, articleId: record.id, annotations: [sampleAnnotation('annotation-1')] },
  ];
  const mutated = fc
    .tuple(fc.constantFrom(...records), fc.jsonValue(), fc.nat(), fc.nat())
    .map(([base, value, first, second]) => {
      const copy = structuredClone(base) as unknown as Record<string, unknown>;
      let place = copy;
      for (const at of [first, second, first ^ second]) {
        const keys = Object.keys(place);
        const key = keys[at % Math.max(keys.length, 1)] ?? 'x';
        const next = place[key];
        if (typeof next !== 'object' || next === null) {
          place[key] = value;
          break;
        }
        place = next as Record<string, unknown>;
      }
      return copy;
    });
  const formats: readonly RecordFormat<unknown>[] = [ARTICLE_FORMAT, ANNOTATION_FILE_FORMAT, LIBRARY_FORMAT];
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), mutated), (value) => {
      for (const format of formats) decodeRecord(format, value);
    }),
    { numRuns: 2000 },
  );
});
