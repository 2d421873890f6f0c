import { childrenOf, isElement } from '../html-tree.ts';
import type { HtmlNode } from '../html-tree.ts';

/** The `body` of a document, or what it has in its place. */
export const wholeBody = (document: HtmlNode): HtmlNode => {
  const html = childrenOf(document).find((node) => isElement(node));
  const body =
    html && childrenOf(html).find((node) => isElement(node) && /^(?:body|frameset)$/.test(node.name));
  return body ?? document;
};
