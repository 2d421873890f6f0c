import type { TextModel } from './build-text-model.ts';
import { firstRunOfNode, runAt } from './runs.ts';

interface NodePosition<N> {
  readonly node: N;
  /** UTF-16 code units into the data of the text node. */
  readonly offset: number;
}

/** Part of one text node: `data.slice(start, end)`. */
export interface NodePiece<N> {
  readonly node: N;
  readonly start: number;
  readonly end: number;
}

const at = (array: Int32Array, index: number): number => array[index] ?? 0;

const position = <N>(model: TextModel<N>, run: number, inside: number): NodePosition<N> | null => {
  const node = model.nodes[at(model.runs.nodes, run)];
  return node === undefined ? null : { node, offset: at(model.runs.raws, run) + inside };
};

/**
 * Where a canonical offset stands in the tree. `start` gives the place just before the character at
 * `offset`, `end` the place just behind the character before it: the two ends of a range never reach into
 * a neighbouring text node. Null only for a model without text. Offsets outside the text are clamped.
 */
export const toNode = <N>(
  model: TextModel<N>,
  offset: number,
  side: 'start' | 'end',
): NodePosition<N> | null => {
  const { runs } = model;
  if (runs.count === 0) return null;
  const character = Math.min(Math.max(side === 'end' ? offset - 1 : offset, 0), model.text.length - 1);
  const run = runAt(runs, character);
  const inside = character - at(runs.starts, run);
  if (inside < at(runs.lengths, run)) {
    const behind = side === 'end' ? offset > 0 : offset > character;
    return position(model, run, inside + (behind ? 1 : 0));
  }
  // The character is a separator that stands nowhere in the tree.
  return side === 'start' ? position(model, run + 1, 0) : position(model, run, at(runs.lengths, run));
};

/**
 * Canonical offset of a place in a text node. A place among collapsed or invisible characters gets the
 * offset of the nearest character of the same node, in a node without any that of the next node's first.
 * Null when the model did not read the node (it is no text node, or inside a skipped element).
 */
export const toOffset = <N>(model: TextModel<N>, node: N, rawOffset: number): number | null => {
  const index = model.indexOfNode.get(node);
  if (index === undefined) return null;
  const { runs, text } = model;
  const first = firstRunOfNode(runs, index);
  const behind = firstRunOfNode(runs, index + 1);
  if (first === behind) return first < runs.count ? at(runs.starts, first) : text.length;

  // Last run of this node that begins at or before the place.
  let low = first;
  let high = behind;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(runs.raws, middle) <= rawOffset) low = middle + 1;
    else high = middle;
  }
  const run = low - 1;
  if (run < first) return at(runs.starts, first);
  const inside = rawOffset - at(runs.raws, run);
  const length = at(runs.lengths, run);
  if (inside <= length) return at(runs.starts, run) + inside;
  return run + 1 < behind ? at(runs.starts, run + 1) : at(runs.starts, run) + length;
};

/**
 * The parts of text nodes that carry `[start, end)`, in order, one per node; white space that the model
 * collapsed between two of its characters belongs to the part.
 */
export const toPieces = <N>(model: TextModel<N>, start: number, end: number): NodePiece<N>[] => {
  const { runs } = model;
  const pieces: { node: N; start: number; end: number }[] = [];
  for (let run = Math.max(0, runAt(runs, start)); run < runs.count; run++) {
    const runStart = at(runs.starts, run);
    if (runStart >= end) break;
    const from = Math.max(start, runStart);
    const to = Math.min(end, runStart + at(runs.lengths, run));
    const node = model.nodes[at(runs.nodes, run)];
    if (from >= to || node === undefined) continue;
    const shift = at(runs.raws, run) - runStart;
    const last = pieces.at(-1);
    if (last?.node === node) last.end = to + shift;
    else pieces.push({ node, start: from + shift, end: to + shift });
  }
  return pieces;
};
