import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanAgain } from '../../../main/core/importing/cleaning/clean-tree.ts';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { renderReadable } from '../../../main/core/importing/render-readable.ts';
import { attribute, isElement, isForeign, parsePage, walk } from '../../../main/core/importing/html-tree.ts';
import { HOSTILE_HTML, hostileHtml } from '../../support/hostile-html.ts';

const HEADER = '<!--1641827586000-->\n[title](https://site.invalid/a/b)\n------\n\n';
const ORIGIN = 'https://evil.invalid';

const derive = (html: string) =>
  deriveArticle({ name: 'a.md', bytes: new TextEncoder().encode(`${HEADER}${html}`) });

const ALLOWED = new Set(
  (
    'html head meta title style body header article time a abbr address aside b bdi bdo blockquote br caption cite code ' +
    'col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 hgroup hr i img ins kbd li ' +
    'mark nav ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead tr u ' +
    'ul var wbr'
  ).split(' '),
);
const ALLOWED_ATTRIBUTES = new Set(
  (
    'title lang dir href rel id class data-slot alt colspan rowspan scope span start reversed type value datetime open ' +
    'role aria-label data-alt data-host data-reason data-url charset http-equiv content name'
  ).split(' '),
);

const isDangerous = (name: string, value: string): boolean => {
  if (!ALLOWED_ATTRIBUTES.has(name)) return true;
  if (name === 'href') return !/^(?:https?:\/\/|mailto:|#)/.test(value);
  return name === 'id' && !value.startsWith('op-');
};

/** What in a readable copy could run or load, judged by the tree a browser builds. */
const dangers = (readable: string): string[] => {
  const found: string[] = [];
  walk(parsePage(readable), (node) => {
    if (!isElement(node)) return true;
    if (isForeign(node) || !ALLOWED.has(node.name)) found.push(node.name);
    for (const [name, value] of Object.entries(node.attribs)) {
      if (isDangerous(name, value)) found.push(`${node.name}[${name}=${value}]`);
    }
    const leaves = node.name === 'a' && attribute(node, 'href').startsWith('http');
    if (leaves && attribute(node, 'rel') !== 'noopener noreferrer') found.push('link without rel');
    return true;
  });
  return found;
};

test('hostile markup leaves nothing that runs or loads', () => {
  for (const html of hostileHtml('alert(1)', ORIGIN)) {
    const derived = derive(html);
    assert.deepEqual(dangers(renderReadable(derived, derived.body, [])), [], html);
  }
});

test('the check for dangers sees them in raw markup', () => {
  const seen = hostileHtml('alert(1)', ORIGIN).filter((html) => dangers(html).length > 0);
  assert.ok(
    seen.length > HOSTILE_HTML.length * 0.8,
    `${String(seen.length)} of ${String(HOSTILE_HTML.length)}`,
  );
});

test('cleaning the output again changes nothing', () => {
  for (const html of hostileHtml('alert(1)', ORIGIN)) {
    const { body } = derive(html);
    assert.equal(cleanAgain(body), body, html);
  }
});

const fragment = fc.oneof(
  fc.constantFrom(...HOSTILE_HTML),
  fc.constantFrom(
    ...'p div span a b i li ul ol dl dt dd table tr td th tbody caption h1 h2 pre section form button object select svg math style noscript template ruby rt picture figure iframe video center font nobr main x-y'
      .split(' ')
      .flatMap((name) => [`<${name}>`, `</${name}>`]),
  ),
  fc.constantFrom(
    '<a href="https://x.invalid/">',
    '<a href="#n">',
    '<p id="n">',
    '<img src="https://x.invalid/i.png">',
    '<br>',
    '<hr>',
    '\n',
    ' ',
    'text',
    '“中文”',
    '&amp;lt;',
    '&#13;',
    '&#1;',
    '\u00a0',
    '<!--',
    '-->',
    '">',
    "'",
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);

test('any markup: clean is a fixed point, and nothing dangerous survives', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 25 }), (pieces) => {
      const derived = derive(pieces.join(''));
      assert.equal(cleanAgain(derived.body), derived.body);
      assert.deepEqual(dangers(renderReadable(derived, derived.body, [])), []);
    }),
    { numRuns: Number(process.env.OFFPRINT_FUZZ_RUNS ?? 1500) },
  );
});
