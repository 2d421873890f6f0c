import { commonPrefix, commonSuffix, RunCollector } from './match-run.ts';
import type { MatchRun } from './match-run.ts';
import { spend } from './work-budget.ts';
import type { WorkBudget } from './work-budget.ts';

/**
 * Longest common runs by the greedy algorithm of Myers, "An O(ND) Difference Algorithm and Its Variations"
 * (1986). Null when the strings differ by more than `maxEdits` insertions and deletions, or the budget is
 * used up.
 */
export const diffStrings = (
  a: string,
  b: string,
  maxEdits: number,
  budget: WorkBudget,
): readonly MatchRun[] | null => {
  const head = commonPrefix(a, 0, a.length, b, 0, b.length);
  const tail = commonSuffix(a, head, a.length, b, head, b.length);
  const collector = new RunCollector();
  collector.add(0, 0, head);
  const middle = greedyDiff(a.slice(head, a.length - tail), b.slice(head, b.length - tail), maxEdits, budget);
  if (!middle) return null;
  for (const run of middle) collector.add(head + run.a, head + run.b, run.length);
  collector.add(a.length - tail, b.length - tail, tail);
  return collector.runs;
};

const greedyDiff = (a: string, b: string, maxEdits: number, budget: WorkBudget): MatchRun[] | null => {
  if (a === '' || b === '') return [];
  const limit = Math.min(a.length + b.length, maxEdits);
  // Furthest place reached on diagonal k, at index k + limit + 1.
  const reached = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    if (!spend(budget, edits + 1)) return null;
    for (let k = -edits; k <= edits; k += 2) {
      let x = stepInto(reached, middle, edits, k);
      const before = x;
      while (x < a.length && x - k < b.length && a.charCodeAt(x) === b.charCodeAt(x - k)) x++;
      budget.steps -= x - before;
      reached[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return traceBack(trace, edits, a.length, b.length);
    }
    trace.push(reached.slice(middle - edits - 1, middle + edits + 2));
  }
  return null;
};

/** Where diagonal `k` is entered from the furthest places with one edit less: by deletion, else by insertion. */
const stepInto = (reached: Int32Array, middle: number, edits: number, k: number): number => {
  const above = reached[middle + k + 1] ?? 0;
  const left = reached[middle + k - 1] ?? 0;
  return k === -edits || (k !== edits && left < above) ? above : left + 1;
};

const traceBack = (trace: readonly Int32Array[], edits: number, aEnd: number, bEnd: number): MatchRun[] => {
  const runs: MatchRun[] = [];
  let x = aEnd;
  let y = bEnd;
  for (let edit = edits; edit > 0; edit--) {
    const before = trace[edit - 1] ?? new Int32Array(0);
    const k = x - y;
    const above = before[k + 1 + edit] ?? 0;
    const left = before[k - 1 + edit] ?? 0;
    const inserted = k === -edit || (k !== edit && left < above);
    const previousX = inserted ? above : left;
    const entered = inserted ? previousX : previousX + 1;
    if (x > entered) runs.push({ a: entered, b: entered - k, length: x - entered });
    x = previousX;
    y = previousX - (inserted ? k + 1 : k - 1);
  }
  if (x > 0) runs.push({ a: 0, b: 0, length: x });
  return runs.reverse();
};
