import type { Claim, ClaimField, ClaimSource } from '../../articles/claim.ts';
import { cleanCharacters } from '../cleaning/escape-html.ts';
import { parseDate } from '../header/parse-date.ts';
import { canonicalUrl } from './canonical-url.ts';
import { isFrontPage } from './front-page.ts';
import { titleFromPlace } from './title-from-place.ts';

export interface SettledClaims {
  readonly title: string;
  readonly url: string | null;
  /** What the article is known again by; null where nothing names its own page. */
  readonly canonicalUrl: string | null;
  readonly site: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly suggestedTags: readonly string[];
}

/** Most believed first: what the person who saved the file wrote, then what the page says to machines. */
const TRUST: readonly ClaimSource[] = [
  'header',
  'date-line',
  'container',
  'front-matter',
  'json-ld',
  'opengraph',
  'microdata',
  'meta',
  'body',
  'file',
];
/** A container repeats the window's title, which names the site too: the page's own word for it is better. */
const TRUST_IN_TITLES: readonly ClaimSource[] = [
  ...TRUST.filter((source) => source !== 'container' && source !== 'body' && source !== 'file'),
  'container',
  'body',
  'file',
];
const MAX_SUGGESTED_TAGS = 30;

/** One value per field from all that the saved file says about itself. */
export const settleClaims = (claims: readonly Claim[], fileName: string): SettledClaims => {
  const ordered = ranked(claims, TRUST);
  const titles = ranked(claims, TRUST_IN_TITLES);
  const first = <T>(field: ClaimField, read: (value: string) => T | null): T | null => {
    for (const claim of ordered) {
      const value = claim.field === field ? read(claim.value) : null;
      if (value !== null) return value;
    }
    return null;
  };
  const asText = (value: string): string | null => cleanCharacters(value).trim() || null;
  const { url, isItsOwn } = sourceOf(ordered);
  const tags = ordered.filter((claim) => claim.field === 'tag' && claim.source !== 'front-matter');
  return {
    title: withoutSite(titles, asText) ?? titleFromPlace(url, fileName),
    url,
    canonicalUrl: url !== null && isItsOwn ? canonicalUrl(url) : null,
    site: first('site', asText) ?? siteOf(url),
    author: first('author', asText),
    published: first('published', parseDate),
    suggestedTags: [...new Set(tags.map((claim) => claim.value))].slice(0, MAX_SUGGESTED_TAGS),
  };
};

/** What a page says of itself; templates often name the site on each of its pages. */
const OF_PAGE: ReadonlySet<ClaimSource> = new Set(['json-ld', 'opengraph', 'microdata', 'meta', 'body']);

/** The most believed address; that of the site's front page only where there is no other, and never as its own. */
const sourceOf = (ordered: readonly Claim[]): { url: string | null; isItsOwn: boolean } => {
  const claims = ordered.filter(
    ({ field, value }) => field === 'url' && URL.parse(value)?.protocol.startsWith('http'),
  );
  const own = claims.find(({ source, value }) => !OF_PAGE.has(source) || !isFrontPage(value));
  return { url: (own ?? claims[0])?.value ?? null, isItsOwn: own !== undefined };
};

/** What stands behind a title in the title of its window. */
const SITE_BEHIND = /^\s*[-–—|_·»｜‖]/;
const MIN_HEADING = 6;

/**
 * The most believed title. The window's names the site behind it; where the article's heading says how much of it
 * is the title, that is taken.
 */
const withoutSite = (titles: readonly Claim[], read: (value: string) => string | null): string | null => {
  const stated = titles.filter(({ field }) => field === 'title');
  const chosen = stated.find(({ value }) => read(value) !== null);
  const title = chosen ? read(chosen.value) : null;
  if (title === null || (chosen?.source !== 'meta' && chosen?.source !== 'container')) return title;
  const heading = stated
    .filter(({ source }) => source === 'body')
    .map(({ value }) => read(value) ?? '')
    .find((each) => each.length >= MIN_HEADING && title.startsWith(each));
  return heading !== undefined && SITE_BEHIND.test(title.slice(heading.length)) ? heading : title;
};

const ranked = (claims: readonly Claim[], trust: readonly ClaimSource[]): readonly Claim[] =>
  trust.flatMap((source) => claims.filter((claim) => claim.source === source));

const siteOf = (url: string | null): string | null =>
  url === null ? null : (URL.parse(url)?.hostname.replace(/^www\./, '') ?? null);
