/** More comparisons than this are not made: neighbours are paired as they stand instead. */
const MOST_COMPARISONS = 100_000;

/**
 * Pairs members of two lists that are alike, without crossings, so that the sum of their likenesses is greatest
 * (the alignment of Needleman and Wunsch, 1970, without a price for gaps). Pairs less alike than `least` are none.
 */
export const pairInOrder = (
  a: readonly string[],
  b: readonly string[],
  { likeness, least }: { readonly likeness: (a: string, b: string) => number; readonly least: number },
): { readonly a: number; readonly b: number }[] => {
  if (a.length * b.length > MOST_COMPARISONS) return pairNeighbours(a, b, likeness, least);
  // What pairing these two is worth; nothing where they are not alike.
  const gains = new Grid(a.length, b.length);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const score = likeness(a[i] ?? '', b[j] ?? '');
      if (score >= least) gains.set(i, j, score);
    }
  }
  return readPairs(gains, bestSums(gains));
};

/** Numbers by row and column; 0 outside. */
class Grid {
  readonly rows: number;
  readonly columns: number;
  readonly #values: Float64Array;

  constructor(rows: number, columns: number) {
    this.rows = rows;
    this.columns = columns;
    this.#values = new Float64Array(rows * columns);
  }

  at(row: number, column: number): number {
    return row < this.rows && column < this.columns ? (this.#values[row * this.columns + column] ?? 0) : 0;
  }

  set(row: number, column: number, value: number): void {
    this.#values[row * this.columns + column] = value;
  }
}

/** The most that pairing everything from here on can be worth. */
const bestSums = (gains: Grid): Grid => {
  const best = new Grid(gains.rows, gains.columns);
  for (let i = gains.rows - 1; i >= 0; i--) {
    for (let j = gains.columns - 1; j >= 0; j--) {
      const gain = gains.at(i, j);
      const paired = gain > 0 ? gain + best.at(i + 1, j + 1) : 0;
      best.set(i, j, Math.max(paired, best.at(i + 1, j), best.at(i, j + 1)));
    }
  }
  return best;
};

const readPairs = (gains: Grid, best: Grid): { a: number; b: number }[] => {
  const pairs: { a: number; b: number }[] = [];
  let [i, j] = [0, 0];
  while (i < gains.rows && j < gains.columns) {
    const gain = gains.at(i, j);
    if (gain > 0 && best.at(i, j) === gain + best.at(i + 1, j + 1)) pairs.push({ a: i++, b: j++ });
    else if (best.at(i, j) === best.at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
};

const pairNeighbours = (
  a: readonly string[],
  b: readonly string[],
  likeness: (a: string, b: string) => number,
  least: number,
): { a: number; b: number }[] =>
  a.flatMap((text, at) => {
    const other = b[at];
    return other !== undefined && likeness(text, other) >= least ? [{ a: at, b: at }] : [];
  });
