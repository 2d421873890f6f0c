import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { parseQuery } from '../../../main/core/search/parse-query.ts';
import type { Query, TextTerm } from '../../../main/core/search/query.ts';

const bracketed = (query: Query): string => (query.kind === 'and' ? `(${shown(query)})` : shown(query));

const shownText = ({ field, key, exact, prefix }: TextTerm): string => {
  const text = exact ? `"${key}"` : key;
  return `${field === 'any' ? '' : `${field}=`}${text}${prefix ? '*' : ''}`;
};

/** A query as one line: `a & (b | !c)`, fields as `title=x`, quotes for exact terms, `*` for prefixes. */
const shown = (query: Query): string => {
  switch (query.kind) {
    case 'all':
      return 'ALL';
    case 'and':
      return query.parts.map(shown).join(' & ');
    case 'or':
      return `(${query.parts.map(shown).join(' | ')})`;
    case 'not':
      return `!${bracketed(query.part)}`;
    case 'text':
      return shownText(query);
    case 'tag':
      return `tag=${query.value}${query.prefix ? '*' : ''}`;
    case 'site':
    case 'language':
      return `${query.kind}=${query.value}`;
    case 'published':
      return [query.from, query.until]
        .map((at) => (at === null ? '' : new Date(at).toISOString()))
        .join('..');
  }
};

const meanings: [string, string][] = [
  ['', 'ALL'],
  ['  \u3000 ', 'ALL'],
  ['普京 势力范围', '普京 & 势力范围'],
  ['普京\u3000会谈', '普京 & 会谈'],
  ['"Getty Images"', '"getty images"'],
  ['“普京 访问” 「烏克蘭」', '"普京访问" & "烏克蘭"'.replace('烏克蘭', '乌克兰')],
  ['a b OR c d', 'a & (b | c) & d'],
  ['a OR b OR c', '(a | b | c)'],
  ['a AND b', 'a & b'],
  ['(a b) OR c', '(a & b | c)'],
  ['a -b', 'a & !b'],
  ['a NOT b', 'a & !b'],
  ['a -(b c)', 'a & !(b & c)'],
  ['a -"b c"', 'a & !"b c"'],
  ['a -title:b', 'a & !title=b'],
  ['-tag:done', '!tag=done'],
  ['title:普京', 'title=普京'],
  ['TITLE：普京', 'title=普京'],
  ['title:"a b"', 'title="a b"'],
  ['note:x author:y', 'note=x & author=y'],
  ['tag:a/b tag:poli*', 'tag=a/b & tag=poli*'],
  ['site:bbc.com lang:zh', 'site=bbc.com & language=zh'],
  ['after:2022', '2022-01-01T00:00:00.000Z..'],
  ['before:2022-02', '..2022-02-01T00:00:00.000Z'],
  ['before:2024-2-29', '..2024-02-29T00:00:00.000Z'],
  ['after:２０２２', '2022-01-01T00:00:00.000Z..'],
  ['polit*', 'polit*'],
  // What cannot be an operator is text.
  ['OR', 'or'],
  ['NOT', 'not'],
  ['OR b', 'or & b'],
  ['a OR', 'a & or'],
  ['a AND', 'a & and'],
  ['AND', 'and'],
  ['"', '"'],
  ['""', '""'],
  ['"a b', '"a & b'],
  ['a"b', 'a"b'],
  ['(', '('],
  [')', ')'],
  ['()', '()'],
  ['(a', '(a'],
  ['NEAR(a b', 'near(a & b'],
  ['f(x) OR y', '(f(x) | y)'],
  ['*', '*'],
  ['**', '**'],
  ['-', '-'],
  ['--', '--'],
  ['a - b', 'a & - & b'],
  ['-5°', '-5°'],
  ['title:', 'title:'],
  ['http://example.org/', 'http://example.org/'],
  ['C++', 'c++'],
  ['^中国', '^中国'],
  ['\u0000\u0007', ''],
  ['or and not', 'or & and & not'],
];

for (const [query, meaning] of meanings) {
  test(`reads ${JSON.stringify(query)}`, () => {
    assert.equal(shown(parseQuery(query)), meaning);
  });
}

for (const query of ['before:yesterday', 'after:2022-13', 'after:2023-02-29', 'before:"x y"']) {
  test(`refuses ${query}, a date that is none`, () => {
    assert.throws(
      () => parseQuery(query),
      (error) =>
        error instanceof OffprintError &&
        error.code === 'bad-query' &&
        error.message.includes('names no date'),
    );
  });
}

test('nothing that can be typed is an error', () => {
  const piece = fc.constantFrom(
    '"',
    '(',
    ')',
    '-',
    'OR',
    'AND',
    'NOT',
    ' ',
    '*',
    'title:',
    'tag:',
    '“',
    '”',
    '「',
    '普京',
    'a',
    '\\',
    "'",
    '\u0000',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      shown(parseQuery(pieces.join('')));
    }),
    { numRuns: 2000 },
  );
});

test('deep nesting is read without falling over', () => {
  assert.ok(shown(parseQuery('('.repeat(500) + 'a' + ')'.repeat(500))).includes('a'));
  assert.ok(shown(parseQuery('-'.repeat(1000))).startsWith('-'));
  assert.ok(shown(parseQuery('NOT '.repeat(250) + 'a')).endsWith('a'));
});
