import { spend, type WorkBudget } from '../annotations/anchoring/work-budget.ts';
import { diffTokens } from './diff-tokens.ts';
import { splitWords } from './split-words.ts';

/** A piece of a sentence: in both, only in the old one, or only in the new one. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Steps for one pair of sentences; a pair that needs more is two different sentences. */
const SENTENCE_BUDGET = 2_000_000;
/** For the pairs of two texts together. */
export const SENTENCES_BUDGET = 10_000_000;
/** Pairs of characters looked up for all likenesses of two texts. */
const LIKENESS_BUDGET = 4_000_000;
const WORDLIKE = /[\p{L}\p{N}]/gu;

/**
 * What became of one sentence, word by word or character by character. Common pieces too short to be read
 * between two changes are shown as changed with them: `[法][国]际` helps nobody.
 */
export const compareSentence = (
  before: string,
  after: string,
  whole: WorkBudget = { steps: SENTENCE_BUDGET },
): Piece[] => {
  const budget = { steps: Math.min(SENTENCE_BUDGET, whole.steps) };
  const allowed = budget.steps;
  const a = splitWords(before);
  const b = splitWords(after);
  const runs = diffTokens(a, b, budget).filter(
    (run, at, all) =>
      at === 0 || at === all.length - 1 || isReadable(a.slice(run.a, run.a + run.length).join('')),
  );
  spend(whole, Math.max(0, allowed - budget.steps));
  const pieces: Piece[] = [];
  let [atA, atB] = [0, 0];
  const end = { a: a.length, b: b.length, length: 0 };
  for (const run of [...runs, end]) {
    push(pieces, 'removed', a.slice(atA, run.a));
    push(pieces, 'added', b.slice(atB, run.b));
    push(pieces, 'same', a.slice(run.a, run.a + run.length));
    [atA, atB] = [run.a + run.length, run.b + run.length];
  }
  return pieces;
};

const push = (pieces: Piece[], kind: Piece['kind'], tokens: readonly string[]): void => {
  if (tokens.length > 0) pieces.push({ kind, text: tokens.join('') });
};

const isReadable = (text: string): boolean => (text.match(WORDLIKE)?.length ?? 0) >= 2;

/**
 * How alike two sentences are, from 0 to 1: Dice's coefficient (1945) over pairs of neighbouring characters,
 * without white space. What was found out about a sentence is kept for its next comparison. Where the budget is
 * used up, only equal sentences are alike.
 */
export const createLikeness = (
  budget: WorkBudget = { steps: LIKENESS_BUDGET },
): ((a: string, b: string) => number) => {
  const known = new Map<string, Pairs>();
  const pairs = (sentence: string): Pairs => {
    const found = known.get(sentence) ?? pairsOf(sentence);
    known.set(sentence, found);
    return found;
  };
  return (a, b) => {
    if (a === b) return 1;
    // Nothing is prepared that could not be used any more.
    return budget.steps <= 0 ? 0 : dice(pairs(a), pairs(b), budget);
  };
};

const dice = (a: Pairs, b: Pairs, budget: WorkBudget): number => {
  const total = a.total + b.total;
  // Two sentences of very different length cannot be alike.
  if (a.total === 0 || b.total === 0 || 2 * Math.min(a.total, b.total) < MIN_REACH * total) return 0;
  const [fewer, more] = a.counts.size <= b.counts.size ? [a.counts, b.counts] : [b.counts, a.counts];
  budget.steps -= fewer.size;
  let common = 0;
  for (const [pair, count] of fewer) common += Math.min(count, more.get(pair) ?? 0);
  return (2 * common) / total;
};

const MIN_REACH = 0.3;

interface Pairs {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

const pairsOf = (sentence: string): Pairs => {
  const text = sentence.replace(/\s+/g, '');
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, text.length - 1) };
};
