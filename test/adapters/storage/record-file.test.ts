import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nodeDigest } from '../../../main/adapters/node-digest.ts';
import { decodeRecordFile, encodeRecordFile } from '../../../main/adapters/storage/record-file.ts';
import { ARTICLE_FORMAT } from '../../../main/core/articles/article-format.ts';
import type { RecordFormat } from '../../../main/core/records/decode-record.ts';
import { sampleArticle } from '../../support/sample-article.ts';

const ANYTHING: RecordFormat<unknown> = {
  schema: 1,
  migrations: [],
  check: () => null,
  accept: (record) => record,
};

const propertyName = fc
  .string({ unit: 'binary' })
  .filter((name) => name !== 'checksum' && name !== '__proto__');

test('whatever JSON can hold comes back, sealed', () => {
  fc.assert(
    fc.property(fc.dictionary(propertyName, fc.jsonValue()), (values) => {
      const record = JSON.parse(JSON.stringify({ ...values, schema: 1 })) as object;
      const opened = decodeRecordFile(encodeRecordFile(record, nodeDigest), ANYTHING, nodeDigest);
      assert.deepEqual(opened, { decoded: { ok: true, record }, sealed: true });
    }),
  );
});

test('every single flipped bit of a record breaks its seal', () => {
  const bytes = encodeRecordFile(sampleArticle(1).record, nodeDigest);
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    const { decoded, sealed } = decodeRecordFile(bytes, ARTICLE_FORMAT, nodeDigest);
    assert.ok(!sealed || !decoded.ok, `bit ${String(bit)}`);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
  }
  assert.ok(decodeRecordFile(bytes, ARTICLE_FORMAT, nodeDigest).sealed);
});

test('a record without a seal is read, but not taken for sealed', () => {
  const bytes = new TextEncoder().encode(JSON.stringify(sampleArticle(1).record));
  const { decoded, sealed } = decodeRecordFile(bytes, ARTICLE_FORMAT, nodeDigest);
  assert.deepEqual([decoded.ok, sealed], [true, false]);
});
