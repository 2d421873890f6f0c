import type { Claim, ClaimField, ClaimSource } from '../../articles/claim.ts';
import { attribute, isComment, isElement, isRoot, textContent, walk } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import { containerClaims } from './container-claims.ts';
import { jsonLdClaims } from './json-ld-claims.ts';

/** `meta` names and properties, in lower case, and what they state. */
const META_FIELDS: Readonly<Record<string, readonly [ClaimField, ClaimSource]>> = {
  'og:title': ['title', 'opengraph'],
  'og:url': ['url', 'opengraph'],
  'og:site_name': ['site', 'opengraph'],
  'og:locale': ['language', 'opengraph'],
  'article:published_time': ['published', 'opengraph'],
  'article:tag': ['tag', 'opengraph'],
  'og:article:published_time': ['published', 'opengraph'],
  'og:published_time': ['published', 'opengraph'],
  'twitter:title': ['title', 'meta'],
  'dc.title': ['title', 'meta'],
  'dcterms.title': ['title', 'meta'],
  citation_title: ['title', 'meta'],
  'parsely-title': ['title', 'meta'],
  author: ['author', 'meta'],
  'article:author': ['author', 'opengraph'],
  'dc.creator': ['author', 'meta'],
  citation_author: ['author', 'meta'],
  'parsely-author': ['author', 'meta'],
  date: ['published', 'meta'],
  pubdate: ['published', 'meta'],
  publishdate: ['published', 'meta'],
  'publish-date': ['published', 'meta'],
  'dc.date': ['published', 'meta'],
  'dc.date.issued': ['published', 'meta'],
  'dcterms.created': ['published', 'meta'],
  citation_publication_date: ['published', 'meta'],
  'parsely-pub-date': ['published', 'meta'],
  'sailthru.date': ['published', 'meta'],
  'application-name': ['site', 'meta'],
  'dc.language': ['language', 'meta'],
  'content-language': ['language', 'meta'],
  news_keywords: ['tag', 'meta'],
  'parsely-tags': ['tag', 'meta'],
};

/** What a saved page says about itself in its head, in structured data and in the notes of the saving program. */
export const pageClaims = (document: HtmlNode): Claim[] => {
  const claims: Claim[] = [];
  walk(document, (node) => {
    if (isComment(node)) claims.push(...containerClaims(node.data));
    if (!isElement(node)) return isRoot(node);
    const claim = elementClaims(node);
    claims.push(...claim);
    return node.name === 'html' || node.name === 'head' || node.name === 'body' || !LEAVES.has(node.name);
  });
  return claims
    .map((claim) => ({ ...claim, value: claim.value.trim() }))
    .filter((claim) => claim.value !== '');
};

const LEAVES = new Set(['p', 'table', 'svg', 'ul', 'ol', 'pre']);

const elementClaims = (element: HtmlElement): Claim[] => {
  switch (element.name) {
    case 'html': {
      return [
        {
          field: 'language',
          value: attribute(element, 'lang') || attribute(element, 'xml:lang'),
          source: 'meta',
        },
      ];
    }
    case 'title': {
      return element.namespace?.endsWith('xhtml') === false
        ? []
        : [{ field: 'title', value: collapse(textContent(element)), source: 'meta' }];
    }
    case 'link': {
      const canonical = /(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, 'rel'));
      return canonical ? [{ field: 'url', value: attribute(element, 'href'), source: 'meta' }] : [];
    }
    case 'script': {
      return attribute(element, 'type').toLowerCase().includes('ld+json')
        ? jsonLdClaims(textContent(element))
        : [];
    }
    case 'meta': {
      return metaClaims(element);
    }
    default: {
      return [];
    }
  }
};

const metaClaims = (element: HtmlElement): Claim[] => {
  const name =
    attribute(element, 'property') || attribute(element, 'name') || attribute(element, 'http-equiv');
  const found = META_FIELDS[name.toLowerCase()];
  if (!found) return [];
  const [field, source] = found;
  const content = attribute(element, 'content');
  const values = field === 'tag' ? content.split(/[,，、;；]/) : [content];
  // A profile address is no name.
  return values
    .filter((value) => field !== 'author' || !/^https?:/i.test(value.trim()))
    .map((value) => ({ field, value: collapse(value), source }));
};

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();
