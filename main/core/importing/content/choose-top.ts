import type { Block } from './block.ts';
import { baseScore } from './score-candidates.ts';
import type { NameHints } from './name-hints.ts';

const RIVALS = 5;
const RIVAL_SHARE = 0.75;
const MIN_RIVALS = 3;
const MAX_CLIMB = 400;

/**
 * The box that holds the article, or null when nothing but the page itself does: the best candidate, or a box
 * around it that several good ones share, or that scores higher still, or that holds nothing else. After
 * Readability's `_grabArticle`.
 */
export const chooseTop = (candidates: readonly Block[], hints: NameHints | null): Block | null => {
  const best = bestOf(candidates);
  const [first] = best;
  if (!first || first.index === 0) return null;
  let top = sharedAncestor(first, best) ?? first;
  if (!top.isCandidate) {
    top.isCandidate = true;
    top.score = baseScore(top, hints);
  }
  top = higherScored(top);
  while (top.parent && top.parent.index > 0 && top.parent.children === 1) top = top.parent;
  return top;
};

const bestOf = (candidates: readonly Block[]): Block[] => {
  const best: Block[] = [];
  for (const candidate of candidates) {
    const place = best.findIndex(({ score }) => candidate.score > score);
    if (place === -1 && best.length >= RIVALS) continue;
    best.splice(place === -1 ? best.length : place, 0, candidate);
    if (best.length > RIVALS) best.pop();
  }
  return best;
};

/** The nearest box around the best that holds three other good ones too. */
const sharedAncestor = (first: Block, best: readonly Block[]): Block | null => {
  const rivals = best.slice(1).filter(({ score }) => score / first.score >= RIVAL_SHARE);
  if (rivals.length < MIN_RIVALS) return null;
  let around = first.parent;
  for (let step = 0; around && around.index > 0 && step < MAX_CLIMB; step++, around = around.parent) {
    const box = around;
    if (rivals.filter((rival) => rival !== box && box.contains(rival)).length >= MIN_RIVALS) return box;
  }
  return null;
};

const higherScored = (top: Block): Block => {
  let last = top.score;
  const threshold = last / 3;
  for (let up = top.parent; up && up.index > 0; up = up.parent) {
    if (!up.isCandidate) continue;
    if (up.score < threshold) break;
    if (up.score > last) return up;
    last = up.score;
  }
  return top;
};
