import type { Claim, ClaimField } from '../../articles/claim.ts';
import type { FrontMatter } from '../header/front-matter.ts';
import type { SavedHeader } from '../header/parse-header.ts';
import { dateFromEpoch } from '../header/parse-date.ts';
import { decodeEntities } from './decode-entities.ts';

/** Keys under which front matter states a field, the most specific first. */
const KEYS: Readonly<Record<ClaimField, readonly string[]>> = {
  title: ['title', 'headline'],
  url: ['original_url', 'from', 'source_url', 'canonical_url', 'canonical', 'source', 'link', 'url'],
  published: ['date', 'published', 'pubdate', 'date_published', 'published_at', 'created'],
  author: ['author', 'authors', 'byline', 'creator'],
  site: ['site', 'site_name', 'publisher', 'publication'],
  language: ['lang', 'language', 'locale'],
  tag: ['tags', 'tag', 'keywords'],
  saved: ['saved', 'date_saved', 'clipped', 'archived'],
};

/** What the header of a saved file says, verbatim, the header line before the front matter. */
export const headerClaims = (header: SavedHeader): Claim[] => {
  const claims: Claim[] = [];
  if (header.titleLine) {
    claims.push({ field: 'title', value: header.titleLine.title, source: 'header' });
    claims.push({ field: 'url', value: header.titleLine.url, source: 'header' });
  }
  const published = header.stamp === null ? null : dateFromEpoch(header.stamp);
  if (published !== null) claims.push({ field: 'published', value: published, source: 'header' });
  if (header.dateLine !== null)
    claims.push({ field: 'published', value: header.dateLine, source: 'date-line' });
  if (header.frontMatter) claims.push(...frontMatterClaims(header.frontMatter));
  return claims.filter((claim) => claim.value !== '');
};

const frontMatterClaims = (frontMatter: FrontMatter): Claim[] =>
  (Object.keys(KEYS) as ClaimField[]).flatMap((field) =>
    KEYS[field].flatMap((key) =>
      valuesOf(frontMatter, field, key).map((value) => ({ field, value, source: 'front-matter' as const })),
    ),
  );

const valuesOf = (frontMatter: FrontMatter, field: ClaimField, key: string): string[] => {
  const values = (frontMatter.get(key) ?? []).map(decodeEntities);
  if (field === 'url') return values.filter((value) => /^https?:\/\//i.test(value));
  if (field === 'tag') return values.flatMap((value) => value.split(/[,，、;；]/)).map((tag) => tag.trim());
  if (field === 'author' && values.length > 1) return [values.join(', ')];
  return values;
};
