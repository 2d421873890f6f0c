import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API_ERROR_CODES } from '../../../preload/contract/error.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { zhHans } from '../../../renderer/i18n/zh-hans.ts';
import { zhHant } from '../../../renderer/i18n/zh-hant.ts';

const others = { 'zh-Hans': zhHans, 'zh-Hant': zhHant } as const;
/** The same in every language: names, and what has no words. */
const untranslated = new Set([
  'app.name',
  'claim.language',
  'origin.json-ld',
  'origin.opengraph',
  'image.from.wayback',
  'settings.wayback',
]);

/** Calls a message with 3, 4, …: each must show up in its text. Those that take words take the digits as words. */
const fill = (message: string | ((...args: never[]) => string)): string => {
  if (typeof message === 'string') return message;
  const args = Array.from({ length: message.length }, (_, at) => 3 + at);
  try {
    const text: unknown = message(...(args as never[]));
    return String(text);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return message(...(args.map(String) as never[]));
  }
};

for (const [locale, catalogue] of Object.entries(others)) {
  test(`${locale} has exactly the English keys`, () => {
    assert.deepEqual(Object.keys(catalogue).sort(), Object.keys(en).sort());
  });

  test(`${locale} translates every message and keeps what it is given`, () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      const [original, translated] = [fill(en[key]), fill(catalogue[key])];
      assert.notEqual(translated.trim(), '', key);
      assert.equal(typeof en[key], typeof catalogue[key], key);
      if (!untranslated.has(key) && /[a-z]{3}/.test(original)) {
        assert.notEqual(translated, original, `${key} is not translated`);
      }
      for (const digit of original.match(/\d/g) ?? []) {
        assert.ok(translated.includes(digit), `${key} loses an argument: ${translated}`);
      }
    }
  });
}

test('simplified and traditional are not mixed up', () => {
  const simplifiedOnly = /[们这说时请错无库图]/;
  const traditionalOnly = /[們這說時請錯無庫圖]/;
  for (const [key, message] of Object.entries(zhHant))
    assert.ok(!simplifiedOnly.test(fill(message)), `${key}: ${fill(message)}`);
  for (const [key, message] of Object.entries(zhHans))
    assert.ok(!traditionalOnly.test(fill(message)), `${key}: ${fill(message)}`);
});

test('every error code has its sentence', () => {
  for (const code of API_ERROR_CODES) assert.ok(`error.${code}` in en, code);
});
