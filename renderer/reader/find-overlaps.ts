import type { Interval } from './interval-index.ts';

/** The stretches that at least two of the intervals cover, in order, none touching the next. */
export const findOverlaps = (intervals: readonly Interval[]): Interval[] => {
  const edges = intervals
    .filter(({ start, end }) => end > start)
    .flatMap(({ start, end }) => [
      { offset: start, change: 1 },
      { offset: end, change: -1 },
    ])
    // Ends before starts: marks that only touch do not overlap.
    .sort((a, b) => a.offset - b.offset || a.change - b.change);
  const overlaps: { start: number; end: number }[] = [];
  let depth = 0;
  for (const { offset, change } of edges) {
    const before = depth;
    depth += change;
    const last = overlaps.at(-1);
    if (before === 1 && depth === 2) {
      if (last?.end === offset) last.end = Infinity;
      else overlaps.push({ start: offset, end: Infinity });
    } else if (before === 2 && depth === 1 && last) {
      last.end = offset;
    }
  }
  return overlaps;
};
