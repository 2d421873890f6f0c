import { INLINE_ELEMENTS } from '../../../main/core/importing/cleaning/allowlist.ts';
import {
  attribute,
  childrenOf,
  isElement,
  isText,
  parsePage,
} from '../../../main/core/importing/html-tree.ts';
import type { HtmlElement, HtmlNode } from '../../../main/core/importing/html-tree.ts';

const SILENT: ReadonlySet<string> = new Set(
  'head script style noscript template iframe object video audio canvas svg math'.split(' '),
);

/** What a page shows, by its own mark-up: without scripts, frames and what it hides. */
export const shownText = (html: string): string => {
  const open: (HtmlNode | string)[] = [parsePage(html)];
  let text = '';
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') text += node;
    else if (isText(node)) text += node.data;
    else if (!isElement(node) || !isSilent(node)) {
      const edge =
        isElement(node) && (INLINE_ELEMENTS.has(node.name) || /^(?:font|label|big)$/.test(node.name))
          ? ''
          : '\n';
      open.push(edge, ...childrenOf(node).toReversed());
      text += edge;
    }
  }
  return text;
};

const isSilent = (element: HtmlElement): boolean =>
  SILENT.has(element.name) ||
  element.attribs.hidden !== undefined ||
  /display\s*:\s*none/i.test(attribute(element, 'style'));
