import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatDate, formatDuration, formatShare } from '../../../renderer/i18n/format.ts';
import { formatLocale, resolveLocale } from '../../../renderer/i18n/locale.ts';
import { onLocaleChange, setLocale, t } from '../../../renderer/i18n/localize.ts';

const cases: readonly (readonly [readonly string[], string])[] = [
  [['en-GB'], 'en'],
  [['zh-CN'], 'zh-Hans'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-HK', 'en'], 'zh-Hant'],
  [['zh-Hant-CN'], 'zh-Hant'],
  [['yue'], 'zh-Hant'],
  [['fr', 'zh'], 'zh-Hans'],
  [['fr'], 'en'],
  [[], 'en'],
];
for (const [system, wanted] of cases) {
  test(`a system that speaks ${system.join(', ') || 'nothing'} gets ${wanted}`, () => {
    assert.equal(resolveLocale('system', system), wanted);
  });
}

test('a chosen language wins over the system', () =>
  assert.equal(resolveLocale('zh-Hant', ['en']), 'zh-Hant'));

test('dates look as the system of that language wants them', () => {
  assert.equal(formatLocale('en', ['zh-CN', 'en-GB']), 'en-GB');
  assert.equal(formatLocale('zh-Hant', ['en-GB']), 'zh-Hant');
});

test('messages and formats follow the language at once', () => {
  let told = 0;
  const stop = onLocaleChange(() => told++);
  setLocale('en', 'en-GB');
  assert.equal(t('list.count', 1), '1 article');
  assert.equal(t('list.count', 1234), '1,234 articles');
  assert.equal(formatDate('2022-01-10'), '10 Jan 2022');
  setLocale('zh-Hans');
  assert.equal(t('list.count', 1234), '1,234 篇文章');
  assert.equal(formatDate('2022-01-10'), '2022年1月10日');
  stop();
  setLocale('en');
  assert.equal(told, 2);
});

test('a bare date is that day in every time zone', () => {
  setLocale('en', 'en-GB');
  for (const day of ['2022-01-01', '2022-12-31'])
    assert.match(formatDate(day), new RegExp(`^${String(Number(day.slice(8)))} `));
});

test('only everything is 100 %', () => {
  setLocale('en');
  assert.equal(formatShare(999, 1000), '99%');
  assert.equal(formatShare(3, 3), '100%');
  assert.equal(formatShare(0, 0), '100%');
});

test('sizes and times are short', () => {
  setLocale('en');
  assert.equal(formatBytes(0), '0 byte');
  assert.equal(formatBytes(184_320), '184.3 kB');
  assert.equal(formatBytes(12_000_000_000_000), '12,000 GB');
  assert.equal(formatDuration(41), '0:41');
  assert.equal(formatDuration(3723), '1:02:03');
});
