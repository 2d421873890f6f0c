import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRange } from '../../../main/core/annotations/describe-range.ts';
import { buildKeyStream, toKeyOffset, toTextRange } from '../../../main/core/annotations/key-stream.ts';
import { findOneQuote, findQuote } from '../../../main/core/annotations/match-quote.ts';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';

const quote = (
  exact: string,
  prefix = '',
  suffix = '',
): { exact: string; prefix: string; suffix: string } => ({
  exact,
  prefix,
  suffix,
});
const wordsAt = (text: string, wanted: ReturnType<typeof quote>): string[] =>
  findQuote(text, wanted).map(({ start, end }) => text.slice(start, end));

test('describes a range by its words and up to 64 characters around them', () => {
  const text = `${'前'.repeat(70)}中间${'后'.repeat(70)}`;
  const described = describeRange(text, 70, 72);
  assert.deepEqual(described, {
    start: 70,
    end: 72,
    exact: '中间',
    prefix: '前'.repeat(64),
    suffix: '后'.repeat(64),
  });
});

test('trims white space and never halves a character of the context', () => {
  const text = `${'😀'.repeat(40)}x ab y${'😀'.repeat(40)}`;
  const start = text.indexOf(' ab');
  const { exact, prefix, suffix } = describeRange(text, start, start + 4);
  assert.equal(exact, 'ab');
  for (const side of [prefix, suffix]) assert.equal(side, side.toWellFormed());
});

test('refuses a range without text', () => {
  assert.throws(
    () => describeRange('a   b', 1, 4),
    (error) => error instanceof OffprintError && error.code === 'bad-input',
  );
});

test('finds the words in spite of white space, width, script, case and quotation marks', () => {
  const text = '他说：「強調\n一下」，Ｔｈｅ Café is\u00a0OPEN.';
  assert.deepEqual(wordsAt(text, quote('“强调一下”')), ['「強調\n一下」']);
  assert.deepEqual(wordsAt(text, quote('the cafe is open')), ['Ｔｈｅ Café is\u00a0OPEN']);
});

test('the very words hide places that are only alike', () => {
  const text = '台湾和臺灣，还有台湾';
  assert.deepEqual(wordsAt(text, quote('台湾')), ['台湾', '台湾']);
  assert.deepEqual(wordsAt(text, quote('臺灣')), ['臺灣']);
});

test('context decides between places, and must stand right beside them', () => {
  const text = '普京说。记者问普京。普京笑了。';
  assert.deepEqual(
    findQuote(text, quote('普京', '问')).map(({ start }) => start),
    [text.indexOf('普京。')],
  );
  assert.deepEqual(
    findQuote(text, quote('普京', '', '笑')).map(({ start }) => start),
    [text.indexOf('普京笑')],
  );
  assert.deepEqual(findQuote(text, quote('普京', '说')), []);
});

test('overlapping places are all places', () => {
  assert.equal(findQuote('aaaa', quote('aa')).length, 3);
});

test('nothing but white space is nowhere', () => {
  assert.deepEqual(findQuote('a b', quote(' \u00ad')), []);
});

test('half a ligature is no place, the whole is', () => {
  assert.deepEqual(wordsAt('the ﬁrst', quote('irst')), []);
  assert.deepEqual(wordsAt('the ﬁrst', quote('first')), ['ﬁrst']);
});

test('an invisible character behind a visible one belongs to it', () => {
  assert.deepEqual(wordsAt('a ❤\ufe0f b', quote('❤')), ['❤\ufe0f']);
});

test('says that the words are not there, or in how many places', () => {
  assert.throws(
    () => findOneQuote('普京', quote('普金')),
    (error) => error instanceof OffprintError && error.code === 'quote-not-found',
  );
  assert.throws(
    () => findOneQuote('普京说。普京笑。', quote('普京')),
    (error) =>
      error instanceof OffprintError &&
      error.code === 'quote-ambiguous' &&
      error.details.matches === 2 &&
      error.message.includes('…普京说。[普京]笑。…'),
  );
});

test('the key stream leads back to the text', () => {
  const text = 'Ⅷ Ａ\u00ad１ e\u0301 😀';
  const stream = buildKeyStream(text);
  assert.equal(stream.key, 'viiia1e😀');
  assert.deepEqual(toTextRange(stream, 0, 4), { start: 0, end: 1 });
  assert.equal(text.slice(toTextRange(stream, 6, 7).start, toTextRange(stream, 6, 7).end), 'e\u0301');
  for (let unit = 0; unit < stream.key.length; unit++) {
    const { start } = toTextRange(stream, unit, unit + 1);
    assert.ok(toKeyOffset(stream, start) <= unit);
  }
  assert.equal(toKeyOffset(stream, text.length), stream.key.length);
});
