import type { Block } from './block.ts';

const MIN_THRESHOLD = 10;
const SHARE = 0.2;
const LONG = 80;
const MAX_LINKED = 0.25;

/**
 * The box of the article and those beside it that belong to it: with a score of their own, or a paragraph of running
 * text. Articles are cut in two by a box between their parts more often than not. After Readability.
 */
export const joinSiblings = (top: Block, blocks: readonly Block[]): Block[] => {
  const { parent } = top;
  if (!parent) return [top];
  const threshold = Math.max(MIN_THRESHOLD, top.score * SHARE);
  const joined: Block[] = [];
  for (let at = parent.index + 1; at < parent.end; at = blocks[at]?.end ?? parent.end) {
    const sibling = blocks[at];
    if (!sibling || (sibling !== top && (sibling.leftOut !== null || !belongs(sibling, top, threshold))))
      continue;
    joined.push(sibling);
  }
  return joined;
};

const belongs = (sibling: Block, top: Block, threshold: number): boolean => {
  const classes = top.element?.attribs.class ?? '';
  const bonus = classes !== '' && sibling.element?.attribs.class === classes ? top.score * SHARE : 0;
  if (sibling.isCandidate && sibling.score + bonus >= threshold) return true;
  if (sibling.name !== 'p') return false;
  return sibling.chars > LONG
    ? sibling.linkDensity < MAX_LINKED
    : sibling.chars > 0 && sibling.linkChars === 0 && sibling.ownFullStop;
};
