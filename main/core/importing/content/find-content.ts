import { isElement } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import type { Block } from './block.ts';
import { chooseTop } from './choose-top.ts';
import { doubtBlock } from './doubt-block.ts';
import { joinSiblings } from './join-siblings.ts';
import { leaveOutUnlikely } from './leave-out.ts';
import { markDataTables } from './mark-data-tables.ts';
import { nameHints } from './name-hints.ts';
import type { NameHints } from './name-hints.ts';
import { readBlocks } from './read-blocks.ts';
import { scoreCandidates } from './score-candidates.ts';
import { sheltersOf } from './shelters.ts';
import { sumBlocks } from './sum-blocks.ts';
import { trimExtras } from './trim-extras.ts';
import { boxOfMost, isScant } from './widen-content.ts';

/** A piece of the page that is no part of the article. */
export interface Region {
  readonly node: HtmlNode;
  /** What spoke against it, as a stable code. */
  readonly reason: string;
  /** Whether it stands among the parts of the article. */
  readonly within: boolean;
}

/** The article within a page. */
export interface FoundContent {
  /** Holds all of the article. */
  readonly root: HtmlNode;
  /** In document order, largest pieces only. */
  readonly regions: readonly Region[];
  /** How much of it is text outside of links, in letters. */
  readonly chars: number;
  /** Nothing in the page looks like an article: all of it was kept. */
  readonly isWhole: boolean;
}

interface Attempt {
  readonly byNames: boolean;
  readonly byWeight: boolean;
  readonly byDoubt: boolean;
}

const ATTEMPTS: readonly Attempt[] = [
  { byNames: true, byWeight: true, byDoubt: true },
  { byNames: false, byWeight: true, byDoubt: true },
  { byNames: false, byWeight: false, byDoubt: true },
  { byNames: false, byWeight: false, byDoubt: false },
];
const ENOUGH = 500;

interface Found {
  readonly kept: readonly Block[];
  readonly chars: number;
  readonly leftOut: Map<Block, string>;
}

/**
 * Finds the article of a whole saved page. `titles` are what the page calls itself. Time grows in proportion to the
 * page.
 */
export const findContent = (body: HtmlElement, titles: readonly string[]): FoundContent => {
  const blocks = readBlocks(body);
  markDataTables(blocks);
  const hints = nameHints();
  let best: Found | null = null;
  for (const attempt of ATTEMPTS) {
    const found = tryOnce(blocks, titles, hints, attempt);
    if (!best || found.chars > best.chars) best = found;
    if (found.chars >= ENOUGH) {
      best = found;
      break;
    }
  }
  return best ? asContent(best, blocks, body) : { root: body, regions: [], chars: 0, isWhole: true };
};

const tryOnce = (
  blocks: readonly Block[],
  titles: readonly string[],
  hints: NameHints,
  attempt: Attempt,
): Found => {
  const weights = attempt.byWeight ? hints : null;
  leaveOutUnlikely(blocks, { hints, byNames: attempt.byNames, titles });
  const [page] = blocks;
  if (!page) return { kept: [], chars: 0, leftOut: new Map() };
  sumBlocks(blocks, page);
  const pageChars = { chars: page.chars, linkChars: page.linkChars };
  const top = chooseTop(scoreCandidates(blocks, weights), weights);
  let kept: readonly Block[] = top ? joinSiblings(top, blocks) : [page];
  const clean = (box: Block): void => {
    const shelters = sheltersOf(box, blocks);
    sumBlocks(blocks, box, (inner) => (attempt.byDoubt ? doubtBlock(inner, shelters(inner), weights) : null));
  };
  for (const block of kept) clean(block);
  if (attempt.byDoubt) {
    if (isScant(kept, pageChars)) {
      clean(page);
      if (isScant(kept, page)) kept = [boxOfMost(page, blocks)];
    }
  }
  // Before trimming: that a line was rightly taken out is no reason to believe names less.
  const chars = kept.reduce((sum, block) => sum + block.chars, 0);
  if (attempt.byDoubt) trimExtras(kept, blocks);
  const leftOut = new Map<Block, string>();
  for (const block of blocks) if (block.leftOut !== null) leftOut.set(block, block.leftOut);
  return { kept: kept.length === 1 ? kept.map(withoutWrappers) : kept, chars, leftOut };
};

const WRAPPERS: ReadonlySet<string> = new Set(['body', 'main', 'div', 'section', 'article']);

/** Boxes around nothing but one other box say nothing. */
const withoutWrappers = (block: Block): Block => {
  let inner = block;
  while (inner.only?.element && inner.ownChars === 0 && WRAPPERS.has(inner.only.element.name))
    inner = inner.only;
  return inner;
};

const asContent = (found: Found, blocks: readonly Block[], body: HtmlElement): FoundContent => {
  const root = rootOf(found.kept) ?? blocks[0];
  if (!root) return { root: body, regions: [], chars: 0, isWhole: true };
  const kept = new Set(found.kept);
  const chars = found.kept.reduce((sum, block) => sum + block.chars - block.linkChars, 0);
  return {
    root: root.element ?? body,
    regions: regionsOf(found, root, blocks),
    chars,
    isWhole: root.index === 0 && kept.has(root),
  };
};

const regionsOf = (found: Found, root: Block, blocks: readonly Block[]): Region[] => {
  const kept = new Set(found.kept);
  const regions: Region[] = [];
  for (let at = 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block || (block !== root && block.contains(root))) continue;
    const reason = found.leftOut.get(block) ?? (isBeside(block, root, kept) ? 'beside-the-article' : null);
    if (reason === null) continue;
    const within = root.contains(block);
    for (const node of block.element ? [block.element] : block.parts) regions.push({ node, reason, within });
    at = block.end - 1;
  }
  return regions;
};

const isBeside = (block: Block, root: Block, kept: ReadonlySet<Block>): boolean =>
  root.contains(block) ? block.parent === root && !kept.has(root) && !kept.has(block) : true;

const rootOf = (kept: readonly Block[]): Block | null => {
  const [first] = kept;
  if (!first) return null;
  if (kept.length === 1 && first.element && isElement(first.element)) return first;
  return first.parent;
};
