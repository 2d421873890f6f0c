import { diffStrings } from './diff-strings.ts';
import { commonPrefix, commonSuffix, RunCollector } from './match-run.ts';
import type { MatchRun } from './match-run.ts';
import { chainUniqueGrams } from './unique-grams.ts';
import { spend } from './work-budget.ts';
import type { WorkBudget } from './work-budget.ts';

/** What the two texts have in common, in order of both. */
export type Alignment = readonly MatchRun[];

/** Sizes of the grams that hold on to the text, from safe to fine. */
const GRAM_SIZES = [14, 9, 6];
/** Up to this many characters on both sides a gap is compared character by character. */
const SMALL_GAP = 400;
/** Edits tried in a larger gap in which no gram stands once. */
const MAX_GAP_EDITS = 500;

interface Gap {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/**
 * Aligns two whole key streams: chains of grams that stand once in both, finer in the gaps, character by
 * character at the end. What a used-up budget leaves out counts as changed.
 */
export const alignKeys = (a: string, b: string, budget: WorkBudget): Alignment => {
  const collector = new RunCollector();

  const align = (gap: Gap, level: number): void => {
    const { aStart, bStart, aEnd, bEnd } = gap;
    const head = commonPrefix(a, aStart, aEnd, b, bStart, bEnd);
    collector.add(aStart, bStart, head);
    const tail = commonSuffix(a, aStart + head, aEnd, b, bStart + head, bEnd);
    const inner = { aStart: aStart + head, aEnd: aEnd - tail, bStart: bStart + head, bEnd: bEnd - tail };
    if (inner.aEnd > inner.aStart && inner.bEnd > inner.bStart) alignInner(inner, level);
    collector.add(aEnd - tail, bEnd - tail, tail);
  };

  const alignInner = (gap: Gap, level: number): void => {
    const size = gap.aEnd - gap.aStart + gap.bEnd - gap.bStart;
    const gram = GRAM_SIZES[level];
    if (size <= SMALL_GAP || gram === undefined) {
      compare(gap, Math.min(size, MAX_GAP_EDITS));
      return;
    }
    if (!spend(budget, size)) return;
    let { aStart, bStart } = gap;
    for (const pair of chainUniqueGrams(a, [gap.aStart, gap.aEnd], b, [gap.bStart, gap.bEnd], gram)) {
      const overlap = Math.max(aStart - pair.a, bStart - pair.b, 0);
      // A gram that begins inside the one before it must continue it on both sides.
      if (overlap > 0 && (aStart - pair.a !== bStart - pair.b || overlap >= gram)) continue;
      const [x, y] = [pair.a + overlap, pair.b + overlap];
      if (x > aStart && y > bStart) align({ aStart, aEnd: x, bStart, bEnd: y }, level + 1);
      collector.add(x, y, gram - overlap);
      [aStart, bStart] = [pair.a + gram, pair.b + gram];
    }
    if (gap.aEnd > aStart && gap.bEnd > bStart) {
      align({ aStart, aEnd: gap.aEnd, bStart, bEnd: gap.bEnd }, level + 1);
    }
  };

  const compare = ({ aStart, aEnd, bStart, bEnd }: Gap, maxEdits: number): void => {
    const runs = diffStrings(a.slice(aStart, aEnd), b.slice(bStart, bEnd), maxEdits, budget) ?? [];
    for (const run of runs) collector.add(aStart + run.a, bStart + run.b, run.length);
  };

  align({ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }, 0);
  return collector.runs;
};
