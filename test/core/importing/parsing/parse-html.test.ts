import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import type { ParsedNode } from '../../../../main/core/articles/parsed-tree.ts';
import { parseHtml } from '../../../../main/core/importing/parsing/parse-html.ts';

const isDoctype = ({ type }: { type: string }): boolean => type === 'directive';

const describeNode = (node: ParsedNode): unknown => {
  if ('attribs' in node)
    return [node.type, node.name, node.namespace, Object.entries(node.attribs), ...linksOf(node)];
  return 'data' in node ? [node.type, node.data] : [node.type];
};

/** What a node says of its neighbours has to be what the list of its parent says. */
const linksOf = (parent: ParsedNode): unknown[] => {
  const children = 'children' in parent ? parent.children : [];
  const told = children.filter((child) => !isDoctype(child));
  return told.flatMap((child, index) => [
    child.parent === parent,
    child.next === (told[index + 1] ?? null),
    index === 0 || child.prev === told[index - 1],
  ]);
};

const outline = (root: ParsedNode): unknown[] => {
  const nodes: unknown[] = [];
  const open: [ParsedNode, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    // Only cheerio's tree has the doctype.
    if (isDoctype(node)) continue;
    nodes.push([depth, describeNode(node)]);
    const children = 'children' in node ? node.children : [];
    for (const child of [...children].reverse()) open.push([child, depth + 1]);
  }
  return nodes;
};

const assertSameTree = (html: string): void => {
  const page = `<!doctype html>${html}`;
  const root = load(page, { scriptingEnabled: false }).root()[0];
  assert.ok(root);
  assert.deepEqual(outline(parseHtml(page)), outline(root));
};

/** Everything a tokenizer has a state of its own for, whole and in halves. */
const PIECES = [
  ...['<p>', '</p>', '<div class="a b">', '</div>', '<li>', '<h1>', '<br/>', '<nobr>', '<form>', '<button>'],
  ...['<table>', '<tr>', '<td>', '<td a="b" c=\'d\' e="f" >', '</td>', '</table>', '<caption>', '<col>'],
  ...['<svg>', '</svg>', '<math>', '<mi>', '<foreignObject>', '<annotation-xml encoding="text/html">'],
  ...['<title>', '</title>', '<textarea>\n', '</textarea>', '<style>', '</style>', '<xmp>', '</xmp>'],
  ...['<script>', '</script>', '<!--', '-->', '--!>', '<!---->', '<!-->', '<!--a-b--c->', '<plaintext>'],
  ...['<select>', '<option>', '<template>', '</template>', '<noscript>', '</noscript>', '<pre>\n\n'],
  ...['<frameset>', '<html lang="x">', '<body class="q">', '<![CDATA[', ']]>', '<?x', '<!doctype x>'],
  ...['<a href="x&amp;y">', '<a href=x>', '<A HREF="Y">', '</a>', "<b id='q'>", '</b>', '<i>', '</i>'],
  ...['<img src="a"alt=b>', "<img src='a\"b'", '<a x="1" x="2" y>', '<a\nx="1"\r\ny="2">', '<a href="'],
  ...[
    '<İ K="a">',
    '<aK x="1">',
    '<a data-\u0130="1" data-é=\'2\'>',
    '" title="',
    'x="y"',
    '<a __proto__="1">',
  ],
  ...['>', '<', '"', "'", '&', '&amp;', '&nbsp;', '&#32;', '&#x0;', '&notit;', '=', '/'],
  ...['\0', '\r', '\n', '\r\n', '\t', ' ', '  \n ', '\f', 'text', 'more text words', '中文', '😀'],
  ...['\ud800', '\udc00', 'a'.repeat(20), '<span style="color:red" onclick="a(\'b\')" data-x="&quot;">'],
];

test('Long steps through a page give the tree of single ones', () => {
  const pages = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(pages, assertSameTree), { numRuns: 4000 });
});

test('A page longer than what the parser keeps in hand gives the same tree', () => {
  const words = 'One sentence of a long page, “quoted” & so on. 一個長網頁的一句話。 ';
  assertSameTree(`<p>${words.repeat(3000)}</p><!--${words.repeat(2000)}--><p title="${words.repeat(2000)}">`);
  assertSameTree(`<p class="a" title='b'>text <b>bold</b>\r\n</p>\n`.repeat(4000));
});

test('An attribute named like a property of every object is an attribute like any other', () => {
  const page = parseHtml('<!doctype html><body><a __proto__="1" constructor="2">x</a>');
  const [html] = page.children.filter((node) => 'attribs' in node);
  const link = outline(html as ParsedNode).find((node) => JSON.stringify(node).includes('"a"'));
  assert.match(JSON.stringify(link), /\[\["__proto__","1"\],\["constructor","2"\]\]/);
});
