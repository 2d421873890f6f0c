import { BLOCK_ELEMENTS, PREFORMATTED_ELEMENTS, SKIPPED_ELEMENTS } from './element-rules.ts';
import type { Runs } from './runs.ts';
import { TextWriter } from './text-writer.ts';
import type { TreeAdapter } from './tree-adapter.ts';

/** Goes up with every change of a rule that can move an offset; marks are then anchored anew. */
export const TEXT_MODEL_VERSION = 1;

/** The canonical text of a tree and where each of its characters stands there. */
export interface TextModel<N> {
  /** Offsets into it are UTF-16 code units. No white space at the ends, never two separators in a row. */
  readonly text: string;
  /** The text nodes that were read, in document order, those without visible characters among them. */
  readonly nodes: readonly N[];
  readonly indexOfNode: ReadonlyMap<N, number>;
  readonly runs: Runs;
}

interface OpenElement<N> {
  readonly children: Iterator<N>;
  readonly block: boolean;
  readonly preformatted: boolean;
}

/**
 * Reads the text of `root` as every part of Offprint counts it: block elements and `br` become one line
 * feed, runs of white space one space, invisible characters vanish; style sheets and layout play no part.
 * Depth of the tree is bounded by memory only.
 */
export const buildTextModel = <N>(root: N, adapter: TreeAdapter<N>): TextModel<N> => {
  const writer = new TextWriter();
  const nodes: N[] = [];
  const open: OpenElement<N>[] = [];

  const enter = (node: N, preformatted: boolean): void => {
    const kind = adapter.kind(node);
    if (kind === 'text') {
      writer.addText(nodes.length, adapter.data(node), preformatted);
      nodes.push(node);
    } else if (kind === 'element') {
      const name = adapter.name(node);
      if (SKIPPED_ELEMENTS.has(name)) return;
      const block = BLOCK_ELEMENTS.has(name);
      if (block || name === 'br') writer.breakLine();
      open.push({
        children: adapter.children(node)[Symbol.iterator](),
        block,
        preformatted: preformatted || PREFORMATTED_ELEMENTS.has(name),
      });
    }
  };

  enter(root, false);
  for (let element = open.at(-1); element; element = open.at(-1)) {
    const next = element.children.next();
    if (!next.done) {
      enter(next.value, element.preformatted);
      continue;
    }
    if (element.block) writer.breakLine();
    open.pop();
  }

  const indexOfNode = new Map(nodes.map((node, index) => [node, index]));
  return { ...writer.finish(), nodes, indexOfNode };
};
