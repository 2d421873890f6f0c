/** Runs of text and inline elements as one piece of Markdown. */
import { parsedTree } from '../../articles/parsed-tree.ts';
import type { ParsedNode } from '../../articles/parsed-tree.ts';
import { escapeHtml } from '../escape-html.ts';
import { escapeInline, linkTarget } from './escape-markdown.ts';
import type { TextMarks } from './text-marks.ts';

export interface InlineContext {
  readonly marks: TextMarks;
  /** Path of a picture as the Markdown file gives it, or null for one that is not kept. */
  readonly picturePath: (source: string) => string | null;
  /** Inside a link there is no second one. */
  readonly inLink: boolean;
  /** Characters right beside what is being written; empty at the ends of a line. */
  readonly before: string;
  readonly after: string;
}

type Writer = (node: ParsedNode, context: InlineContext) => string;

export const SKIPPED = new Set(
  'script style noscript template head title svg math iframe object embed video audio canvas select textarea button'.split(
    ' ',
  ),
);

const SPACES = /[ \t\n\f\r]+/g;
const STARTS_WITH_SIGN = /^[\p{P}\p{S}]/u;
const ENDS_WITH_SIGN = /[\p{P}\p{S}]$/u;
const LETTER = /[^\p{P}\p{S}\s]/u;

export const attribute = (node: ParsedNode, name: string): string | null =>
  'attribs' in node ? (node.attribs[name] ?? null) : null;

const surround = (inner: string, before: string, after: string): string => {
  const text = inner.trim();
  if (text === '') return inner;
  return `${/^\s/.test(inner) ? ' ' : ''}${before}${text}${after}${/\s$/.test(inner) ? ' ' : ''}`;
};

const reference = ({ number }: { readonly number: number }): string => `[^${String(number)}]`;

/** Cuts a text node at its marks and references. */
const writeText = (node: ParsedNode, { marks }: InlineContext): string => {
  const data = parsedTree.data(node);
  const ranges = marks.rangesOf(node);
  const references = marks.referencesOf(node);
  const cuts = new Set([0, data.length, ...ranges.flatMap(({ start, end }) => [start, end])]);
  for (const { at } of references) cuts.add(at);
  const points = [...cuts].sort((a, b) => a - b);
  return points
    .map((point, index) => {
      const noted = references.filter(({ at }) => at === point).map(reference);
      const piece = escapeInline(data.slice(point, points[index + 1] ?? point).replace(SPACES, ' '));
      const marked = ranges.some(({ start, end }) => start <= point && point < end);
      return noted.join('') + (marked ? surround(piece, '==', '==') : piece);
    })
    .join('');
};

/** References of marks that end inside code, where they could not stand. */
export const referencesBelow = (node: ParsedNode, marks: TextMarks): string =>
  parsedTree.kind(node) === 'element'
    ? [...parsedTree.children(node)].map((child) => referencesBelow(child, marks)).join('')
    : marks.referencesOf(node).map(reference).join('');

/**
 * Delimiters where they are sure to work; tags where CommonMark's flanking rules would leave them as
 * stars, as beside Chinese punctuation. White space moves outside.
 */
const delimited = (
  inner: string,
  delimiter: string,
  tag: string,
  { before, after }: InlineContext,
): string => {
  const text = inner.trim();
  const beginsSafely = !STARTS_WITH_SIGN.test(text) || inner !== inner.trimStart() || !LETTER.test(before);
  const endsSafely = !ENDS_WITH_SIGN.test(text) || inner !== inner.trimEnd() || !LETTER.test(after);
  return beginsSafely && endsSafely
    ? surround(inner, delimiter, delimiter)
    : surround(inner, `<${tag}>`, `</${tag}>`);
};

/** Backticks enough for the code's own; marks inside code would be code. */
const writeCode: Writer = (node, { marks }) => {
  const code = plainText(node).replace(SPACES, ' ').trim();
  if (code === '') return '';
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const ticks = '`'.repeat(longest + 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${code}${pad}${ticks}${referencesBelow(node, marks)}`;
};

const missingPicture = (alt: string | null): string => {
  const words = escapeInline((alt ?? '').replace(SPACES, ' ').trim());
  return words === '' ? '' : `\\[${words}\\]`;
};

const writePicture = (node: ParsedNode, { picturePath }: InlineContext): string => {
  const alt = escapeInline((attribute(node, 'alt') ?? '').replace(SPACES, ' ').trim());
  const source = attribute(node, 'src');
  const path = source === null ? null : picturePath(source);
  if (path !== null) return `![${alt}](${linkTarget(path)})`;
  return missingPicture(attribute(node, 'alt'));
};

const writeLink = (node: ParsedNode, context: InlineContext): string => {
  const text = writeInline(parsedTree.children(node), { ...context, inLink: true });
  const href = attribute(node, 'href');
  if (context.inLink || href === null || !/^(https?|mailto):/i.test(href) || text.trim() === '') return text;
  return `[${text.trim()}](${linkTarget(href)})`;
};

/** Ruby stays HTML, which Markdown passes through: nothing else keeps the gloss apart. */
const writeRuby = (node: ParsedNode, context: InlineContext): string =>
  `<ruby>${[...parsedTree.children(node)]
    .map((child) => {
      const name = parsedTree.kind(child) === 'element' ? parsedTree.name(child) : '';
      if (name === 'rt' || name === 'rp') return `<${name}>${escapeHtml(plainText(child))}</${name}>`;
      return writeNode(child, context);
    })
    .join('')}</ruby>`;

/** All text below a node as it stands there. */
export const plainText = (node: ParsedNode): string => {
  if (parsedTree.kind(node) === 'text') return parsedTree.data(node);
  if (parsedTree.kind(node) === 'other' || SKIPPED.has(parsedTree.name(node))) return '';
  return [...parsedTree.children(node)].map(plainText).join('');
};

const inner: Writer = (node, context) => writeInline(parsedTree.children(node), context);
const wrapping =
  (delimiter: string, tag: string): Writer =>
  (node, context) =>
    delimited(inner(node, context), delimiter, tag, context);
const tagged =
  (tag: string): Writer =>
  (node, context) =>
    `<${tag}>${inner(node, context)}</${tag}>`;

const WRITERS: Readonly<Record<string, Writer>> = {
  b: wrapping('**', 'strong'),
  strong: wrapping('**', 'strong'),
  em: wrapping('*', 'em'),
  i: wrapping('*', 'em'),
  cite: wrapping('*', 'em'),
  dfn: wrapping('*', 'em'),
  del: wrapping('~~', 'del'),
  s: wrapping('~~', 'del'),
  sub: tagged('sub'),
  sup: tagged('sup'),
  code: writeCode,
  kbd: writeCode,
  samp: writeCode,
  a: writeLink,
  img: writePicture,
  ruby: writeRuby,
  br: () => '\\\n',
  span: (node, context) =>
    // The readable copy's place for a picture that is not kept; its words are attributes.
    /(?:^| )op-missing(?: |$)/.test(attribute(node, 'class') ?? '')
      ? missingPicture(attribute(node, 'data-alt'))
      : inner(node, context),
};

const writeNode: Writer = (node, context) => {
  const kind = parsedTree.kind(node);
  if (kind === 'text') return writeText(node, context);
  const name = kind === 'element' ? parsedTree.name(node) : '';
  if (kind === 'other' || SKIPPED.has(name)) return '';
  return Object.hasOwn(WRITERS, name) ? (WRITERS[name]?.(node, context) ?? '') : inner(node, context);
};

export const writeInline = (nodes: Iterable<ParsedNode>, context: InlineContext): string => {
  const list = [...nodes];
  let written = '';
  for (const [index, node] of list.entries()) {
    const next = list[index + 1];
    // Inside another element its delimiter is the neighbour, and that is no letter.
    const neighbours = { before: written.slice(-1), after: next ? plainText(next).slice(0, 1) : '' };
    written += writeNode(node, { ...context, ...neighbours });
  }
  // A mark that ends where the next begins goes on.
  return written.replace(/====/g, '').replace(/ +/g, ' ');
};
