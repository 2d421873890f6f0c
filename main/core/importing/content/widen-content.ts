import type { Block } from './block.ts';

const SMALL = 0.4;
const MOST = 0.75;
const ENOUGH = 500;

type Counted = Pick<Block, 'chars' | 'linkChars'>;

const plainChars = ({ chars, linkChars }: Counted): number => Math.max(0, chars - linkChars);

/** Whether so little of the page's text was found that the page may be of another kind: a product, a recipe, a thread. */
export const isScant = (kept: readonly Block[], page: Counted): boolean => {
  const found = kept.reduce((sum, block) => sum + plainChars(block), 0);
  return plainChars(page) >= ENOUGH && found < plainChars(page) * SMALL;
};

/**
 * The smallest box that holds most of the text of a page without an article in the middle of it. Everything doubtful
 * must have been left out and summed up before.
 */
export const boxOfMost = (page: Block, blocks: readonly Block[]): Block => {
  const wanted = plainChars(page) * MOST;
  let box = page;
  for (let at = page.index + 1; at < box.end; at++) {
    const block = blocks[at];
    if (!block?.element || block.leftOut !== null || plainChars(block) < wanted) {
      if (block) at = block.end - 1;
      continue;
    }
    box = block;
  }
  return box;
};
