export interface Interval {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Finds the intervals that hold an offset without looking at all of them. */
export interface IntervalIndex<T extends Interval> {
  /** The shortest first: what was marked inside a longer mark lies on top. */
  at(offset: number): T[];
  /** Sorted by start, longer before shorter. */
  readonly sorted: readonly T[];
}

export const buildIntervalIndex = <T extends Interval>(intervals: Iterable<T>): IntervalIndex<T> => {
  const sorted = [...intervals].sort((a, b) => a.start - b.start || b.end - a.end);
  /** Largest end of all intervals up to this one: where it does not reach the offset, none before does. */
  const reach: number[] = [];
  for (const [index, { end }] of sorted.entries()) reach.push(Math.max(end, reach[index - 1] ?? 0));

  const lastStartingAt = (offset: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  return {
    sorted,
    at(offset) {
      const found: T[] = [];
      for (let index = lastStartingAt(offset); index >= 0; index--) {
        if ((reach[index] ?? 0) <= offset) break;
        const interval = sorted[index];
        if (interval && interval.end > offset) found.push(interval);
      }
      return found.sort((a, b) => a.end - a.start - (b.end - b.start));
    },
  };
};
