import type { MatchRun } from './match-run.ts';

const SEEN_TWICE = -1;
const FACTOR = 0x01000193;

/** Where each gram that stands once begins, by its hash; grams that share a hash count as standing twice. */
const uniqueGrams = (text: string, start: number, end: number, size: number): Map<number, number> => {
  const found = new Map<number, number>();
  let highest = 1;
  for (let power = 1; power < size; power++) highest = Math.imul(highest, FACTOR);
  let hash = 0;
  for (let index = start; index < end; index++) {
    const leaving = index - size;
    if (leaving >= start) hash = (hash - Math.imul(text.charCodeAt(leaving), highest)) | 0;
    hash = (Math.imul(hash, FACTOR) + text.charCodeAt(index)) | 0;
    if (leaving + 1 < start) continue;
    found.set(hash, found.has(hash) ? SEEN_TWICE : leaving + 1);
  }
  return found;
};

/**
 * Grams of `size` that stand once in `a[aStart, aEnd)` and once in `b[bStart, bEnd)`: the longest chain of
 * them that keeps its order in both (as in patience diff).
 */
export const chainUniqueGrams = (
  a: string,
  [aStart, aEnd]: readonly [number, number],
  b: string,
  [bStart, bEnd]: readonly [number, number],
  size: number,
): MatchRun[] => {
  const inB = uniqueGrams(b, bStart, bEnd, size);
  const pairs: MatchRun[] = [];
  for (const [hash, at] of uniqueGrams(a, aStart, aEnd, size)) {
    const other = at === SEEN_TWICE ? undefined : inB.get(hash);
    if (other === undefined || other === SEEN_TWICE) continue;
    if (b.startsWith(a.slice(at, at + size), other)) pairs.push({ a: at, b: other, length: size });
  }
  pairs.sort((one, two) => one.a - two.a);
  return longestIncreasing(pairs);
};

const longestIncreasing = (pairs: readonly MatchRun[]): MatchRun[] => {
  /** `tails[n]`: index of the pair that ends the best chain of n + 1 pairs. */
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tails[middle] ?? -1]?.b ?? Infinity) < pair.b) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const chain: MatchRun[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
};
