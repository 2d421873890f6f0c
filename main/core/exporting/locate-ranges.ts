import { load } from 'cheerio';
import { buildTextModel, toPieces } from '../../../preload/contract/text-model.ts';
import type { NodePiece } from '../../../preload/contract/text-model.ts';
import type { TextRange } from '../annotations/annotation.ts';
import { parsedTree } from '../articles/parsed-tree.ts';
import type { ParsedNode } from '../articles/parsed-tree.ts';
import type { RawRange } from './page-script.ts';

/** The article inside a print document, as text model and as the browser will count it. */
export interface LocatedText {
  /** Canonical text. */
  readonly text: string;
  /** All characters of all text nodes. */
  readonly rawLength: number;
  /**
   * Positions in the text of the element for canonical ranges: only what the canonical text stands for, so
   * that a mark across a ruby gloss or an inline picture does not cover them.
   */
  readonly locate: (segments: readonly TextRange[]) => RawRange[];
}

const textNodes = function* (node: ParsedNode): Generator<ParsedNode> {
  if (parsedTree.kind(node) === 'text') yield node;
  else if (parsedTree.kind(node) === 'element') {
    for (const child of parsedTree.children(node)) yield* textNodes(child);
  }
};

/** Reads the element with this id out of a whole HTML document. */
export const locateText = (html: string, id: string): LocatedText => {
  const [root] = load(html)(`[id="${id}"]`).toArray();
  if (root === undefined) throw new Error(`the print document has no element ${id}`);
  const model = buildTextModel<ParsedNode>(root, parsedTree);
  const startOf = new Map<ParsedNode, number>();
  let rawLength = 0;
  for (const node of textNodes(root)) {
    startOf.set(node, rawLength);
    rawLength += parsedTree.data(node).length;
  }
  const raw = ({ node, start, end }: NodePiece<ParsedNode>): RawRange => {
    const from = startOf.get(node) ?? 0;
    return { start: from + start, end: from + end };
  };
  return {
    text: model.text,
    rawLength,
    locate: (segments) => segments.flatMap(({ start, end }) => toPieces(model, start, end).map(raw)),
  };
};
