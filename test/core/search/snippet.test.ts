import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findTerms } from '../../../main/core/search/find-matches.ts';
import { parseQuery } from '../../../main/core/search/parse-query.ts';
import { wantedTerms } from '../../../main/core/search/query.ts';
import { makeSnippet } from '../../../main/core/search/snippet.ts';

const snippet = (text: string, query: string) =>
  makeSnippet(text, findTerms(text, wantedTerms(parseQuery(query))));
const joined = (text: string, query: string): string =>
  snippet(text, query)
    .map((part) => (part.match ? `[${part.text}]` : part.text))
    .join('');

const zh = '这是一段用来凑数的文字，它没有什么意思。';
const en = 'some words that mean nothing at all, ';

test('shows the match in the middle of about 80 Chinese characters', () => {
  const shown = joined(zh.repeat(20) + '普京来了。' + zh.repeat(20), '普京');
  assert.match(shown, /^….*\[普京\].*…$/u);
  const [before = '', after = ''] = shown.split('[普京]');
  assert.ok(Math.abs(before.length - after.length) < 10, shown);
  assert.ok(shown.length > 70 && shown.length < 90, shown);
});

test('shows about 160 Latin characters and cuts between words', () => {
  const shown = joined(en.repeat(20) + 'Putin came. ' + en.repeat(20), 'putin');
  assert.ok(shown.length > 130 && shown.length < 175, shown);
  assert.match(shown, /^…(some|words|that|mean|nothing|at|all,) /);
  assert.match(shown, /\[Putin\] came/);
});

test('marks every match in view and prefers the place with most different ones', () => {
  const text = '普京 ' + zh.repeat(10) + '普京和拜登会谈' + zh.repeat(10);
  assert.match(joined(text, '普京 拜登'), /\[普京\]和\[拜登\]会谈/u);
});

test('shows the beginning when nothing matches, and a short text whole', () => {
  assert.equal(joined('短文。', 'x'), '短文。');
  assert.match(joined(zh.repeat(20), 'x'), /^这是一段.*…$/u);
  assert.equal(joined('', 'x'), '');
  assert.equal(joined('\n普京\n来', '普京'), ' [普京] 来');
});

test('a match longer than the snippet is cut, never the characters', () => {
  const shown = snippet('𠮷'.repeat(400), '𠮷'.repeat(300));
  assert.ok(shown.every((part) => part.text.isWellFormed()));
  assert.ok(shown.some((part) => part.match));
});

test('parts put together are the text, whatever it is', () => {
  const text = fc.string({
    unit: fc.constantFrom('普', '京', '𠮷', 'a', 'b', ' ', '\n', '，', '👉'),
    maxLength: 400,
  });
  fc.assert(
    fc.property(text, fc.constantFrom('普京', 'a', '𠮷', '京 b'), (source, query) => {
      const parts = snippet(source, query);
      const whole = parts
        .map((part) => part.text)
        .join('')
        .replace(/^…|…$/g, '');
      assert.ok(source.replace(/\s+/g, ' ').includes(whole.replace(/ +/g, ' ')), JSON.stringify(whole));
      assert.ok(parts.every((part) => part.text.isWellFormed()));
      assert.equal(
        parts.some((part) => part.match),
        findTerms(source, wantedTerms(parseQuery(query))).length > 0,
      );
    }),
    { numRuns: 500 },
  );
});
