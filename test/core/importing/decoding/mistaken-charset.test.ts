/** Files that name a charset which is not theirs, with texts of our own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from '../../../../main/core/importing/decoding/decode-text.ts';
import { encodeCharset } from '../../../support/encode-charset.ts';

const RUSSIAN =
  'Городской совет объявил в среду, что школы трёх районов закрываются на два дня из-за дождей, которых не было много лет.';
const GERMAN =
  'Der Rat kündigte am Mittwoch an, dass die Schulen für zwei Tage schließen; größere Schäden gab es nicht, sagte ein Sprecher.';
const HONG_KONG =
  '市政府週三宣布，因連日豪雨，東部三個區的學校將停課兩天。氣象局說，這是有紀錄以來同期最大的一次降雨。';

const declaring = (declared: string, text: string, charset: string): Uint8Array =>
  Buffer.concat([
    Buffer.from(`<meta charset="${declared}"><p>`),
    encodeCharset(text, charset),
    Buffer.from('</p>'),
  ]);

test('bytes that hold no UTF-8 at all are in another charset, whatever the file says', () => {
  const { charset, text, warnings } = decodeText(declaring('utf-8', GERMAN, 'windows-1252'));
  assert.deepEqual([charset, warnings.length], ['windows-1252', 0]);
  assert.ok(text.includes(GERMAN));
});

test('one character cut off at its end leaves a file that declares UTF-8 what it says', () => {
  const cut = Buffer.concat([
    Buffer.from('<meta charset="utf-8"><p>plain text, then '),
    Buffer.of(0xe7, 0xbb),
  ]);
  assert.equal(decodeText(cut).charset, 'utf-8');
});

test('words without a Latin letter refute a Latin charset', () => {
  for (const declared of ['iso-8859-1', 'windows-1252']) {
    const { charset, text } = decodeText(declaring(declared, RUSSIAN, 'windows-1251'));
    assert.equal(charset, 'windows-1251', declared);
    assert.ok(text.includes(RUSSIAN));
  }
  assert.equal(decodeText(declaring('iso-8859-1', GERMAN, 'windows-1252')).charset, 'windows-1252');
});

test('Big5 that was declared as GB 2312 is Big5', () => {
  const { charset, text } = decodeText(declaring('gb2312', HONG_KONG, 'big5'));
  assert.equal(charset, 'big5');
  assert.ok(text.includes(HONG_KONG));
});

test('Russian in UTF-16 is told without a byte order mark', () => {
  for (const charset of ['utf-16le', 'utf-16be']) {
    const bytes = Buffer.from(`${RUSSIAN}\n\n${RUSSIAN}`, 'utf16le');
    if (charset === 'utf-16be') bytes.swap16();
    assert.deepEqual([decodeText(bytes).charset, decodeText(bytes).text.includes(RUSSIAN)], [charset, true]);
  }
});
