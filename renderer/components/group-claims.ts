import type { ArticleDetail } from '../../preload/contract/articles.ts';

type Claim = ArticleDetail['claims'][number];

export interface ClaimGroup {
  readonly field: Claim['field'];
  /** Whether the file says different things about something that can only be one. */
  readonly conflict: boolean;
  readonly values: readonly { readonly value: string; readonly sources: readonly Claim['source'][] }[];
}

/** Fields not named here follow in the order of the claims. */
const order: readonly Claim['field'][] = ['title', 'url', 'published', 'author', 'site', 'language', 'tag'];
/** What two values must share to say the same; fields that may have several values never contradict. */
const essence: Readonly<Partial<Record<Claim['field'], (value: string) => string>>> = {
  published: (value) => value.slice(0, 10),
  url: (value) =>
    value
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/[?#].*$/, '')
      .replace(/\/$/, ''),
  language: (value) => value.slice(0, 2).toLowerCase(),
};

/** A title with the site's name behind it is the same title. */
const sameTitle = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

const disagree = (field: Claim['field'], values: readonly string[]): boolean => {
  const [first = '', ...rest] = values;
  if (field === 'title') return rest.some((value) => !sameTitle(first, value));
  const of = essence[field];
  return of !== undefined && new Set(values.map(of)).size > 1;
};

/** Claims by field, the same value of several sources once. */
export const groupClaims = (claims: readonly Claim[]): ClaimGroup[] =>
  [...new Set([...order, ...claims.map(({ field }) => field)])].flatMap((field) => {
    const sources = new Map<string, Claim['source'][]>();
    for (const claim of claims) {
      if (claim.field !== field) continue;
      const known = sources.get(claim.value) ?? [];
      if (!known.includes(claim.source)) known.push(claim.source);
      sources.set(claim.value, known);
    }
    if (sources.size === 0) return [];
    const values = [...sources].map(([value, from]) => ({ value, sources: from }));
    return [{ field, conflict: disagree(field, [...sources.keys()]), values }];
  });
