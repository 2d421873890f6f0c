import { planTerm } from '../../core/search/plan-term.ts';
import type { TermPlan } from '../../core/search/plan-term.ts';
import type { TextTerm } from '../../core/search/query.ts';
import { indexTokens } from '../../core/search/segment.ts';
import { expressionsOf } from './evaluate-term.ts';
import { eitherOf, inColumns, phrase } from './full-text.ts';
import type { FullText, Scored } from './full-text.ts';
import type { RowSet } from './row-set.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Scoring costs about a microsecond a hit, finding next to nothing: above this only titles and tags are scored. */
const MOST_SCORED = 4000;
/** A word that only contains what was typed is worth less than the word itself. */
const PART_OF_WORD = 0.25;
/** Alternatives beyond these are too rare to matter for the order. */
const ALTERNATIVES = 32;

interface WeighedExpression {
  readonly expression: string;
  readonly weight: number;
}

const expressionsFor = (term: TextTerm, plan: TermPlan, vocabulary: Vocabulary): WeighedExpression[] => {
  const whole = { expression: phrase(indexTokens(term.key)), weight: 1 };
  if (plan.characters) {
    const single = Array.from(term.key).length === 1;
    return [{ ...whole, expression: whole.expression + (single ? '*' : '') }];
  }
  const parts = expressionsOf(plan, vocabulary)?.filter((expression) => expression !== whole.expression);
  if (!parts || parts.length === 0) return [whole];
  if (!plan.inside) return [{ expression: eitherOf(parts.slice(0, ALTERNATIVES)), weight: 1 }];
  return [whole, { expression: eitherOf(parts.slice(0, ALTERNATIVES)), weight: PART_OF_WORD }];
};

export interface RankedRow {
  readonly row: number;
  /** Above 1 where titles or tags match; only to be compared within one answer. */
  readonly score: number;
}

interface RankSources {
  readonly fullText: FullText;
  readonly vocabulary: Vocabulary;
  /** Every row, newest first. */
  readonly newest: Int32Array;
}

const scoresOf = (
  rows: RowSet,
  total: number,
  terms: readonly TextTerm[],
  { fullText, vocabulary }: RankSources,
): Float64Array => {
  const upper = new Float64Array(rows.length);
  const lower = new Float64Array(rows.length);
  const collect = (into: Float64Array, scored: readonly Scored[], weight: number): void => {
    for (const { row, score } of scored) {
      // FTS5 gives next to nothing for what is in most articles; a match is still better than none.
      into[row] = (into[row] ?? 0) + weight * Math.max(score, 1e-6);
    }
  };
  for (const term of terms) {
    const plan = term.field === 'any' || term.field === 'title' ? planTerm(term) : null;
    if (!plan) continue;
    for (const { expression, weight } of expressionsFor(term, plan, vocabulary)) {
      collect(upper, fullText.scoreFields(inColumns(['title', 'tags'], expression)), weight);
      if (total > MOST_SCORED || term.field !== 'any') continue;
      collect(lower, fullText.scoreBodies(expression), weight);
    }
  }
  // A title's score is scaled above 1, a text's below it.
  return upper.map((score, row) => {
    const below = lower[row] ?? 0;
    return (score > 0 ? 1 + 100 * score : 0) + below / (1 + below);
  });
};

/**
 * The page from `offset` on, best first, in two tiers: articles whose title or tags match by bm25, then the
 * others by the bm25 of their text, or newest first when there are too many to be scored.
 */
export const rankRows = (
  rows: RowSet,
  total: number,
  terms: readonly TextTerm[],
  page: { readonly offset: number; readonly limit: number },
  sources: RankSources,
): RankedRow[] => {
  const scores = scoresOf(rows, total, terms, sources);
  const scored: RankedRow[] = [];
  const others: RankedRow[] = [];
  const wanted = page.offset + page.limit;
  for (const row of sources.newest) {
    if (rows[row] !== 1) continue;
    const score = scores[row] ?? 0;
    if (score > 0) scored.push({ row, score });
    else if (others.length < wanted) others.push({ row, score });
  }
  // Sorting is stable, so equals stay newest first.
  scored.sort((a, b) => b.score - a.score);
  return [...scored, ...others].slice(page.offset, wanted);
};
