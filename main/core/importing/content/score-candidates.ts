import type { Block } from './block.ts';
import type { NameHints } from './name-hints.ts';

const SCORED: ReadonlySet<string> = new Set('section h2 h3 h4 h5 h6 p td pre'.split(' '));
const MIN_CHARS = 25;
const LEVELS = 5;
const BASE: Readonly<Record<string, number>> = {
  div: 5,
  pre: 3,
  td: 3,
  blockquote: 3,
  address: -3,
  ol: -3,
  ul: -3,
  dl: -3,
  dd: -3,
  dt: -3,
  li: -3,
  form: -3,
  h1: -5,
  h2: -5,
  h3: -5,
  h4: -5,
  h5: -5,
  h6: -5,
  th: -5,
};
/** Words for machines: the page itself says where its article is. */
const DECLARED = 40;

/**
 * Lets every paragraph speak for the boxes around it: longer ones and those with more clauses louder, nearer boxes
 * more than farther ones. What is mostly links loses in proportion. Readability's score (Arc90; Mozilla), with a
 * bonus for what the page itself names its article. Returns the candidates.
 */
export const scoreCandidates = (blocks: readonly Block[], hints: NameHints | null): Block[] => {
  const candidates: Block[] = [];
  for (const block of blocks) {
    block.score = 0;
    block.isCandidate = false;
  }
  const visit = (block: Block): void => {
    if (block.merged || block.chars < MIN_CHARS || !SCORED.has(block.name)) return;
    const score = 2 + block.commas + Math.min(Math.floor(block.chars / 100), 3);
    let ancestor = block.parent;
    for (let level = 0; ancestor && level < LEVELS; level++, ancestor = ancestor.parent) {
      if (!ancestor.isCandidate) {
        ancestor.isCandidate = true;
        ancestor.score += baseScore(ancestor, hints);
        candidates.push(ancestor);
      }
      ancestor.score += score / (level === 0 ? 1 : level === 1 ? 2 : level * 3);
    }
  };
  eachLeft(blocks, visit);
  for (const candidate of candidates) candidate.score *= 1 - candidate.linkDensity;
  return candidates;
};

/** All blocks that are not left out, nor stand in one that is. */
export const eachLeft = (blocks: readonly Block[], visit: (block: Block) => void): void => {
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block) continue;
    if (block.leftOut === null) visit(block);
    else at = block.end - 1;
  }
};

export const baseScore = (block: Block, hints: NameHints | null): number => {
  const { element } = block;
  if (!element) return 0;
  const declared = element.attribs.itemprop?.includes('articleBody') === true;
  return (BASE[block.name] ?? 0) + (hints?.weightOf(element) ?? 0) + (declared ? DECLARED : 0);
};
