/** Block elements as Markdown blocks; whatever is not a block is gathered into paragraphs. */
import { parsedTree } from '../../articles/parsed-tree.ts';
import type { ParsedNode } from '../../articles/parsed-tree.ts';
import { escapeLineStart } from './escape-markdown.ts';
import { plainText, referencesBelow, SKIPPED, writeInline } from './write-inline.ts';
import type { InlineContext } from './write-inline.ts';
import { writeTable } from './write-table.ts';

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre listing xmp plaintext search section ' +
    'summary table ul'
  ).split(' '),
);

type Writer = (node: ParsedNode, context: InlineContext) => string[];

const paragraph = (nodes: readonly ParsedNode[], context: InlineContext): string[] => {
  const text = writeInline(nodes, context)
    .trim()
    .replace(/(\\\n)+$/, '')
    .replace(/ *\n */g, '\n');
  return text === '' ? [] : [text.split('\n').map(escapeLineStart).join('\n')];
};

const indented = (block: string, first: string, rest: string): string =>
  block
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? '' : rest + line))
    .join('\n');

const quoted = (blocks: readonly string[]): string =>
  blocks
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

/** A list right under its line keeps the item tight. */
const joined = (blocks: readonly string[]): string =>
  blocks.reduce((all, block) => all + (/^(- |\d+\. )/.test(block) ? '\n' : '\n\n') + block);

const writeList = (node: ParsedNode, context: InlineContext): string[] => {
  const ordered = parsedTree.name(node) === 'ol';
  const start = 'attribs' in node ? Number.parseInt(node.attribs.start ?? '1', 10) : 1;
  const items: string[] = [];
  for (const child of parsedTree.children(node)) {
    const blocks =
      parsedTree.kind(child) === 'element' && parsedTree.name(child) === 'li'
        ? writeBlocks(parsedTree.children(child), context)
        : writeBlocks([child], context);
    if (blocks.length === 0) continue;
    const first = Number.isNaN(start) || start < 0 ? 1 : start;
    const sign = ordered ? `${String(first + items.length)}. ` : '- ';
    items.push(indented(joined(blocks), sign, ' '.repeat(sign.length)));
  }
  if (items.length === 0) return [];
  return [items.join(items.some((item) => item.includes('\n\n')) ? '\n\n' : '\n')];
};

const writeFenced: Writer = (node, { marks }) => {
  const code = plainText(node).replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (code.trim() === '') return [];
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}\n${code}\n${fence}`, referencesBelow(node, marks)];
};

const inner: Writer = (node, context) => writeBlocks(parsedTree.children(node), context);

/** One level below the title of the article. */
const heading =
  (level: number): Writer =>
  (node, context) => {
    const text = writeInline(parsedTree.children(node), context).replace(/\\?\n/g, ' ').trim();
    // Number signs at the end would be read as the heading's closing sequence.
    const closed = text.replace(/(^|[^\\])#(?=#*$)/, '$1\\#');
    return text === '' ? [] : [`${'#'.repeat(Math.max(2, level))} ${closed}`];
  };

const captionOf = (table: ParsedNode): ParsedNode[] =>
  [...parsedTree.children(table)].filter(
    (child) => parsedTree.kind(child) === 'element' && parsedTree.name(child) === 'caption',
  );

const WRITERS: Readonly<Record<string, Writer>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${String(level)}`, heading(level)])),
  blockquote: (node, context) => {
    const blocks = inner(node, context);
    return blocks.length === 0 ? [] : [quoted(blocks)];
  },
  ul: writeList,
  ol: writeList,
  menu: writeList,
  dir: writeList,
  pre: writeFenced,
  listing: writeFenced,
  xmp: writeFenced,
  plaintext: writeFenced,
  hr: () => ['* * *'],
  dt: (node, context) => inner(node, context).map((block) => `**${block}**`),
  table: (node, context) => [
    writeTable(node, context),
    ...captionOf(node).flatMap((caption) => inner(caption, context)),
  ],
};

/** Markdown blocks, to be joined by blank lines. */
export const writeBlocks = (nodes: Iterable<ParsedNode>, context: InlineContext): string[] => {
  const blocks: string[] = [];
  let line: ParsedNode[] = [];
  const endLine = (): void => {
    blocks.push(...paragraph(line, context));
    line = [];
  };
  for (const node of nodes) {
    const name = parsedTree.kind(node) === 'element' ? parsedTree.name(node) : '';
    if (SKIPPED.has(name)) continue;
    if (BLOCKS.has(name) || containsBlock(node)) {
      endLine();
      blocks.push(...((Object.hasOwn(WRITERS, name) ? WRITERS[name] : inner)?.(node, context) ?? []));
    } else {
      line.push(node);
    }
  }
  endLine();
  return blocks.filter((block) => block !== '');
};

/** An inline element around blocks, such as a link around a figure, gives way to them. */
const containsBlock = (node: ParsedNode): boolean =>
  parsedTree.kind(node) === 'element' &&
  [...parsedTree.children(node)].some(
    (child) =>
      parsedTree.kind(child) === 'element' && (BLOCKS.has(parsedTree.name(child)) || containsBlock(child)),
  );
