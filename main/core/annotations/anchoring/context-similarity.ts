import { diffStrings } from './diff-strings.ts';
import { JUDGED_CONTEXT } from './quote-pattern.ts';
import type { QuotePattern } from './quote-pattern.ts';
import type { WorkBudget } from './work-budget.ts';

/** Room for a few inserted characters. */
const SLACK = 4;

const similarity = (wanted: string, found: string, budget: WorkBudget): number => {
  if (found.includes(wanted)) return 1;
  const runs = diffStrings(wanted, found, wanted.length + found.length, budget) ?? [];
  let matched = 0;
  // Single characters match by chance.
  for (const { length } of runs) if (length > 1) matched += length;
  return matched / wanted.length;
};

/**
 * A side on which nothing stood is judged like the other one; without any context both count as unknown,
 * half a match.
 */
export const fillMissing = (
  before: number | null,
  after: number | null,
): { before: number; after: number } => ({
  before: before ?? after ?? 0.5,
  after: after ?? before ?? 0.5,
});

/** How much of the pattern's nearest context stands around `[start, end)`. */
export const contextSimilarity = (
  { prefix, suffix }: QuotePattern,
  key: string,
  start: number,
  end: number,
  budget: WorkBudget,
): { before: number; after: number } => {
  const head = prefix.slice(-JUDGED_CONTEXT);
  const tail = suffix.slice(0, JUDGED_CONTEXT);
  return fillMissing(
    head === '' ? null : similarity(head, key.slice(Math.max(0, start - head.length - SLACK), start), budget),
    tail === '' ? null : similarity(tail, key.slice(end, end + tail.length + SLACK), budget),
  );
};
