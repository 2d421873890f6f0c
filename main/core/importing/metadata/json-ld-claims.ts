import type { Claim } from '../../articles/claim.ts';
import { decodeEntities } from './decode-entities.ts';

const MAX_NODES = 2000;
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Review|SocialMediaPosting)$/;
const PAGE_TYPE = /(?:^|[/#])(?:\w*Page|CreativeWork)$/;

type JsonObject = Readonly<Record<string, unknown>>;

/** What the first article in a block of JSON-LD states; a block that is no JSON states nothing. */
export const jsonLdClaims = (json: string): Claim[] => {
  const nodes = parse(json);
  const article = mostTelling(nodes);
  if (!article) return [];
  const source = 'json-ld';
  const named = namesById(nodes);
  const nameOf = (value: unknown): string => ownName(value) || (named.get(idOf(value)) ?? '');
  const authors = list(article.author ?? article.creator)
    .map(nameOf)
    .filter(Boolean);
  // The name of a page is the window's title, site and all.
  const nameOfArticle = isArticle(article) ? article.name : '';
  // An address is taken as it stands: what looks like a reference in it may be a parameter.
  const url = raw(article.url) || raw(article.mainEntityOfPage) || idOf(article.mainEntityOfPage);
  return [
    { field: 'title' as const, value: text(article.headline) || text(nameOfArticle), source },
    { field: 'url' as const, value: /^https?:/i.test(url) ? url : '', source },
    { field: 'published' as const, value: text(article.datePublished), source },
    { field: 'author' as const, value: authors.join(', '), source },
    { field: 'site' as const, value: nameOf(list(article.publisher)[0]), source },
    { field: 'language' as const, value: text(article.inLanguage), source },
    ...list(article.keywords)
      .flatMap((value) => text(value).split(/[,，、;；]/))
      .map((value) => ({ field: 'tag' as const, value: value.trim(), source })),
  ].filter((claim) => claim.value !== '') as Claim[];
};

const isArticle = (node: JsonObject): boolean => typesOf(node).some((type) => ARTICLE_TYPE.test(type));

/** An article; else the page that is said to have been published. */
const mostTelling = (nodes: readonly JsonObject[]): JsonObject | undefined =>
  nodes.find(isArticle) ??
  nodes.find((node) => typesOf(node).some((type) => PAGE_TYPE.test(type)) && raw(node.datePublished) !== '');

/** In a graph, authors and publishers stand apart and are referred to. */
const namesById = (nodes: readonly JsonObject[]): ReadonlyMap<string, string> =>
  new Map(nodes.flatMap((node) => (idOf(node) === '' ? [] : [[idOf(node), ownName(node)] as const])));

/** All objects in breadth-first order: pages nest their article in lists and graphs. */
const parse = (json: string): JsonObject[] => {
  // Most are as they should be, and taking them apart takes time.
  const content = parsed(json) ?? parsed(withoutWrapping(json));
  const nodes: JsonObject[] = [];
  const queue: unknown[] = [content];
  for (let index = 0; index < queue.length && nodes.length < MAX_NODES; index++) {
    const value = queue[index];
    if (Array.isArray(value)) queue.push(...(value as unknown[]).slice(0, MAX_NODES));
    else if (typeof value === 'object' && value !== null) {
      nodes.push(value as JsonObject);
      queue.push((value as JsonObject)['@graph'], (value as JsonObject).mainEntity);
    }
  }
  return nodes;
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** Comments and CDATA signs of old pages around it, line ends inside of strings, commas too many. */
const withoutWrapping = (json: string): string =>
  json
    .replace(
      /^\s*(?:\/\/|\/\*)?\s*<!(?:\[CDATA\[|--)(?:\s*\*\/)?|(?:\/\/|\/\*)?\s?(?:\]\]|--)>\s{0,9}(?:\*\/)?\s{0,9}$/g,
      ' ',
    )
    .replace(/^\s*\/\*.*?\*\//s, ' ')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? '')
    .replace(/;\s*$/, '');

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]).slice(0, 50) : [value];
const raw = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const text = (value: unknown): string => decodeEntities(raw(value));
const typesOf = (node: JsonObject): string[] => list(node['@type']).map(text);

const ownName = (value: unknown): string => {
  if (typeof value === 'string') return /^https?:/i.test(value) ? '' : text(value);
  return typeof value === 'object' && value !== null ? text((value as JsonObject).name) : '';
};

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? raw((value as JsonObject)['@id']) : '';
