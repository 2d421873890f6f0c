import { planTerm } from '../../core/search/plan-term.ts';
import type { TermPlan } from '../../core/search/plan-term.ts';
import type { TextTerm } from '../../core/search/query.ts';
import { indexTokens } from '../../core/search/segment.ts';
import type { Catalog } from './catalog.ts';
import { expressionsOf } from './evaluate-term.ts';
import { eitherOf, inColumns, phrase } from './full-text.ts';
import type { FullText, Scored } from './full-text.ts';
import { rowsIn } from './row-set.ts';
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

/**
 * Best first, in two tiers: articles whose title or tags match by bm25, then the others by the bm25 of their
 * text, or newest first when there are too many to be scored.
 */
export const rankRows = (
  rows: RowSet,
  terms: readonly TextTerm[],
  sources: { catalog: Catalog; fullText: FullText; vocabulary: Vocabulary; newest: Int32Array },
): RankedRow[] => {
  const { fullText, vocabulary } = sources;
  const found = rowsIn(rows);
  const upper = new Map<number, number>();
  const lower = new Map<number, number>();
  const collect = (into: Map<number, number>, scored: readonly Scored[], weight: number): void => {
    for (const { row, score } of scored) {
      // FTS5 gives next to nothing for what is in most articles; a match is still better than none.
      if (rows[row] === 1) into.set(row, (into.get(row) ?? 0) + weight * Math.max(score, 1e-6));
    }
  };
  for (const term of terms) {
    const plan = term.field === 'any' || term.field === 'title' ? planTerm(term) : null;
    if (!plan) continue;
    for (const { expression, weight } of expressionsFor(term, plan, vocabulary)) {
      collect(upper, fullText.scoreFields(inColumns(['title', 'tags'], expression)), weight);
      if (found.length > MOST_SCORED || term.field !== 'any') continue;
      collect(lower, fullText.scoreBodies(expression), weight);
    }
  }
  const place = new Map<number, number>();
  for (const [at, row] of sources.newest.entries()) if (rows[row] === 1) place.set(row, at);
  const bounded = (score: number): number => score / (1 + score);
  return found
    .map((row) => ({
      row,
      score: (upper.has(row) ? 1 + 100 * (upper.get(row) ?? 0) : 0) + bounded(lower.get(row) ?? 0),
    }))
    .sort((a, b) => b.score - a.score || (place.get(a.row) ?? 0) - (place.get(b.row) ?? 0));
};
