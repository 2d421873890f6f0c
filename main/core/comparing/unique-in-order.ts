import { RunCollector, type MatchRun } from '../annotations/anchoring/match-run.ts';

/**
 * Tokens that stand once in each of two lists, as many of them as stand in the same order: the anchors of the
 * patience difference (Bram Cohen), by the longest increasing subsequence. O(n log n) however different the lists
 * are: what is left where the shortest difference would take too long.
 */
export const uniqueInOrder = (a: readonly string[], b: readonly string[]): readonly MatchRun[] => {
  const placesB = placesOfUnique(b);
  const pairs = [...placesOfUnique(a)].flatMap(([token, at]) => {
    const other = placesB.get(token);
    return other === undefined ? [] : [{ a: at, b: other }];
  });
  const collector = new RunCollector();
  for (const { a: from, b: to } of longestIncreasing(pairs)) collector.add(from, to, 1);
  return collector.runs;
};

const placesOfUnique = (tokens: readonly string[]): Map<string, number> => {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (places.has(token)) repeated.add(token);
    places.set(token, at);
  }
  for (const token of repeated) places.delete(token);
  return places;
};

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** Patience sorting: `a` increases already, `b` is to. */
const longestIncreasing = (pairs: readonly Pair[]): readonly Pair[] => {
  // Of the sequences of each length, the one whose last `b` is smallest.
  const lasts: number[] = [];
  const previous: number[] = [];
  for (const [at, pair] of pairs.entries()) {
    let [low, high] = [0, lasts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[lasts[middle] ?? 0]?.b ?? 0) < pair.b) low = middle + 1;
      else high = middle;
    }
    previous[at] = lasts[low - 1] ?? -1;
    lasts[low] = at;
  }
  const found: Pair[] = [];
  for (let at = lasts.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) found.push(pair);
  }
  return found.reverse();
};
