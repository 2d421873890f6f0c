import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLanguage } from '../../../main/core/exporting/document-language.ts';

test('keeps what the article says, makes Chinese precise, guesses from the script otherwise', () => {
  for (const [given, text, expected] of [
    ['en-GB', '这个国家的问题', 'en-GB'],
    ['zh', '這個國家的問題', 'zh-Hant'],
    ['zh', '这个国家的问题', 'zh-Hans'],
    ['zh-TW', '这个', 'zh-TW'],
    [null, 'Nothing but letters', 'en'],
    [null, '这个国家的问题', 'zh-Hans'],
    [null, 'これは難しい問題である', 'ja'],
    [null, '회담 둘째 날', 'ko'],
    [null, 'استمرت المحادثات', 'ar'],
    [null, 'השיחות נמשכו', 'he'],
    ['"><script>', 'plain', 'en'],
    [null, '', 'en'],
  ] as const) {
    assert.equal(documentLanguage(given, text), expected, `${String(given)} ${text}`);
  }
});
