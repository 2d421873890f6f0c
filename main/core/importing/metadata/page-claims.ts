import type { Claim, ClaimField, ClaimSource } from '../../articles/claim.ts';
import { attribute, isComment, isElement, isRoot, textContent, walk } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import { containerClaims, rootClaims } from './container-claims.ts';
import { jsonLdClaims } from './json-ld-claims.ts';
import { isMicrodataArticle, microdataClaims } from './microdata-claims.ts';

/** `meta` names and properties, in lower case, and what they state. */
const META_FIELDS: Readonly<Record<string, readonly [ClaimField, ClaimSource]>> = {
  'og:title': ['title', 'opengraph'],
  'og:url': ['url', 'opengraph'],
  'og:site_name': ['site', 'opengraph'],
  'og:locale': ['language', 'opengraph'],
  'article:published_time': ['published', 'opengraph'],
  'article:tag': ['tag', 'opengraph'],
  'og:release_date': ['published', 'opengraph'],
  'weibo: article:create_at': ['published', 'meta'],
  contentsource: ['site', 'meta'],
  'og:article:published_time': ['published', 'opengraph'],
  'og:published_time': ['published', 'opengraph'],
  'twitter:title': ['title', 'meta'],
  'dc.title': ['title', 'meta'],
  'dcterms.title': ['title', 'meta'],
  citation_title: ['title', 'meta'],
  'parsely-title': ['title', 'meta'],
  author: ['author', 'meta'],
  'article:author': ['author', 'opengraph'],
  'og:article:author': ['author', 'opengraph'],
  byl: ['author', 'meta'],
  'sailthru.author': ['author', 'meta'],
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
  citation_date: ['published', 'meta'],
  'article.published': ['published', 'meta'],
  'article-published-time': ['published', 'meta'],
  pub_date: ['published', 'meta'],
  apub: ['published', 'meta'],
  'savepage-url': ['url', 'container'],
  'savepage-title': ['title', 'container'],
  'savepage-date': ['saved', 'container'],
  'application-name': ['site', 'meta'],
  'dc.language': ['language', 'meta'],
  'content-language': ['language', 'meta'],
  news_keywords: ['tag', 'meta'],
  'parsely-tags': ['tag', 'meta'],
};

/** What a saved page says about itself in its head, in structured data and in the notes of the saving program. */
export const pageClaims = (document: HtmlNode): Claim[] => {
  const claims: Claim[] = [];
  const authors = new Map<string, number>();
  let isMarked = false;
  walk(document, (node) => {
    if (isComment(node)) claims.push(...containerClaims(node.data));
    if (!isElement(node)) return isRoot(node);
    for (const claim of elementClaims(node)) addClaim(claims, claim, node, authors);
    if (!isMarked && isMicrodataArticle(node)) {
      isMarked = true;
      claims.push(...microdataClaims(node));
    }
    return node.name === 'html' || node.name === 'head' || node.name === 'body' || !LEAVES.has(node.name);
  });
  return claims
    .map((claim) => ({ ...claim, value: claim.value.trim() }))
    .filter((claim) => claim.value !== '');
};

const addClaim = (claims: Claim[], claim: Claim, from: HtmlElement, authors: Map<string, number>): void => {
  if (claim.field !== 'author' || from.name !== 'meta') {
    claims.push(claim);
    return;
  }
  const name = nameOf(from);
  const before = authors.get(name);
  if (before === undefined) authors.set(name, claims.push(claim) - 1);
  else claims[before] = withAuthor(claims[before], claim);
};

/** A page names each of its authors in an element of its own: together they are one statement. */
const withAuthor = (before: Claim | undefined, { value, ...claim }: Claim): Claim => {
  const names = before?.value.split(', ') ?? [];
  return { ...claim, value: [...new Set([...names, value])].join(', ') };
};

const nameOf = (element: HtmlElement): string =>
  (
    attribute(element, 'property') ||
    attribute(element, 'name') ||
    attribute(element, 'http-equiv')
  ).toLowerCase();

const LEAVES = new Set(['p', 'table', 'svg', 'ul', 'ol', 'pre']);

const elementClaims = (element: HtmlElement): Claim[] => {
  switch (element.name) {
    case 'html': {
      return [
        ...rootClaims(element.attribs),
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
  const found = META_FIELDS[nameOf(element)];
  if (!found) return [];
  const [field, source] = found;
  const content = attribute(element, 'content');
  const values = field === 'tag' ? content.split(/[,，、;；]/) : [content];
  // A profile address is no name.
  return values
    .map((value) => (field === 'author' ? value.replace(/^\s*by\s+(?=\p{Lu})/iu, '') : value))
    .filter((value) => field !== 'author' || !/^https?:/i.test(value.trim()))
    .map((value) => ({ field, value: collapse(value), source }));
};

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();
