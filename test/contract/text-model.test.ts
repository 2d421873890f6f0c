import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import fc from 'fast-check';
import { parsedTree } from '../../main/core/articles/parsed-tree.ts';
import type { ParsedNode } from '../../main/core/articles/parsed-tree.ts';
import { buildTextModel, toNode, toOffset, toPieces, trimRange } from '../../preload/contract/text-model.ts';
import type { TextModel } from '../../preload/contract/text-model.ts';

interface Case {
  readonly name: string;
  readonly html: string;
  readonly text: string;
}

const cases = JSON.parse(
  readFileSync(new URL('../fixtures/text-model/cases.json', import.meta.url), 'utf8'),
) as Case[];

const read = (html: string): TextModel<ParsedNode> => {
  const [root] = load(html).root().toArray();
  assert.ok(root);
  return buildTextModel<ParsedNode>(root, parsedTree);
};

for (const { name, html, text } of cases) {
  test(`reads ${name}`, () => {
    assert.equal(read(html).text, text);
  });
}

const SEPARATORS = new Set([' ', '\n']);

/** Every character of the text leads to the same character in the tree and back. */
const assertMapped = (model: TextModel<ParsedNode>): void => {
  const { text } = model;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (SEPARATORS.has(character)) continue;
    const before = toNode(model, offset, 'start');
    const behind = toNode(model, offset + 1, 'end');
    assert.ok(before && behind);
    assert.equal(parsedTree.data(before.node).charAt(before.offset), character);
    assert.equal(behind.node, before.node);
    assert.equal(behind.offset, before.offset + 1);
    assert.equal(toOffset(model, before.node, before.offset), offset);
    assert.equal(toOffset(model, behind.node, behind.offset), offset + 1);
  }
};

const html = fc
  .array(
    fc.constantFrom(
      ...['<p>', '</p>', '<b>', '</b>', '<br>', '<td>', '<pre>', '</pre>', '<rt>x</rt>', '<div>', '</div>'],
      ...[
        'a',
        '中',
        ' ',
        '\n',
        '\u3000',
        '&nbsp;',
        '\u00ad',
        '\u200b',
        '😀',
        '👨\u200d👩',
        '  ',
        'word word',
      ],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('maps every character both ways and keeps the text clean', () => {
  fc.assert(
    fc.property(html, (source) => {
      const model = read(source);
      assertMapped(model);
      assert.doesNotMatch(model.text, /^[\s]|[\s]$|[\s]{2}|[\u00ad\u200b\u3000\u00a0]/u);
    }),
    { numRuns: 500 },
  );
});

test('gives the pieces of any range, and nothing but it', () => {
  fc.assert(
    fc.property(html, fc.nat(60), fc.nat(60), (source, a, b) => {
      const model = read(source);
      const range = trimRange(model.text, Math.min(a, b), Math.max(a, b));
      if (!range) return;
      const pieces = toPieces(model, range.start, range.end);
      const visible = (text: string): string => text.replace(/[\s\u00ad\u200b]/gu, '');
      const joined = pieces.map(({ node, start, end }) => parsedTree.data(node).slice(start, end)).join('');
      assert.equal(visible(joined), visible(model.text.slice(range.start, range.end)));
      assert.equal(new Set(pieces.map(({ node }) => node)).size, pieces.length);
    }),
    { numRuns: 500 },
  );
});

test('takes a place among collapsed characters to the nearest of the node', () => {
  const model = read('<p>a \u200b b</p><p> </p><p>c</p>');
  const [first, blank] = model.nodes;
  assert.ok(first && blank);
  assert.equal(model.text, 'a b\nc');
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map((raw) => toOffset(model, first, raw)),
    [0, 1, 2, 2, 2, 3],
  );
  assert.equal(toOffset(model, blank, 1), 4);
  const [root] = load('<p>x').root().toArray();
  assert.ok(root);
  assert.equal(toOffset(model, root, 0), null);
});

test('takes a place before the first character of a node to that character', () => {
  const model = read('<p>x</p><p> \u200by</p>');
  const node = model.nodes.at(-1);
  assert.ok(node);
  assert.equal(toOffset(model, node, 0), 2);
});

test('ends of a range stay in their own paragraph', () => {
  const model = read('<p>one</p><p>two</p>');
  const [one, two] = model.nodes;
  assert.deepEqual(toNode(model, 3, 'end'), { node: one, offset: 3 });
  assert.deepEqual(toNode(model, 4, 'end'), { node: one, offset: 3 });
  assert.deepEqual(toNode(model, 3, 'start'), { node: two, offset: 0 });
  assert.deepEqual(toNode(model, 7, 'start'), { node: two, offset: 3 });
  assert.deepEqual(toNode(model, 99, 'end'), { node: two, offset: 3 });
  assert.deepEqual(toNode(model, -5, 'end'), { node: one, offset: 0 });
});

test('an article without text has no places', () => {
  const model = read('<p> <br></p>');
  assert.equal(toNode(model, 0, 'start'), null);
  assert.deepEqual(toPieces(model, 0, 5), []);
  const [blank] = model.nodes;
  assert.ok(blank);
  assert.equal(toOffset(model, blank, 1), 0);
});

test('trims white space and never halves a character', () => {
  assert.deepEqual(trimRange(' a b\n', 0, 5), { start: 1, end: 4 });
  assert.deepEqual(trimRange('x😀y', 2, 4), { start: 1, end: 4 });
  assert.deepEqual(trimRange('x😀y', 0, 2), { start: 0, end: 3 });
  assert.equal(trimRange('a \n b', 1, 4), null);
  assert.equal(trimRange('abc', 2, 1), null);
  assert.deepEqual(trimRange('abc', -3, 99), { start: 0, end: 3 });
});

test('reads a hundred thousand nested elements without running out of stack', () => {
  const depth = 100_000;
  const root: Nested = { name: 'p', children: [] };
  let inner = root;
  for (let level = 0; level < depth; level++) {
    const child: Nested = { name: level % 2 === 0 ? 'span' : 'div', children: [] };
    inner.children.push(child);
    inner = child;
  }
  inner.children.push('deep');
  const model = buildTextModel<Nested | string>(root, {
    kind: (node) => (typeof node === 'string' ? 'text' : 'element'),
    name: (node) => (typeof node === 'string' ? '' : node.name),
    children: (node) => (typeof node === 'string' ? [] : node.children),
    data: (node) => (typeof node === 'string' ? node : ''),
  });
  assert.equal(model.text, 'deep');
});

interface Nested {
  readonly name: string;
  readonly children: (Nested | string)[];
}
