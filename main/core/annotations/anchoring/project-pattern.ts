import type { Candidate, CandidateSource } from './candidate.ts';
import { alignKeys } from './align-keys.ts';
import { fillMissing } from './context-similarity.ts';
import { diffStrings } from './diff-strings.ts';
import type { MatchRun } from './match-run.ts';
import { JUDGED_CONTEXT } from './quote-pattern.ts';
import type { QuotePattern } from './quote-pattern.ts';
import type { WorkBudget } from './work-budget.ts';

/** Sizes above which the coarse alignment is the quicker one. */
const LONG_PATTERN = 300;
const LONG_WINDOW = 900;

/** Aligns the whole pattern with a window of the new key stream and reads off where the quote lies. */
export const projectPattern = (
  pattern: QuotePattern,
  key: string,
  window: readonly [number, number],
  source: CandidateSource,
  budget: WorkBudget,
): Candidate | null => {
  const start = Math.max(0, window[0]);
  const found = key.slice(start, Math.max(start, window[1]));
  const { whole, prefix, quote } = pattern;
  const runs =
    whole.length > LONG_PATTERN || found.length > LONG_WINDOW
      ? alignKeys(whole, found, budget)
      : (diffStrings(whole, found, whole.length + found.length, budget) ?? []);
  const kept = whole.length < 12 ? runs : withoutChanceMatches(runs);
  const inQuote = clip(kept, prefix.length, prefix.length + quote.length);
  const first = inQuote[0];
  const last = inQuote.at(-1);
  if (!first || !last) return null;

  const before = clip(kept, 0, prefix.length);
  const after = clip(kept, prefix.length + quote.length, whole.length);
  const from = start + startOf(pattern, first, before.at(-1));
  const to = Math.min(key.length, start + endOf(pattern, last, after[0], found.length));
  if (to <= from) return null;

  const matched = total(inQuote);
  const ratio = (2 * matched) / (quote.length + (to - from));
  return {
    start: from,
    end: to,
    source,
    // Where the texts were aligned, what was inserted into the quote counts less against it.
    quote: source === 'alignment' ? (0.6 * matched) / quote.length + 0.4 * ratio : ratio,
    ...nearContext(pattern, before, after),
  };
};

/** The parts of the runs whose `a` lies in `[start, end)`. */
const clip = (runs: readonly MatchRun[], start: number, end: number): MatchRun[] =>
  runs.flatMap(({ a, b, length }) => {
    const from = Math.max(a, start);
    const to = Math.min(a + length, end);
    return from < to ? [{ a: from, b: b + from - a, length: to - from }] : [];
  });

const total = (runs: readonly MatchRun[]): number => runs.reduce((sum, { length }) => sum + length, 0);

/** Drops single characters that match far from everything else. */
const withoutChanceMatches = (runs: readonly MatchRun[]): MatchRun[] => {
  const solid = runs.filter(({ length }) => length >= 2);
  const isNear = (single: MatchRun, run: MatchRun): boolean => {
    const gap = Math.min(Math.abs(run.a + run.length - single.a), Math.abs(single.a + 1 - run.a));
    return gap <= 6 && Math.abs(run.a - run.b - (single.a - single.b)) <= 3;
  };
  return runs.filter((run) => run.length >= 2 || solid.some((other) => isNear(run, other)));
};

/**
 * Of `gap` unmatched characters between the context and the quote, how many belong to the quote: in
 * proportion to what is unmatched on either side, and never many more than that, so that a block put in
 * between is not marked.
 */
const shareOfQuote = (gap: number, inside: number, outside: number): number => {
  if (inside === 0) return 0;
  if (outside === 0) return gap > inside * 3 + 8 ? Math.min(inside, gap) : gap;
  const share = Math.round((gap * inside) / (inside + outside));
  return gap > (inside + outside) * 3 + 8 ? Math.min(inside, share) : share;
};

const startOf = ({ prefix }: QuotePattern, first: MatchRun, before: MatchRun | undefined): number => {
  const inside = first.a - prefix.length;
  if (!before) return first.b - Math.min(inside, first.b);
  const gap = first.b - (before.b + before.length);
  return first.b - shareOfQuote(gap, inside, prefix.length - (before.a + before.length));
};

const endOf = (
  { prefix, quote }: QuotePattern,
  last: MatchRun,
  after: MatchRun | undefined,
  windowLength: number,
): number => {
  const quoteEnd = prefix.length + quote.length;
  const lastEnd = last.b + last.length;
  const inside = quoteEnd - (last.a + last.length);
  if (!after) return Math.min(windowLength, lastEnd + inside);
  return lastEnd + shareOfQuote(after.b - lastEnd, inside, after.a - quoteEnd);
};

const nearContext = (
  { prefix, suffix, quote }: QuotePattern,
  before: readonly MatchRun[],
  after: readonly MatchRun[],
): { before: number; after: number } => {
  const head = Math.min(JUDGED_CONTEXT, prefix.length);
  const tail = Math.min(JUDGED_CONTEXT, suffix.length);
  const quoteEnd = prefix.length + quote.length;
  return fillMissing(
    head === 0 ? null : total(clip(before, prefix.length - head, prefix.length)) / head,
    tail === 0 ? null : total(clip(after, quoteEnd, quoteEnd + tail)) / tail,
  );
};
