import { OffprintError } from '../../errors/offprint-error.ts';
import { attribute, isElement, isText, walk } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import { otherText } from './other-text.ts';

const refuse = (name: string, what: string): never => {
  throw new OffprintError(
    'not-an-article',
    `“${name}” is ${what}, not a saved article. Nothing was imported; the file is untouched.`,
    { details: { what } },
  );
};

/** Throws `not-an-article` for text in a format that holds no article as it stands. */
export const refuseOtherText = (name: string, text: string): void => {
  const what = otherText(name, text);
  if (what !== null) refuse(name, what);
};

const MIN_LIST_LINKS = 50;
const MIN_LINKED_SHARE = 0.7;
/** A shorter list is one when it holds next to nothing else, and no picture. */
const MIN_BARE_LINKS = 15;
const BARE_SHARE = 0.95;

/**
 * Throws `not-an-article` for a page that is little but a long list of links. Only for files without a
 * header or container of their own: what somebody saved as an article is believed.
 */
export const refuseLinkList = (name: string, content: HtmlNode): void => {
  let links = 0;
  let pictures = 0;
  let linked = 0;
  let all = 0;
  const linkedText = new Set<HtmlNode>();
  walk(content, (node) => {
    if (isText(node)) {
      const length = node.data.trim().length;
      all += length;
      if (node.parent && linkedText.has(node.parent)) linked += length;
      return false;
    }
    if (!isElement(node)) return true;
    if (node.name === 'script' || node.name === 'style') return false;
    const isLink = isLinked(node);
    links += Number(isLink);
    pictures += Number(node.name === 'img');
    if (isLink || (node.parent && linkedText.has(node.parent))) linkedText.add(node);
    return true;
  });
  const share = all === 0 ? 0 : linked / all;
  const isBare = pictures === 0 && links >= MIN_BARE_LINKS && share >= BARE_SHARE;
  if (isBare || (links >= MIN_LIST_LINKS && share >= MIN_LINKED_SHARE)) {
    refuse(name, `a list of ${String(links)} links`);
  }
};

const isLinked = (element: HtmlElement): boolean => element.name === 'a' && attribute(element, 'href') !== '';
