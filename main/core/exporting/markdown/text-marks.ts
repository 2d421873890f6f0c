import { buildTextModel, toPieces } from '../../../../preload/contract/text-model.ts';
import { parsedTree } from '../../articles/parsed-tree.ts';
import type { ParsedNode } from '../../articles/parsed-tree.ts';
import type { NumberedAnnotation } from '../printed-annotation.ts';

/** `==` around the characters, and what stands behind them. */
export interface TextMarks {
  /** Marked parts of a text node, in order, none touching the next. */
  rangesOf(node: ParsedNode): readonly { readonly start: number; readonly end: number }[];
  /** Footnote references inside a text node, by the offset they stand at. */
  referencesOf(node: ParsedNode): readonly { readonly at: number; readonly number: number }[];
}

interface Range {
  start: number;
  end: number;
}

const union = (ranges: readonly Range[]): Range[] => {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
};

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/**
 * Marks for the text nodes below `root`; overlapping highlights become one, because `==` cannot overlap.
 * `text` is the canonical text of the tree.
 */
export const textMarks = (
  root: ParsedNode,
  placed: readonly NumberedAnnotation[],
): { readonly text: string; readonly marks: TextMarks } => {
  const model = buildTextModel<ParsedNode>(root, parsedTree);
  const ranges = new Map<ParsedNode, Range[]>();
  const references = new Map<ParsedNode, { at: number; number: number }[]>();
  for (const { annotation, segments, number } of placed) {
    const pieces = segments.flatMap(({ start, end }) => toPieces(model, start, end));
    for (const { node, start, end } of pieces) push(ranges, node, { start, end });
    const last = pieces.at(-1);
    if (last && annotation.note.trim() !== '') push(references, last.node, { at: last.end, number });
  }
  const merged = new Map([...ranges].map(([node, list]) => [node, union(list)]));
  return {
    text: model.text,
    marks: {
      rangesOf: (node) => merged.get(node) ?? [],
      referencesOf: (node) => references.get(node) ?? [],
    },
  };
};
