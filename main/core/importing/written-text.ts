import { buildTextModel } from '../../../preload/contract/text-model.ts';
import type { TreeAdapter } from '../../../preload/contract/text-model.ts';
import { VOID_ELEMENTS } from './cleaning/allowlist.ts';

interface WrittenElement {
  readonly name: string;
  readonly children: WrittenNode[];
}
type WrittenNode = WrittenElement | string;

const WRITTEN_TREE: TreeAdapter<WrittenNode> = {
  kind: (node) => (typeof node === 'string' ? 'text' : 'element'),
  name: (node) => (typeof node === 'string' ? '' : node.name),
  children: (node) => (typeof node === 'string' ? [] : node.children),
  data: (node) => (typeof node === 'string' ? node : ''),
};

/**
 * Canonical text of a body that `cleanTree` has written, the same as of the readable copy it goes into. What was
 * written is a fixed point of the HTML parser [Note: fixed point], closes all it opens, and has no `>` but at the
 * ends of tags: it can be read back without one.
 */
export const writtenText = (body: string): string =>
  buildTextModel<WrittenNode>(readBack(body), WRITTEN_TREE).text;

const readBack = (body: string): WrittenElement => {
  const article: WrittenElement = { name: 'article', children: [] };
  const open: WrittenElement[] = [article];
  let current = article;
  for (let at = 0; at < body.length;) {
    const tag = body.indexOf('<', at);
    const end = tag === -1 ? body.length : tag;
    if (end > at) current.children.push(unescape(body.slice(at, end)));
    if (tag === -1) break;
    const close = body.indexOf('>', tag);
    at = close + 1;
    if (body.startsWith('/', tag + 1)) {
      open.pop();
      current = open.at(-1) ?? article;
      continue;
    }
    const element = { name: nameAt(body, tag + 1, close), children: [] };
    current.children.push(element);
    if (VOID_ELEMENTS.has(element.name)) continue;
    open.push(element);
    current = element;
  }
  return article;
};

const nameAt = (body: string, start: number, close: number): string => {
  // Within the tag alone: a body without a space would be searched to its end for every tag.
  const tag = body.slice(start, close);
  const space = tag.indexOf(' ');
  return space === -1 ? tag : tag.slice(0, space);
};

const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
};

/** All that `escapeText` writes. */
const unescape = (text: string): string =>
  text.includes('&') ? text.replace(/&[a-z]+;/g, (reference) => CHARACTERS[reference] ?? reference) : text;
