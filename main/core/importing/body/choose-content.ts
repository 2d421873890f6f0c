import { attribute, childrenOf, isElement, isRoot, isText, walk } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';

/** Finds the article in a whole saved page; exchangeable as one function. */
export type ContentChooser = (document: HtmlNode) => HtmlNode;

const MIN_TEXT = 200;
/** Share of the page's paragraph text that a candidate must hold. */
const MIN_SHARE = 0.5;

type Selector = (element: HtmlElement) => boolean;

/** Most telling first. */
const CANDIDATES: readonly Selector[] = [
  (element) => attribute(element, 'itemprop').includes('articleBody'),
  (element) => element.name === 'article',
  (element) => element.name === 'main' || attribute(element, 'role') === 'main',
  (element) =>
    /(?:^|\s)(?:article|post|entry|story)[-_]?(?:content|body|text|main)?(?:\s|$)/i.test(
      `${attribute(element, 'class').slice(0, 300)} ${attribute(element, 'id')}`,
    ),
  (element) => /^(?:content|main|article|js_content)$/i.test(attribute(element, 'id')),
];

export const wholeBody: ContentChooser = (document) => {
  const html = childrenOf(document).find((node) => isElement(node));
  const body =
    html && childrenOf(html).find((node) => isElement(node) && /^(?:body|frameset)$/.test(node.name));
  return body ?? document;
};

/**
 * The smallest well-named element that holds most of the page's running text; the whole body when none does,
 * because text must not be lost to a wrong guess.
 */
export const chooseContent: ContentChooser = (document) => {
  const body = wholeBody(document);
  const lengths = paragraphLengths(body);
  const total = lengths.get(body) ?? 0;
  if (total < MIN_TEXT) return body;
  for (const matches of CANDIDATES) {
    let best: HtmlElement | null = null;
    for (const [node, length] of lengths) {
      if (!isElement(node) || length < total * MIN_SHARE || !matches(node)) continue;
      if (!best || length > (lengths.get(best) ?? 0)) best = node;
    }
    if (best) return best;
  }
  return body;
};

const RUNNING_TEXT = new Set(['p', 'li', 'blockquote', 'pre', 'td', 'dd', 'h1', 'h2', 'h3', 'figcaption']);
const CHROME = new Set([
  'nav',
  'header',
  'footer',
  'aside',
  'form',
  'script',
  'style',
  'noscript',
  'template',
]);

/** How much running text each element holds; navigation and the like count for nothing. */
const paragraphLengths = (body: HtmlNode): Map<HtmlNode, number> => {
  const lengths = new Map<HtmlNode, number>();
  walk(body, (node) => {
    if (!isElement(node)) return isRoot(node);
    if (CHROME.has(node.name)) return false;
    const length = ownTextLength(node) * (RUNNING_TEXT.has(node.name) ? 1 : 0.3);
    if (length === 0) return true;
    let up: HtmlNode | null = node;
    for (let step = 0; up && step < 60; step++, up = up.parent) {
      lengths.set(up, (lengths.get(up) ?? 0) + length);
      if (up === body) break;
    }
    return true;
  });
  return lengths;
};

const ownTextLength = (element: HtmlElement): number => {
  let length = 0;
  for (const child of element.children) if (isText(child)) length += child.data.trim().length;
  return length;
};
