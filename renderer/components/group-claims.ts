import type { ArticleDetail } from '../../preload/contract/articles.ts';

type Claim = ArticleDetail['claims'][number];
type Conflict = ArticleDetail['conflicts'][number];

export interface ClaimGroup {
  readonly field: Claim['field'];
  /** Whether the file says different things about something that can only be one. */
  readonly conflict: boolean;
  readonly values: readonly {
    readonly value: string;
    readonly sources: readonly Claim['source'][];
    /** The one of several contradicting values that the article goes by. */
    readonly used: boolean;
  }[];
}

/** Fields not named here follow in the order of the claims. */
const order: readonly Claim['field'][] = ['title', 'url', 'published', 'author', 'site', 'language', 'tag'];

/** Claims by field, the same value of several sources once. */
export const groupClaims = (claims: readonly Claim[], conflicts: readonly Conflict[]): ClaimGroup[] =>
  [...new Set([...order, ...claims.map(({ field }) => field)])].flatMap((field) => {
    const sources = new Map<string, Claim['source'][]>();
    for (const claim of claims) {
      if (claim.field !== field) continue;
      const known = sources.get(claim.value) ?? [];
      if (!known.includes(claim.source)) known.push(claim.source);
      sources.set(claim.value, known);
    }
    if (sources.size === 0) return [];
    const conflict = conflicts.find((each) => each.field === field);
    const values = [...sources].map(([value, from]) => ({
      value,
      sources: from,
      used: conflict?.used === value,
    }));
    return [{ field, conflict: conflict !== undefined, values }];
  });
