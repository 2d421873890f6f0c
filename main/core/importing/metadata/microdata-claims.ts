import type { Claim, ClaimField } from '../../articles/claim.ts';
import { attribute, isElement, isRoot, textContent, walk } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';

const ARTICLE_TYPE = /schema\.org\/(?:\w*Article|BlogPosting|Report|Review)\b/i;
const MAX_NODES = 20_000;
const MAX_TEXT = 1000;

const FIELDS: Readonly<Record<string, ClaimField>> = {
  headline: 'title',
  datepublished: 'published',
  author: 'author',
  creator: 'author',
  publisher: 'site',
  mainentityofpage: 'url',
  url: 'url',
  inlanguage: 'language',
};

export const isMicrodataArticle = (element: HtmlElement): boolean =>
  element.attribs.itemtype !== undefined && ARTICLE_TYPE.test(element.attribs.itemtype);

/** What an element that is marked as an article states about itself, not about things it mentions. */
export const microdataClaims = (article: HtmlElement): Claim[] => {
  const found = new Map<ClaimField, string[]>();
  walk(
    article,
    (node) => {
      if (!isElement(node)) return isRoot(node);
      if (node === article) return true;
      const isThing = node.attribs.itemscope !== undefined;
      for (const name of attribute(node, 'itemprop').toLowerCase().split(/\s+/)) {
        const field = FIELDS[name];
        const value = field === undefined ? '' : isThing ? thingValue(node, field) : valueOf(node);
        if (field !== undefined && value !== '') found.set(field, [...(found.get(field) ?? []), value]);
      }
      return !isThing;
    },
    MAX_NODES,
  );
  return Array.from(found, ([field, [first = '', ...others]]) => ({
    field,
    value: field === 'author' ? [...new Set([first, ...others])].join(', ') : first,
    source: 'microdata' as const,
  })).filter(({ field, value }) => field !== 'url' || /^https?:/i.test(value));
};

/** A person or a publisher by name, a page by its address. */
const thingValue = (thing: HtmlElement, field: ClaimField): string => {
  if (field === 'url') return attribute(thing, 'itemid') || valueOf(thing);
  let name = '';
  walk(
    thing,
    (node) => {
      if (!isElement(node)) return false;
      if (name === '' && attribute(node, 'itemprop').toLowerCase() === 'name') name = valueOf(node);
      return name === '' && (node === thing || node.attribs.itemscope === undefined);
    },
    MAX_NODES,
  );
  return name;
};

/** The value of a property as the HTML Standard reads it. */
const valueOf = (element: HtmlElement): string => {
  const { content, datetime, href, src } = element.attribs;
  const written = content ?? datetime ?? href ?? src ?? textContent(element, MAX_TEXT);
  return written.replace(/\s+/g, ' ').trim();
};
