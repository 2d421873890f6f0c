import type { Claim } from '../../articles/claim.ts';
import { decodeEntities } from './decode-entities.ts';

const MAX_NODES = 2000;
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Review|SocialMediaPosting)$/;

type JsonObject = Readonly<Record<string, unknown>>;

/** What the first article in a block of JSON-LD states; a block that is no JSON states nothing. */
export const jsonLdClaims = (json: string): Claim[] => {
  const article = parse(json).find((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  if (!article) return [];
  const source = 'json-ld';
  const authors = list(article.author).map(nameOf).filter(Boolean);
  // An address is taken as it stands: what looks like a reference in it may be a parameter.
  const url = raw(article.url) || raw(article.mainEntityOfPage) || idOf(article.mainEntityOfPage);
  return [
    { field: 'title' as const, value: text(article.headline) || text(article.name), source },
    { field: 'url' as const, value: /^https?:/i.test(url) ? url : '', source },
    { field: 'published' as const, value: text(article.datePublished), source },
    { field: 'author' as const, value: authors.join(', '), source },
    { field: 'site' as const, value: nameOf(article.publisher), source },
    { field: 'language' as const, value: text(article.inLanguage), source },
    ...list(article.keywords)
      .flatMap((value) => text(value).split(/[,，、;；]/))
      .map((value) => ({ field: 'tag' as const, value: value.trim(), source })),
  ].filter((claim) => claim.value !== '') as Claim[];
};

/** All objects in breadth-first order: pages nest their article in lists and graphs. */
const parse = (json: string): JsonObject[] => {
  let content: unknown;
  try {
    content = JSON.parse(json.replace(/^\s*<!--|-->\s*$|^\s*\/\*.*?\*\/|[\p{Cc}]/gu, ' '));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
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

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]).slice(0, 50) : [value];
const raw = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const text = (value: unknown): string => decodeEntities(raw(value));
const typesOf = (node: JsonObject): string[] => list(node['@type']).map(text);

const nameOf = (value: unknown): string => {
  if (typeof value === 'string') return /^https?:/i.test(value) ? '' : text(value);
  return typeof value === 'object' && value !== null ? text((value as JsonObject).name) : '';
};

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? raw((value as JsonObject)['@id']) : '';
