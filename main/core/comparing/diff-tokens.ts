import { diffStrings } from '../annotations/anchoring/diff-strings.ts';
import type { MatchRun } from '../annotations/anchoring/match-run.ts';
import type { WorkBudget } from '../annotations/anchoring/work-budget.ts';

/** What one code unit can tell apart; a text of more different sentences than that is compared up to here. */
const MAX_DIFFERENT = 0xffff;

/**
 * Runs of tokens that two lists have in common, in order: the difference of Myers over lists instead of
 * characters. Empty when they have nothing in common or the budget does not suffice: then all is different,
 * which is true, if not the shortest way to say it.
 */
export const diffTokens = (
  a: readonly string[],
  b: readonly string[],
  budget: WorkBudget,
): readonly MatchRun[] => {
  const numbers = new Map<string, number>();
  const encode = (tokens: readonly string[]): string => {
    const units: string[] = [];
    for (const token of tokens) {
      const known = numbers.get(token) ?? Math.min(numbers.size, MAX_DIFFERENT);
      numbers.set(token, known);
      units.push(String.fromCharCode(known));
    }
    return units.join('');
  };
  const runs = diffStrings(encode(a), encode(b), a.length + b.length, budget) ?? [];
  return numbers.size > MAX_DIFFERENT ? runs.filter((run) => isTrue(run, a, b)) : runs;
};

const isTrue = (run: MatchRun, a: readonly string[], b: readonly string[]): boolean => {
  for (let at = 0; at < run.length; at++) if (a[run.a + at] !== b[run.b + at]) return false;
  return true;
};
