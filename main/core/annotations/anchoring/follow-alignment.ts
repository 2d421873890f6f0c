import type { Alignment } from './align-keys.ts';
import { isBlockBorder } from './prepare-text.ts';
import type { PreparedText } from './prepare-text.ts';
import type { Candidate } from './candidate.ts';
import { contextSimilarity, fillMissing } from './context-similarity.ts';
import type { MatchRun } from './match-run.ts';
import { projectPattern } from './project-pattern.ts';
import { JUDGED_CONTEXT } from './quote-pattern.ts';
import type { QuotePattern } from './quote-pattern.ts';
import type { WorkBudget } from './work-budget.ts';

/** Less of the quote than this in the alignment means that its place was deleted. */
const LEAST_SHARE = 0.34;
const LEAST_CHARACTERS = 24;
const WINDOW_SLACK = 24;
/** Runs from this length on do not match by chance. */
const SOLID_RUN = 8;
/** A short run this near to a solid one continues it. */
const MOST_GAP = 16;
const MOST_DRIFT = 4;
/** So much new text between two parts of a quotation is not a matter of typing. */
const LEAST_JUMP = 24;
const COPIED_GRAM = 6;
const COPIED_SHARE = 0.3;
/** Takes the certainty from a candidate, not its place among others. */
const TORN = 0.7;

/** Index of the first run that ends behind `offset` of the side. */
const firstEndingBehind = (alignment: Alignment, side: 'a' | 'b', offset: number): number => {
  let low = 0;
  let high = alignment.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const run = alignment[middle];
    if (run && run[side] + run.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The parts of the runs that lie in `[start, end)` of the side. */
const runsWithin = (alignment: Alignment, side: 'a' | 'b', start: number, end: number): MatchRun[] => {
  const found: MatchRun[] = [];
  for (let index = firstEndingBehind(alignment, side, start); index < alignment.length; index++) {
    const run = alignment[index];
    if (!run || run[side] >= end) break;
    const skipped = Math.max(0, start - run[side]);
    const length = Math.min(run.length, end - run[side]) - skipped;
    found.push({ a: run.a + skipped, b: run.b + skipped, length });
  }
  return found;
};

/** Two texts and what they have in common. */
export interface AlignedTexts {
  readonly old: PreparedText;
  readonly current: PreparedText;
  readonly runs: Alignment;
}

/** Where the old quote went by the alignment; null when its place was deleted. */
export const followAlignment = (
  pattern: QuotePattern,
  texts: AlignedTexts,
  budget: WorkBudget,
): Candidate | null => {
  const alignment = texts.runs;
  const { key } = texts.current.stream;
  const { start, end, quote, prefix, suffix } = pattern;
  const runs = runsWithin(alignment, 'a', start, end);
  const first = runs[0];
  const last = runs.at(-1);
  const matched = lengthOf(runs);
  if (!first || !last || (matched / quote.length < LEAST_SHARE && matched < LEAST_CHARACTERS)) return null;

  const direct = readDirectly(pattern, texts);
  if (direct) return direct;
  const lastEnd = last.b + last.length;
  const from = first.b - (first.a - start) - prefix.length - WINDOW_SLACK;
  const to = lastEnd + (end - last.a - last.length) + suffix.length + WINDOW_SLACK;
  if (to - from < pattern.whole.length * 3 + 1500) {
    const projected = projectPattern(pattern, key, [from, to], 'alignment', budget);
    if (projected) return projected;
  }
  return {
    start: first.b,
    end: lastEnd,
    source: 'alignment',
    quote: (0.6 * matched) / quote.length + (0.8 * matched) / (quote.length + lastEnd - first.b),
    ...contextSimilarity(pattern, key, first.b, lastEnd, budget),
  };
};

/**
 * The quotation as the alignment itself has it, when its first and last character lie in solid runs: no
 * second look could do better, and whatever was put into the quotation stays between the runs.
 */
const readDirectly = (pattern: QuotePattern, texts: AlignedTexts): Candidate | null => {
  const alignment = texts.runs;
  const { start, end, quote, prefix, suffix } = pattern;
  const runs = withoutChanceRuns(texts, start, end);
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last || first.a !== start || last.a + last.length !== end) return null;
  const matched = lengthOf(runs);
  if (matched < quote.length * 0.75) return null;

  const head = Math.min(JUDGED_CONTEXT, prefix.length);
  const tail = Math.min(JUDGED_CONTEXT, suffix.length);
  return {
    start: first.b,
    end: last.b + last.length,
    source: 'alignment',
    quote: (matched / quote.length) * (isTornByCopy(runs, quote, texts.current.stream.key) ? TORN : 1),
    ...fillMissing(
      head === 0 ? null : lengthOf(runsWithin(alignment, 'a', start - head, start)) / head,
      tail === 0 ? null : lengthOf(runsWithin(alignment, 'a', end, end + tail)) / tail,
    ),
    runs: runs.map(({ a, b, length }) => ({ a: a - start, b, length })),
  };
};

/**
 * Whether what stands between two parts of the quotation is much like the quotation: then a copy of it took
 * one of the parts, and which is which cannot be told for certain.
 */
const isTornByCopy = (runs: readonly MatchRun[], quote: string, key: string): boolean =>
  runs.some((run, index) => {
    const next = runs[index + 1];
    if (!next || next.b - run.b - (next.a - run.a) < LEAST_JUMP) return false;
    const between = key.slice(run.b + run.length, next.b);
    let shared = 0;
    let compared = 0;
    for (let at = 0; at + COPIED_GRAM <= between.length; at += COPIED_GRAM, compared++) {
      if (quote.includes(between.slice(at, at + COPIED_GRAM))) shared++;
    }
    return shared > compared * COPIED_SHARE;
  });

/**
 * The runs of a stretch of old text that are solid, whole paragraphs, or follow such without a jump; short
 * ones that inserted text has in common with it by chance are left out. Solid is judged by the whole run, not
 * by the part of it that lies in the stretch.
 */
const withoutChanceRuns = (texts: AlignedTexts, start: number, end: number): MatchRun[] => {
  const alignment = texts.runs;
  const runs = runsWithin(alignment, 'a', start, end);
  const kept = runs.map((run) => solidLength(alignment, run.a) >= SOLID_RUN || isWholeBlock(texts, run));
  const follows = (one: MatchRun | undefined, two: MatchRun | undefined): boolean => {
    if (!one || !two) return false;
    const gap = two.b - (one.b + one.length);
    return gap <= MOST_GAP && Math.abs(gap - (two.a - (one.a + one.length))) <= MOST_DRIFT;
  };
  for (let index = 1; index < runs.length; index++) {
    kept[index] ||= kept[index - 1] === true && follows(runs[index - 1], runs[index]);
  }
  for (let index = runs.length - 2; index >= 0; index--) {
    kept[index] ||= kept[index + 1] === true && follows(runs[index], runs[index + 1]);
  }
  return runs.filter((_, index) => kept[index]);
};

const lengthOf = (runs: readonly MatchRun[]): number => runs.reduce((sum, { length }) => sum + length, 0);

const isWholeBlock = ({ old, current }: AlignedTexts, { a, b, length }: MatchRun): boolean =>
  isBlockBorder(old, a) &&
  isBlockBorder(old, a + length) &&
  isBlockBorder(current, b) &&
  isBlockBorder(current, b + length);

/** Length of the run that holds the old character. */
const solidLength = (alignment: Alignment, character: number): number =>
  alignment[firstEndingBehind(alignment, 'a', character)]?.length ?? 0;

/** Share of `[start, end)` that the alignment says comes from old text outside the quotation: it is taken. */
export const occupiedShare = (
  pattern: QuotePattern,
  alignment: Alignment,
  start: number,
  end: number,
): number => {
  let taken = 0;
  for (const { a, length } of runsWithin(alignment, 'b', start, end)) {
    const own = Math.max(0, Math.min(a + length, pattern.end) - Math.max(a, pattern.start));
    taken += length - own;
  }
  return taken / (end - start);
};
