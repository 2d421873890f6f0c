import type { Block } from './block.ts';
import { chooseTop } from './choose-top.ts';
import { doubtBlock } from './doubt-block.ts';
import { joinSiblings } from './join-siblings.ts';
import { leaveOutUnlikely } from './leave-out.ts';
import type { NameHints } from './name-hints.ts';
import { scoreCandidates } from './score-candidates.ts';
import { sheltersOf } from './shelters.ts';
import { sumBlocks } from './sum-blocks.ts';
import { trimExtras } from './trim-extras.ts';
import { boxOfMost, isScant } from './widen-content.ts';

/** What is believed in one look at the page. */
export interface Attempt {
  /** Names of boxes for other things. */
  readonly byNames: boolean;
  /** Names in the score. */
  readonly byWeight: boolean;
  /** Signs that a piece of the article is none of it. */
  readonly byDoubt: boolean;
}

/** In letters: so much text is an article. */
export const ENOUGH = 500;

export interface Found {
  readonly kept: readonly Block[];
  readonly chars: number;
  /** No need to look on with less suspicion. */
  readonly isEnough: boolean;
  readonly leftOut: Map<Block, string>;
}

/** One look at the page; `titles` are what it calls itself. What is marked on the blocks holds until the next look. */
export const tryOnce = (
  blocks: readonly Block[],
  titles: readonly string[],
  hints: NameHints,
  attempt: Attempt,
): Found => {
  const weights = attempt.byWeight ? hints : null;
  leaveOutUnlikely(blocks, { hints, byNames: attempt.byNames, titles });
  const [page] = blocks;
  if (!page) return { kept: [], chars: 0, isEnough: false, leftOut: new Map() };
  sumBlocks(blocks, page);
  const left = { chars: page.chars, linkChars: page.linkChars };
  const top = chooseTop(scoreCandidates(blocks, weights), weights);
  const clean = cleaner(blocks, weights, attempt.byDoubt);
  let kept: readonly Block[] = top ? joinSiblings(top, blocks) : [page];
  for (const block of kept) clean(block);
  if (attempt.byDoubt && isScant(kept, left)) kept = widen(kept, page, blocks, clean);
  // Before trimming: that a line was rightly taken out is no reason to believe names less.
  const chars = kept.reduce((sum, block) => sum + block.chars, 0);
  if (attempt.byDoubt) trimExtras(kept, blocks);
  return {
    kept: kept.length === 1 ? kept.map(withoutWrappers) : kept,
    chars,
    isEnough: chars >= ENOUGH || isMostOf(chars, left, page),
    leftOut: reasonsOf(blocks),
  };
};

type Clean = (box: Block) => void;

const cleaner =
  (blocks: readonly Block[], weights: NameHints | null, byDoubt: boolean): Clean =>
  (box) => {
    const shelters = sheltersOf(box, blocks);
    sumBlocks(blocks, box, (inner) => (byDoubt ? doubtBlock(inner, shelters(inner), weights) : null));
  };

const widen = (
  kept: readonly Block[],
  page: Block,
  blocks: readonly Block[],
  clean: Clean,
): readonly Block[] => {
  clean(page);
  return isScant(kept, page) ? [boxOfMost(page, blocks)] : kept;
};

const reasonsOf = (blocks: readonly Block[]): Map<Block, string> => {
  const reasons = new Map<Block, string>();
  for (const block of blocks) if (block.leftOut !== null) reasons.set(block, block.leftOut);
  return reasons;
};

const SHORT = 200;

/** A short text is believed where it is most of what the page has besides its boxes for other things. */
const isMostOf = (chars: number, left: { chars: number; linkChars: number }, { total }: Block): boolean =>
  chars >= SHORT && chars >= (left.chars - left.linkChars) * 0.5 && chars >= total * 0.25;

const WRAPPERS: ReadonlySet<string> = new Set(['body', 'main', 'div', 'section', 'article']);

/** Boxes around nothing but one other box say nothing. */
const withoutWrappers = (block: Block): Block => {
  let inner = block;
  while (inner.only?.element && inner.ownChars === 0 && WRAPPERS.has(inner.only.element.name))
    inner = inner.only;
  return inner;
};
