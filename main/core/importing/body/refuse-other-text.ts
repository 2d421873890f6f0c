import { OffprintError } from '../../errors/offprint-error.ts';
import { attribute, isElement, isText, walk } from '../html-tree.ts';
import type { HtmlNode } from '../html-tree.ts';

const refuse = (name: string, what: string): never => {
  throw new OffprintError(
    'not-an-article',
    `“${name}” is ${what}, not a saved article. Nothing was imported; the file is untouched.`,
    { details: { what } },
  );
};

/** Throws `not-an-article` for text in a format that holds no article as it stands. */
export const refuseOtherText = (name: string, text: string): void => {
  const head = text.slice(0, 4096).trimStart();
  if (
    /^<(?:\?xml|rss|feed)\b/i.test(head) &&
    /<(?:rss|feed|urlset|plist|opml|svg)\b/i.test(head) &&
    !/<html\b/i.test(head)
  ) {
    refuse(name, 'an XML file (feed, site map or drawing)');
  }
  if (/^[[{]/.test(head) && isJson(text)) refuse(name, 'a JSON file');
};

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

const MIN_LIST_LINKS = 50;
const MIN_LINKED_SHARE = 0.7;

/**
 * Throws `not-an-article` for a page that is little but a long list of links. Only for files without a
 * header or container of their own: what somebody saved as an article is believed.
 */
export const refuseLinkList = (name: string, content: HtmlNode): void => {
  let links = 0;
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
    const isLink = node.name === 'a' && attribute(node, 'href') !== '';
    if (isLink) links++;
    if (isLink || (node.parent && linkedText.has(node.parent))) linkedText.add(node);
    return true;
  });
  if (links >= MIN_LIST_LINKS && linked >= all * MIN_LINKED_SHARE) {
    refuse(name, `a list of ${String(links)} links`);
  }
};
