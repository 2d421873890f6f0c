import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { readArticle } from '../../../main/core/importing/read-article.ts';
import { renderReadable } from '../../../main/core/importing/render-readable.ts';
import { hostileHtml } from '../../support/hostile-html.ts';
import { readableText } from '../../support/readable-text.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/importing');
const HEADER = '[title](https://site.invalid/a/b)\n------\n\n';

const assertSameText = (name: string, bytes: Uint8Array): void => {
  const derived = readArticle({ name, bytes });
  assert.equal(derived.text, readableText(renderReadable(derived, derived.body, [])), name);
};

const assertSameTextOf = (html: string): void =>
  assertSameText('a.md', new TextEncoder().encode(HEADER + html));

test('The text read off what was written is the text of the readable copy', () => {
  let read = 0;
  for (const name of readdirSync(FIXTURES).filter((file) => /\.(?:md|html?|txt|mht)$/.test(file))) {
    try {
      assertSameText(name, readFileSync(path.join(FIXTURES, name)));
      read++;
    } catch (error) {
      // Some fixtures are there to be refused.
      if (!(error instanceof OffprintError)) throw error;
    }
  }
  assert.ok(read > 30, `${String(read)} fixtures were read`);
});

test('Hostile markup changes nothing about that', () => {
  hostileHtml('alert(1)', 'https://evil.invalid').forEach(assertSameTextOf);
});

const PIECES = [
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<pre>',
    '<pre>\n\n',
    '</pre>',
    '<b>',
    '</b>',
    '<ruby>',
    '<rt>',
    '</ruby>',
  ],
  ...['<ul>', '<li>', '</ul>', '<table>', '<tr>', '<td>', '</table>', '<h2>', '<br>', '<hr>', '<wbr>'],
  ...[
    '<img src="a.jpg" alt="a &gt; b">',
    '<a href="/x?a=1&amp;b=2" title="1 > 2">',
    '</a>',
    '<details open>',
  ],
  ...[
    '&amp;amp;',
    '&lt;p&gt;',
    '&nbsp;',
    '&quot;',
    '"',
    '>',
    '&copy',
    'a < b',
    '1<2',
    '&#13;',
    '\r\n',
    '\n',
    ' ',
  ],
  ...['words here', '中文', '👩\u200d👩', '\u200d', '\u00ad', '\u3000', '\f', '\ud800', '<!--', '-->'],
];

test('Nor does any order of tags, references and white space', () => {
  const bodies = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(bodies, assertSameTextOf), { numRuns: 2000 });
});
