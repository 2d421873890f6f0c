/** Places in the article's frame as offsets into its canonical text, and back. */
import { buildTextModel, toNode, toOffset, trimRange } from '../../preload/contract/text-model.ts';
import type { TextModel } from '../../preload/contract/text-model.ts';
import type { TextRange } from '../../preload/contract/annotations.ts';
import { domTree } from './dom-tree.ts';

export type ArticleText = TextModel<Node>;

/** `root` is the `<article>` of the readable copy, as the core reads it: what stands around it does not count. */
export const readArticleText = (root: Node): ArticleText => buildTextModel(root, domTree);

/**
 * Canonical offsets of what a range covers, without white space at its ends; null when it covers no text
 * or belongs to another document.
 */
export const rangeToOffsets = (article: ArticleText, range: AbstractRange): TextRange | null => {
  const start = pointToOffset(article, range.startContainer, range.startOffset);
  const end = pointToOffset(article, range.endContainer, range.endOffset);
  return start === null || end === null ? null : trimRange(article.text, start, end);
};

/** Offset of any point of the document: of the first character at or behind it. */
export const pointToOffset = (article: ArticleText, container: Node, offset: number): number | null => {
  const inText = toOffset(article, container, offset);
  if (inText !== null) return inText;
  const [first] = article.nodes;
  const document = container.ownerDocument ?? (container as Document);
  if (first?.getRootNode() !== container.getRootNode()) return null;

  const point = document.createRange();
  point.setStart(container, offset);
  let low = 0;
  let high = article.nodes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const node = article.nodes[middle];
    if (node && point.comparePoint(node, 0) < 0) low = middle + 1;
    else high = middle;
  }
  const next = article.nodes[low];
  return next ? toOffset(article, next, 0) : article.text.length;
};

/** A live range over `[start, end)`, for selecting, scrolling and measuring; null for an article without text. */
export const offsetsToRange = (article: ArticleText, { start, end }: TextRange): Range | null => {
  const from = toNode(article, start, 'start');
  const to = toNode(article, end, 'end');
  const document = from?.node.ownerDocument;
  if (!from || !to || !document) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
};

/** The same as plain data for painting: thousands of them cost the document nothing when it changes. */
export const offsetsToStaticRange = (
  article: ArticleText,
  { start, end }: TextRange,
): StaticRangeInit | null => {
  const from = toNode(article, start, 'start');
  const to = toNode(article, end, 'end');
  if (!from || !to) return null;
  return { startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset };
};
