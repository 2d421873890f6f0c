import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { parse } from 'yaml';
import { exportMarkdown } from '../../../main/core/exporting/export-markdown.ts';
import { annotationAt, exportInput } from '../../support/export-sample.ts';
import type { Sample } from '../../support/export-sample.ts';
import type { ExportedAnnotation } from '../../../main/core/exporting/printed-annotation.ts';

type Values = Partial<ExportedAnnotation['annotation']> & { id: string };

const exported = (
  body: string,
  marks: readonly (readonly [string, Values])[] = [],
  sample: Partial<Sample> = {},
): string =>
  exportMarkdown(
    exportInput({ title: 'A title', body, language: 'en', ...sample }, (text) =>
      marks.map(([quote, values]) => {
        const start = text.indexOf(quote);
        assert.ok(start >= 0, quote);
        return annotationAt(text, { start, end: start + quote.length }, values);
      }),
    ),
  );

const bodyOf = (markdown: string): string =>
  markdown
    .slice(markdown.indexOf('# A title') + 9)
    .split('\n\n## Annotations')[0]!
    .trim();

const render = (markdown: string): string =>
  load(markdownIt({ html: true }).render(markdown))
    .root()
    .text()
    .replace(/\s+/g, '');

test('front matter names source, hashes and version', () => {
  const markdown = exported('<p>Text.</p>', [], { title: 'Colons: "quotes" # and – dashes' });
  const facts = parse(markdown.split('---\n')[1]!) as Record<string, unknown>;
  assert.equal(facts.title, 'Colons: "quotes" # and – dashes');
  assert.equal(facts.source, 'https://news.example/2026/01/a-story?id=1&page=2');
  assert.match(String(facts['original-sha256']), /^[0-9a-f]{64}$/);
  assert.match(String(facts['text-sha256']), /^[0-9a-f]{64}$/);
  assert.ok(!('author' in facts), 'what is not known is left out');
});

test('blocks become Markdown blocks', () => {
  const cases: readonly [string, string][] = [
    ['<h1>One</h1><h3>Three</h3>', '## One\n\n### Three'],
    ['<ul><li>a</li><li>b<ol start="3"><li>c</li></ol></li></ul>', '- a\n- b\n  3. c'],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['<pre>a\n  ```\n</pre>', '````\na\n  ```\n````'],
    ['<table><tr><th>a|b</th></tr><tr><td>c<br>d</td></tr></table>', '| a\\|b |\n| --- |\n| c<br>d |'],
    ['<p>a<br>b</p>', 'a\\\nb'],
    ['<p>1. no list</p><p># no head</p><p>- no item</p>', '1\\. no list\n\n\\# no head\n\n\\- no item'],
    ['<p><b>标题：</b>正文，<b>“引语”</b>后</p>', '<strong>标题：</strong>正文，<strong>“引语”</strong>后'],
    ['<p>text <b>bold</b> and <i>italic </i>end</p>', 'text **bold** and *italic* end'],
    [
      '<p><a href="https://a.example/(x) y">link</a> <a href="javascript:x">none</a></p>',
      '[link](<https://a.example/(x)%20y>) none',
    ],
    ['<p><img src="https://remote.example/a.jpg" alt="remote"></p>', '\\[remote\\]'],
    ['<p><span class="op-missing" data-alt="gone"></span></p>', '\\[gone\\]'],
    ['<p>the <code>a`b</code></p>', 'the ``a`b``'],
    ['<a href="https://a.example"><p>in a link</p></a>', 'in a link'],
  ];
  for (const [html, expected] of cases) assert.equal(bodyOf(exported(html)), expected, html);
});

test('a kept picture is named by its path in the library', () => {
  const path = `assets/ab/ab${'0'.repeat(62)}.jpg`;
  assert.equal(bodyOf(exported(`<p><img src="../../../../../${path}" alt="Fog"></p>`)), `![Fog](<${path}>)`);
});

test('highlights are marks, notes are footnotes, overlaps are one mark', () => {
  const markdown = exported('<p>The line is <b>open day</b> and night.</p><pre>code</pre>', [
    ['line is open', { id: 'first0001', note: 'First\nnote' }],
    ['is open day', { id: 'second001' }],
    ['code', { id: 'code00001', note: 'On code' }],
  ]);
  assert.equal(
    bodyOf(markdown),
    'The ==line is== **==open==[^1] ==day==** and night.\n\n```\ncode\n```\n\n[^3]',
  );
  assert.ok(markdown.includes('\n[^1]: First\n    note\n'));
  assert.ok(markdown.includes('\n[^3]: On code\n'));
  assert.equal(markdown.match(/^\[\^\d\]:/gm)?.length, 2);
});

test('the last section has every quotation, orphans among them', () => {
  const input = exportInput({ title: 'A title', body: '<p>Here.</p>', language: 'en' }, (text) => [
    annotationAt(text, { start: 0, end: 4 }, { id: 'placed001', tags: ['claim'] }),
    {
      ...annotationAt('Lost *words*', { start: 0, end: 12 }, { id: 'orphan001', note: 'still here' }),
      segments: [],
    },
  ]);
  const markdown = exportMarkdown(input);
  assert.match(markdown, /## Annotations\n\n> Here\n\n— yellow · #claim · /);
  assert.match(markdown, /### Lost their place\n\n> Lost \\\*words\\\*\n\nstill here\n\n— /);
});

test('a copy that differs from its text is refused', () => {
  const input = exportInput({ title: 'A title', body: '<p>Here.</p>', language: 'en' }, () => []);
  assert.throws(() => exportMarkdown({ ...input, text: 'There.' }), { code: 'damaged-file' });
});

test('whatever the text, a Markdown reader shows the same characters', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'a',
      '*',
      '**',
      '_',
      '__b__',
      '`',
      '```',
      '[x](y)',
      '<b>',
      '&amp;',
      '&#35;',
      '==',
      '~~',
      '|',
      '\\',
      '#',
      '-',
      '+',
      '1.',
      '2)',
      '>',
      '“引”',
      '。',
      '---',
      '===',
      '!',
      ':',
    ),
    fc.string({ maxLength: 4 }),
  );
  const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      line,
      line,
      fc.constantFrom('p', 'li', 'td', 'h2', 'b', 'em', 'blockquote'),
      (first, second, tag) => {
        const $ = load('<article></article>');
        const element = $(`<${tag}></${tag}>`).text(first);
        const holder =
          tag === 'td' ? $('<table><tr></tr></table>') : tag === 'li' ? $('<ul></ul>') : $('<div></div>');
        (tag === 'td' ? holder.find('tr') : holder).append(element);
        $('article').append(holder, $('<p></p>').text(second));
        const html = $('article').html() ?? '';
        const shown = render(bodyOf(exported(html)));
        assert.equal(shown, load(html).root().text().replace(/\s+/g, ''));
      },
    ),
    { numRuns: 300, examples: [['', '--- -', 'p']] },
  );
});

test('number signs at the end of a heading stay', () => {
  assert.match(bodyOf(exported('<h2>#</h2><h2>C ##</h2><p>x</p>')), /## \\#\n\n## C \\##/);
});
