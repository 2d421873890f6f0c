import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { locateText } from '../../../main/core/exporting/locate-ranges.ts';

const HTML = `<body><p>before</p><article id="article"><h2>Head&amp;line</h2>
<p>One  <b>two</b>\u00ad three <ruby>漢<rp>(</rp><rt>かん</rt></ruby>字 <style>x{}</style>end.</p><pre>a\n  b</pre></article></body>`;

const located = locateText(HTML, 'article');
const raw = load(HTML)('#article').text();

test('counts the characters that the browser counts', () => {
  assert.equal(located.rawLength, raw.length);
  assert.equal(located.text, 'Head&line\nOne two three 漢字 end.\na\nb');
});

test('a range stands for its own characters, whatever lies between them', () => {
  fc.assert(
    fc.property(fc.nat(located.text.length), fc.nat(located.text.length), (a, b) => {
      const [start, end] = a < b ? [a, b] : [b, a];
      const pieces = located.locate([{ start, end }]).map((range) => raw.slice(range.start, range.end));
      const bare = (text: string): string => text.replace(/[\s\u00ad]/g, '');
      assert.equal(bare(pieces.join('')), bare(located.text.slice(start, end)));
    }),
  );
});

test('a missing element is an error, not an empty article', () => {
  assert.throws(() => locateText(HTML, 'elsewhere'), /elsewhere/);
});
