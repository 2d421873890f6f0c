import type { ArticleDetail } from '../../preload/contract/articles.ts';

type Claim = ArticleDetail['claims'][number];

export interface ClaimGroup {
  readonly field: Claim['field'];
  /** Whether the file says different things about something that can only be one. */
  readonly conflict: boolean;
  readonly values: readonly { readonly value: string; readonly sources: readonly Claim['source'][] }[];
}

const order: readonly Claim['field'][] = ['title', 'url', 'published', 'author', 'site', 'language', 'tag'];
/** Several authors and tags are no contradiction. */
const manyAllowed: ReadonlySet<Claim['field']> = new Set(['author', 'tag', 'site']);

/** Claims by field, the same value of several sources once. */
export const groupClaims = (claims: readonly Claim[]): ClaimGroup[] =>
  order.flatMap((field) => {
    const sources = new Map<string, Claim['source'][]>();
    for (const claim of claims) {
      if (claim.field !== field) continue;
      const known = sources.get(claim.value) ?? [];
      if (!known.includes(claim.source)) known.push(claim.source);
      sources.set(claim.value, known);
    }
    if (sources.size === 0) return [];
    const values = [...sources].map(([value, from]) => ({ value, sources: from }));
    return [{ field, conflict: values.length > 1 && !manyAllowed.has(field), values }];
  });
