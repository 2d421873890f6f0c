import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP_LABELS, systemLocale } from '../../main/shell/desktop-labels.ts';

test('every label is there in every language and differs from English', () => {
  for (const locale of ['zh-Hans', 'zh-Hant'] as const)
    for (const [key, label] of Object.entries(DESKTOP_LABELS[locale])) {
      assert.notEqual(label, '', key);
      assert.notEqual(label, DESKTOP_LABELS.en[key as keyof (typeof DESKTOP_LABELS)['en']], key);
    }
});

for (const [tags, expected] of [
  [['zh-CN'], 'zh-Hans'],
  [['zh-TW', 'en'], 'zh-Hant'],
  [['yue-HK'], 'zh-Hant'],
  [['de-DE', 'zh-Hans-SG'], 'zh-Hans'],
  [['fr', 'en-GB', 'zh'], 'en'],
  [[], 'en'],
] as const)
  test(`a system that speaks ${tags.join(', ') || 'nothing'} gets ${expected}`, () => {
    assert.equal(systemLocale(tags), expected);
  });
