import { diffStrings } from '../annotations/anchoring/diff-strings.ts';
import { RunCollector, type MatchRun } from '../annotations/anchoring/match-run.ts';
import type { WorkBudget } from '../annotations/anchoring/work-budget.ts';
import { uniqueInOrder } from './unique-in-order.ts';

/** What one code unit can tell apart; a text of more different sentences than that is compared up to here. */
const MAX_DIFFERENT = 0xffff;

/**
 * Runs of tokens that two lists have in common, in order: the difference of Myers over lists instead of
 * characters. Tokens that one list alone has are left out of it first, as diff(1) does: they can match nothing, and
 * each would cost an edit. Where the budget does not suffice, only tokens that stand once in each list are held
 * against each other, which is true, if not the shortest way to say it.
 */
export const diffTokens = (
  a: readonly string[],
  b: readonly string[],
  budget: WorkBudget,
): readonly MatchRun[] => {
  const [placesA, placesB] = [placesIn(a, new Set(b)), placesIn(b, new Set(a))];
  const collector = new RunCollector();
  for (const run of diffShared(placesA.map(tokenOf(a)), placesB.map(tokenOf(b)), budget)) {
    for (let at = 0; at < run.length; at++)
      collector.add(placesA[run.a + at] ?? 0, placesB[run.b + at] ?? 0, 1);
  }
  return collector.runs;
};

const placesIn = (tokens: readonly string[], others: ReadonlySet<string>): number[] =>
  tokens.flatMap((token, at) => (others.has(token) ? [at] : []));

const tokenOf =
  (tokens: readonly string[]) =>
  (at: number): string =>
    tokens[at] ?? '';

const diffShared = (a: readonly string[], b: readonly string[], budget: WorkBudget): readonly MatchRun[] => {
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
  const runs = diffStrings(encode(a), encode(b), a.length + b.length, budget);
  if (runs === null) return uniqueInOrder(a, b);
  return numbers.size > MAX_DIFFERENT ? runs.filter((run) => isTrue(run, a, b)) : runs;
};

const isTrue = (run: MatchRun, a: readonly string[], b: readonly string[]): boolean => {
  for (let at = 0; at < run.length; at++) if (a[run.a + at] !== b[run.b + at]) return false;
  return true;
};
