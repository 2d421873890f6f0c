import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim, ClaimSource } from '../../../main/core/articles/claim.ts';
import { claimConflicts, isOriginDisputed } from '../../../main/core/importing/metadata/claim-conflicts.ts';

const claims = (field: Claim['field'], ...values: string[]): Claim[] =>
  values.map((value, at) => ({
    field,
    value,
    source: (['header', 'meta', 'json-ld'] as const)[at] ?? 'file',
  }));

const AGREEING: readonly (readonly [Claim['field'], ...string[]])[] = [
  ['title', 'A day', 'A day - The Paper', 'A  Day'],
  ['title', '桥开放了｜港口日报', '桥开放了_新闻频道'],
  ['url', 'https://a.example/x/', 'http://www.a.example/x?utm_source=feed', 'https://a.example/x?id=1'],
  ['url', 'https://a.example/x', 'https://web.archive.org/web/2021/http://a.example/x'],
  ['url', 'https://a.example/x', '/x'],
  ['published', '2022-01-10', '2022-01-10T15:13:06.000Z', 'Mon, 10 Jan 2022 23:13:06 +0800'],
  ['published', '2022-01-10T15:13:06Z', '2022-01-10 23:13', '2022年1月10日'],
  ['published', '2022-01-10', 'yesterday'],
  ['author', 'Ann Lee', 'By Ann Lee and Bob Ray', 'Bob Ray, Ann Lee'],
  ['site', 'The Hill', 'TheHill', 'thehill.com'],
  ['language', 'zh', 'zh-Hant-TW', 'zh_CN'],
  ['tag', 'a', 'b'],
  ['saved', '2022-01-10', '2023-01-10'],
];
const CONTRADICTING: readonly (readonly [Claim['field'], ...string[]])[] = [
  ['title', 'Bridge opens', 'Bridge closed again'],
  ['url', 'https://a.example/x', 'https://a.example/y'],
  ['url', 'https://a.example/?id=1', 'https://a.example/?id=2'],
  ['published', '2022-01-10', '2022-01-11'],
  ['published', '2022-01-10T15:13:06Z', '2022-01-10T16:13:06Z'],
  ['published', '2022-01-10 10:00', '2022-01-12'],
  ['author', 'Ann Lee', 'Bob Ray'],
  ['site', 'Harbour Daily', 'The Paper'],
  ['language', 'zh', 'en'],
];

for (const [field, ...values] of AGREEING)
  test(`${field}: ${values.join(' | ')} can all be true`, () => {
    assert.deepEqual(claimConflicts(claims(field, ...values)), []);
  });

for (const [field, ...values] of CONTRADICTING)
  test(`${field}: ${values.join(' | ')} cannot`, () => {
    const [conflict, ...others] = claimConflicts(claims(field, ...values));
    assert.deepEqual(others, []);
    assert.equal(conflict?.field, field);
    assert.deepEqual(
      conflict.values.map(({ value, sources }) => [value, sources]),
      values.map((value, at) => [value, [(['header', 'meta', 'json-ld'] as ClaimSource[])[at]]]),
    );
    assert.equal(conflict.used, field === 'language' ? null : values[0]);
    assert.equal(isOriginDisputed(claims(field, ...values)), field === 'url' || field === 'published');
  });

test('a date is named as it is written, and headings of the text contradict nobody', () => {
  const dates = claims('published', '2022年1月10日', 'soon', '2022-01-15');
  assert.equal(claimConflicts(dates)[0]?.used, '2022年1月10日');
  assert.deepEqual(
    claimConflicts([
      { field: 'title', value: 'Bridge opens', source: 'header' },
      { field: 'title', value: 'What happened before', source: 'body' },
    ]),
    [],
  );
});
