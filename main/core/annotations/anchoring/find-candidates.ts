import { alignKeys } from './align-keys.ts';
import type { Candidate } from './candidate.ts';
import { scoreOf } from './candidate.ts';
import { contextSimilarity } from './context-similarity.ts';
import { GRAM_LENGTH } from './gram-index.ts';
import { commonPrefix, commonSuffix } from './match-run.ts';
import type { PreparedText } from './prepare-text.ts';
import { projectPattern } from './project-pattern.ts';
import { makePattern } from './quote-pattern.ts';
import type { QuotePattern } from './quote-pattern.ts';
import type { WorkBudget } from './work-budget.ts';

/** Occurrences of the quote that are looked at closely: those whose neighbours agree best, then the nearest. */
const MOST_OCCURRENCES = 60;
/** Only the rarest grams vote, so that a long quote in a long page stays cheap. */
const VOTING_GRAMS = 128;
const FREQUENT_GRAM = 200;
const MOST_WINDOWS = 6;
/** From this length on, both ends are also looked for alone: something may stand inside the quote. */
const SPLIT_QUOTE = 120;
const SPLIT_LENGTH = 60;
const SPLIT_CONTEXT = 48;

/** Places where the very quotation stands. */
export const findOccurrences = (
  pattern: QuotePattern,
  { stream: { key } }: PreparedText,
  expected: number,
  budget: WorkBudget,
): Candidate[] => {
  const { quote, prefix, suffix } = pattern;
  const places: { at: number; agreeing: number }[] = [];
  for (let at = key.indexOf(quote); at >= 0; at = key.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    const agreeing =
      commonSuffix(prefix, 0, prefix.length, key, 0, at) +
      commonPrefix(suffix, 0, suffix.length, key, end, key.length);
    places.push({ at, agreeing });
  }
  places.sort((a, b) => b.agreeing - a.agreeing || Math.abs(a.at - expected) - Math.abs(b.at - expected));
  return places.slice(0, MOST_OCCURRENCES).map(({ at }) => ({
    start: at,
    end: at + quote.length,
    source: 'quote',
    quote: 1,
    ...contextSimilarity(pattern, key, at, at + quote.length, budget),
  }));
};

/** Places where something like prefix + quote + suffix stands, by votes of common grams for a diagonal. */
export const findApproximate = (
  pattern: QuotePattern,
  prepared: PreparedText,
  budget: WorkBudget,
): Candidate[] => {
  const { whole } = pattern;
  const width = Math.max(8, Math.min(32, whole.length >> 3));
  const votes = voteForDiagonals(pattern, prepared, width);
  const slack = 24 + Math.min(400, whole.length >> 2);
  const found: Candidate[] = [];
  for (const diagonal of bestDiagonals(votes)) {
    const from = diagonal * width - slack;
    const to = diagonal * width + width + whole.length + slack;
    const candidate = projectPattern(pattern, prepared.stream.key, [from, to], 'approximate', budget);
    if (candidate) found.push(candidate);
  }
  return found;
};

const voteForDiagonals = (
  { whole, prefix, quote }: QuotePattern,
  prepared: PreparedText,
  width: number,
): ReadonlyMap<number, number> => {
  const grams: { at: number; places: readonly number[] }[] = [];
  for (let at = 0; at + GRAM_LENGTH <= whole.length; at++) {
    const places = prepared.grams().find(whole, at, FREQUENT_GRAM);
    if (places && places.length > 0) grams.push({ at, places });
  }
  grams.sort((a, b) => a.places.length - b.places.length);
  const votes = new Map<number, number>();
  for (const { at, places } of grams.slice(0, VOTING_GRAMS)) {
    const inQuote = at >= prefix.length && at < prefix.length + quote.length;
    const weight = (inQuote ? 1.5 : 1) / Math.sqrt(places.length);
    for (const place of places) {
      const diagonal = Math.floor((place - at) / width);
      votes.set(diagonal, (votes.get(diagonal) ?? 0) + weight);
    }
  }
  return votes;
};

const bestDiagonals = (votes: ReadonlyMap<number, number>): number[] => {
  const ranked = [...votes].sort((a, b) => b[1] - a[1]);
  const most = ranked[0]?.[1] ?? 0;
  const chosen: number[] = [];
  for (const [diagonal, count] of ranked) {
    if (chosen.length === MOST_WINDOWS || count < 2 || count < most * 0.25) break;
    if (!chosen.some((other) => Math.abs(other - diagonal) <= 1)) chosen.push(diagonal);
  }
  return chosen;
};

/** A long quote by its two ends, for blocks put inside it or taken out of it. */
export const findByEnds = (
  pattern: QuotePattern,
  prepared: PreparedText,
  expected: number,
  budget: WorkBudget,
): Candidate[] => {
  const { quote, prefix, suffix } = pattern;
  if (quote.length < SPLIT_QUOTE) return [];
  const best = (part: QuotePattern, at: number): Candidate | undefined => {
    const exact = findOccurrences(part, prepared, at, budget);
    const found = exact.length > 0 ? exact : findApproximate(part, prepared, budget);
    return found.sort((a, b) => scoreOf(b) - scoreOf(a))[0];
  };
  const head = best(
    makePattern(
      {
        prefix,
        quote: quote.slice(0, SPLIT_LENGTH),
        suffix: quote.slice(SPLIT_LENGTH).slice(0, SPLIT_CONTEXT),
      },
      pattern.start,
    ),
    expected,
  );
  const tail = best(
    makePattern(
      {
        prefix: quote.slice(0, -SPLIT_LENGTH).slice(-SPLIT_CONTEXT),
        quote: quote.slice(-SPLIT_LENGTH),
        suffix,
      },
      pattern.end - SPLIT_LENGTH,
    ),
    expected + quote.length - SPLIT_LENGTH,
  );
  if (!head || !tail || head.quote < 0.7 || tail.quote < 0.7) return [];
  const length = tail.end - head.start;
  if (length < quote.length * 0.3 || length > quote.length * 2.5 + 300) return [];

  const matched = alignKeys(quote, prepared.stream.key.slice(head.start, tail.end), budget)
    .filter((run) => run.length > 1)
    .reduce((sum, run) => sum + run.length, 0);
  return [
    {
      start: head.start,
      end: tail.end,
      source: 'approximate',
      quote: Math.max((0.95 * matched) / quote.length, (2 * matched) / (quote.length + length)),
      before: head.before,
      after: tail.after,
    },
  ];
};
