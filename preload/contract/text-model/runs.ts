/**
 * Pieces of the canonical text that come from one text node each, in order: piece `i` is
 * `text[starts[i] .. starts[i] + lengths[i])` and stands at `raws[i]` in the data of node `nodes[i]`.
 * Between two pieces lies at most one character, a space or line feed that no single character of the
 * tree stands for.
 */
export interface Runs {
  readonly count: number;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly raws: Int32Array;
  /** Index into the nodes of the model; never falls. */
  readonly nodes: Int32Array;
}

/** Index of the last run that starts at or before `offset`, or -1. */
export const runAt = (runs: Runs, offset: number): number => lastAtOrBelow(runs.starts, runs.count, offset);

/** Index of the first run of the node with index `node` or of a later node; `runs.count` when there is none. */
export const firstRunOfNode = (runs: Runs, node: number): number =>
  lastAtOrBelow(runs.nodes, runs.count, node - 1) + 1;

const lastAtOrBelow = (sorted: Int32Array, count: number, limit: number): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
