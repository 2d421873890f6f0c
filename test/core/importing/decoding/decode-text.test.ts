import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { declaredCharset } from '../../../../main/core/importing/decoding/declared-charset.ts';
import { decodeText } from '../../../../main/core/importing/decoding/decode-text.ts';
import { corpusFolder } from '../../../support/corpus.ts';

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Encoded by hand with iconv: node has no encoder for these. */
const SAMPLES = {
  // 美国总统在记者会上说，他不会接受这样的条件。双方的谈判还将继续进行下去。
  gbk: 'c3c0b9fad7dccdb3d4dabcc7d5dfbbe1c9cfcbb5a3accbfbb2bbbbe1bdd3cadcd5e2d1f9b5c4ccf5bcfea1a3cbabb7bdb5c4ccb8c5d0bbb9bdabbccc d0f8bdf8d0d0cfc2c8a5a1a3',
  // 美國總統在記者會上說，他不會接受這樣的條件。雙方的談判還將繼續進行下去。
  big5: 'acfcb0eac1 60b2ceA662b04FaaccB77CA457bba1A141a54caAa3b77cb1b5a8fcb36fbccbaabab1f8a5f3a143c2f9a4e8aababdcda750c1d9b14ec47eC4f2b669a6e6a455a568a143',
} as const;

test('a byte order mark decides', () => {
  assert.equal(decodeText(utf8('\ufeffé')).reason, 'bom');
  assert.equal(decodeText(utf8('\ufeffé')).text, 'é');
  const utf16 = decodeText(Uint8Array.of(0xff, 0xfe, 0x2d, 0x4e));
  assert.deepEqual([utf16.text, utf16.charset], ['中', 'utf-16le']);
});

test('valid UTF-8 is UTF-8 even under a stale declaration', () => {
  const { charset, text } = decodeText(utf8('<meta charset="gbk">中文标题'));
  assert.equal(charset, 'utf-8');
  assert.match(text, /中文标题/);
});

test('a declared charset is believed where the bytes fit', () => {
  const bytes = Buffer.concat([
    ascii('<meta charset=gb2312><p>'),
    Buffer.from(SAMPLES.gbk.replace(/ /g, ''), 'hex'),
  ]);
  const { charset, reason, text, warnings } = decodeText(bytes);
  assert.deepEqual([charset, reason, warnings.length], ['gbk', 'declared', 0]);
  assert.match(text, /美国总统/);
});

test('without a declaration, statistics tell GBK', () => {
  const { charset, reason, text } = decodeText(Buffer.from(SAMPLES.gbk.replace(/ /g, '').repeat(3), 'hex'));
  assert.match(charset, /^gb(?:k|18030)$/);
  assert.equal(reason, 'detected');
  assert.match(text, /^美国总统在记者会上说/);
});

test('Shift_JIS and EUC-KR are told too', () => {
  // 日本語の記事です。これはテストです。
  const sjis = '93fa967b8cea82cc8b4c8e9682c582b78142 82b182ea82cd8365835883678 2c582b78142'.replace(/ /g, '');
  assert.match(decodeText(Buffer.from(sjis.repeat(4), 'hex')).text, /^日本語の記事です/);
  // 한국어 기사입니다. 대통령은 오늘 말했다.
  const euckr = 'c7d1b1b9beee20b1e2bbe7c0d4b4cfb4d92e20b4ebc5ebb7c9c0ba20bfc0b4c320b8bbc7dfb4d92e20';
  assert.match(decodeText(Buffer.from(euckr.repeat(4), 'hex')).text, /^한국어 기사입니다/);
});

test('a charset that was declared where nobody chose one does not make a text unreadable', () => {
  const gbk = Buffer.from(SAMPLES.gbk.replace(/ /g, ''), 'hex');
  const declaring = (charset: string, bytes: Uint8Array) =>
    decodeText(Buffer.concat([ascii(`<meta charset=${charset}><p>`), bytes]));
  for (const charset of ['iso-8859-1', 'windows-1252', 'iso-8859-15', 'big5', 'shift_jis']) {
    const { text, reason, evidence } = declaring(charset, gbk);
    assert.match(text, /美国总统在记者会上说/, charset);
    assert.equal(reason, 'detected');
    assert.match(evidence, /the file declares/);
  }
  // ESC $ B … ESC ( B under a stale UTF-8: 日本語の記事です。
  const shifted = Buffer.from('1b2442467c4b5c386c244e352d3b76244724392123 1b2842'.replace(/ /g, ''), 'hex');
  assert.match(declaring('utf-8', shifted).text, /日本語の記事です/);
  assert.equal(declaring('utf-8', ascii('a terminal writes \x1b$B!! and more')).charset, 'utf-8');
});

test('languages of the Latin alphabet keep their declared charset', () => {
  const texts = [
    'L\xe9t\xe9 \xe0 l\x92\xe9cole, les \xe9l\xe8ves \xe9taient d\xe9j\xe0 \xe0 No\xebl.',
    'It\x92s the town\x92s \x93new\x94 bridge \x97 don\x92t you know? They\x92re here\x85',
    'R\xe4ksm\xf6rg\xe5s p\xe5 \xf6n \xe4r \xe5tr\xe5v\xe4rd f\xf6r m\xe5nga m\xe4nniskor.',
    'A situa\xe7\xe3o n\xe3o \xe9 f\xe1cil: a\xe7\xf5es, cora\xe7\xf5es e p\xe3es da na\xe7\xe3o.',
  ];
  for (const text of texts) {
    const { charset, reason } = decodeText(ascii(`<meta charset=iso-8859-1><p>${text.repeat(3)}`));
    assert.deepEqual([charset, reason], ['windows-1252', 'declared'], text);
  }
});

test('a few broken bytes stay UTF-8 and make a warning', () => {
  const bytes = Buffer.concat([
    utf8('这是一篇很长的文章，里面有很多字。'),
    Uint8Array.of(0xe4, 0xb8),
    utf8('结尾'),
  ]);
  const { charset, warnings } = decodeText(bytes);
  assert.equal(charset, 'utf-8');
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['broken-characters'],
  );
});

test('U+FFFD that the writer left is no news', () => {
  assert.deepEqual(decodeText(utf8('a\ufffdb')).warnings, []);
});

test('a chosen charset wins over everything', () => {
  const { charset, text } = decodeText(Buffer.from('a4a4', 'hex'), 'big5');
  assert.deepEqual([charset, text], ['big5', '中']);
});

test('the prescan follows the HTML Standard', () => {
  assert.equal(declaredCharset(ascii('<!-- <meta charset=gbk> --><meta charset="big5">')), 'big5');
  assert.equal(
    declaredCharset(ascii('<meta http-equiv=Content-Type content="text/html; charset = \'EUC-KR\'">')),
    'euc-kr',
  );
  assert.equal(declaredCharset(ascii('<meta content="text/html; charset=big5">')), null);
  assert.equal(declaredCharset(ascii('<meta charset=utf-16>')), 'utf-8');
  assert.equal(declaredCharset(ascii('<p title="<meta charset=gbk>">')), null);
  assert.equal(declaredCharset(ascii('<meta charset=nonsense>')), null);
  assert.equal(declaredCharset(ascii('<?xml version="1.0" encoding="Shift_JIS"?>')), 'shift_jis');
});

const corpus = corpusFolder();
const samples = corpus === null ? '' : join(corpus, 'encoding', 'html5lib-tests2.dat');

test('the prescan agrees with html5lib on its sample', { skip: !existsSync(samples) && 'no corpus' }, () => {
  const cases = readFileSync(samples, 'latin1')
    .split(/(?:^|\n)#data\n/)
    .filter((part) => part.includes('#encoding'));
  assert.ok(cases.length > 10);
  const wrong: string[] = [];
  for (const part of cases) {
    const [data = '', expected = ''] = part.split(/\n?#encoding\n/);
    const label = expected.trim().split('\n')[0] ?? '';
    const wanted = new TextDecoder(label).encoding;
    const found = declaredCharset(ascii(data)) ?? 'windows-1252';
    if (found !== wanted) wrong.push(`${data} → ${found}, not ${wanted}`);
  }
  assert.deepEqual(wrong, []);
});
