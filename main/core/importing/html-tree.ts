import type { ParsedNode } from '../articles/parsed-tree.ts';
import { parseHtml } from './parsing/parse-html.ts';

export type HtmlNode = ParsedNode;
export type HtmlElement = Extract<ParsedNode, { attribs: Record<string, string> }>;
export type HtmlText = Extract<ParsedNode, { data: string; type: 'text' }>;
/** A document, a fragment or an element. */
export type HtmlParent = Extract<ParsedNode, { children: unknown[] }>;

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/**
 * Builds the tree a browser with scripts switched off would build. Always in no-quirks mode, because the
 * readable copy is: in quirks mode a table may stand inside a paragraph, which would not survive.
 */
export const parsePage = (html: string): HtmlParent => parseHtml(`<!doctype html>${html}`);

/**
 * The same for a piece of a page; everything in it, leading `noscript` and `style` too, stands in the body.
 */
export const parseFragment = (html: string): HtmlParent => parseHtml(`<!doctype html><body>${html}`);

export const isElement = (node: HtmlNode): node is HtmlElement => 'attribs' in node;

const kindOf = (node: HtmlNode): string => node.type;

export const isText = (node: HtmlNode): node is HtmlText => kindOf(node) === 'text';

export const isComment = (node: HtmlNode): node is HtmlText => kindOf(node) === 'comment';

/** The document itself. */
export const isRoot = (node: HtmlNode): boolean => kindOf(node) === 'root';

export const childrenOf = (node: HtmlNode): readonly HtmlNode[] => ('children' in node ? node.children : []);

/** SVG and MathML elements follow other rules. */
export const isForeign = (element: HtmlElement): boolean =>
  element.namespace !== undefined && element.namespace !== HTML_NAMESPACE;

export const attribute = (element: HtmlElement, name: string): string => element.attribs[name] ?? '';

/**
 * Depth-first, in document order, without recursion; `visit` returns false to leave a subtree out. Ends
 * after `maxNodes`: what is asked of every element of a page must not look at all of the page.
 */
export const walk = (root: HtmlNode, visit: (node: HtmlNode) => boolean, maxNodes = Infinity): void => {
  const open: HtmlNode[] = [root];
  let visited = 0;
  for (let node = open.pop(); node && visited++ < maxNodes; node = open.pop()) {
    if (!visit(node)) continue;
    const children = childrenOf(node);
    for (let index = Math.min(children.length, maxNodes) - 1; index >= 0; index--) {
      const child = children[index];
      if (child) open.push(child);
    }
  }
};

/** Text of all text nodes below `root`, as it stands; ends after `maxLength` characters. */
export const textContent = (root: HtmlNode, maxLength = Infinity): string => {
  let text = '';
  walk(root, (node) => {
    if (isText(node) && text.length < maxLength) text += node.data;
    return text.length < maxLength;
  });
  return text;
};

/** Text below `root` with white space collapsed, or null when it is longer or the subtree larger than asked for. */
export const shortText = (root: HtmlNode, maxLength: number, maxNodes = 250): string | null => {
  let text = '';
  let nodes = 0;
  walk(
    root,
    (node) => {
      nodes++;
      if (isText(node)) text += node.data;
      return text.length < maxLength * 20;
    },
    maxNodes,
  );
  const collapsed = text.replace(/\s+/g, ' ').trim();
  return nodes < maxNodes && collapsed.length <= maxLength ? collapsed : null;
};

export const findElement = (
  root: HtmlNode,
  matches: (element: HtmlElement) => boolean,
  maxNodes = Infinity,
): HtmlElement | undefined => {
  let found: HtmlElement | undefined;
  walk(
    root,
    (node) => {
      if (!found && isElement(node) && matches(node)) found = node;
      return !found;
    },
    maxNodes,
  );
  return found;
};
