import type { WorkBudget } from '../annotations/anchoring/work-budget.ts';
import { compareSentence, createLikeness, SENTENCES_BUDGET } from './compare-sentence.ts';
import type { Piece } from './compare-sentence.ts';
import { diffTokens } from './diff-tokens.ts';
import { pairInOrder } from './pair-in-order.ts';
import { splitSentences } from './split-sentences.ts';
import type { Sentence } from './split-sentences.ts';

/** One sentence, or what became of one, in the order of reading. */
export interface ComparedSentence {
  /** `moved-away` stands where the sentence was, `moved-here` where it is now; both have the same `move`. */
  readonly kind: 'same' | 'added' | 'removed' | 'edited' | 'moved-away' | 'moved-here';
  /** The words: of the new text, or of the old one where they are gone from here. */
  readonly text: string;
  /** What changed within it; for `edited`, and for `moved-here` where it changed on the way. */
  readonly pieces: readonly Piece[];
  readonly move: number | null;
  /** Last of its paragraph. */
  readonly endsParagraph: boolean;
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** An edit costs its number: some 3,000 sentences that are in both texts may stand elsewhere. */
const TEXT_BUDGET = 5_000_000;
/** Sentences as alike as this are one sentence, edited. */
const EDITED = 0.5;
/** Elsewhere in the text more is asked for: much of a long text is alike. */
const MOVED_AND_EDITED = 0.8;
/** Nobody misses so short a sentence at its old place. */
const SHORTEST_MOVE = 6;
const MOST_COMPARED_MOVES = 40_000;

/**
 * Two texts compared sentence by sentence (the difference of Myers over sentences), then word by word within
 * sentences that were edited. A sentence that stands elsewhere now has moved: it is neither added nor removed.
 */
export const compareTexts = (before: string, after: string): ComparedSentence[] => {
  const a = splitSentences(before);
  const b = splitSentences(after);
  const textsA = a.map(({ text }) => text);
  const textsB = b.map(({ text }) => text);
  const same = new Map<number, number>();
  for (const run of diffTokens(textsA, textsB, { steps: TEXT_BUDGET })) {
    for (let at = 0; at < run.length; at++) same.set(run.a + at, run.b + at);
  }
  const edited = new Map<number, number>();
  const likeness = createLikeness();
  for (const gap of gapsBetween(same, a.length, b.length)) {
    for (const { a: from, b: to } of pairInOrder(
      gap.a.map((at) => textsA[at] ?? ''),
      gap.b.map((at) => textsB[at] ?? ''),
      { likeness, least: EDITED },
    )) {
      edited.set(gap.a[from] ?? 0, gap.b[to] ?? 0);
    }
  }
  const moved = findMoves(a, b, { same, edited, likeness });
  return inReadingOrder(a, b, { same, edited, moved });
};

interface Gap {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

const gapsBetween = (same: ReadonlyMap<number, number>, lengthA: number, lengthB: number): Gap[] => {
  const gaps: Gap[] = [];
  let [atA, atB] = [0, 0];
  for (const [nextA, nextB] of [...same, [lengthA, lengthB] as const]) {
    if (nextA > atA && nextB > atB) gaps.push({ a: range(atA, nextA), b: range(atB, nextB) });
    [atA, atB] = [nextA + 1, nextB + 1];
  }
  return gaps;
};

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

const findMoves = (
  a: readonly Sentence[],
  b: readonly Sentence[],
  {
    same,
    edited,
    likeness,
  }: Omit<Relations, 'moved'> & { readonly likeness: (a: string, b: string) => number },
): Pair[] => {
  const takenB = new Set([...same.values(), ...edited.values()]);
  const leftA = range(0, a.length).filter((at) => !same.has(at) && !edited.has(at) && isLong(a[at]));
  const leftB = range(0, b.length).filter((at) => !takenB.has(at) && isLong(b[at]));
  const moves: Pair[] = [];
  const free = new Set(leftB);
  const move = (from: number, to: number | undefined): boolean => {
    if (to === undefined) return false;
    moves.push({ a: from, b: to });
    return free.delete(to);
  };
  const placesB = placesOf(b, leftB);
  const rest = leftA.filter((from) => !move(from, placesB.get(a[from]?.text ?? '')?.pop()));
  if (rest.length * free.size > MOST_COMPARED_MOVES) return moves;
  for (const from of rest) {
    const isIt = (to: number): boolean =>
      likeness(a[from]?.text ?? '', b[to]?.text ?? '') >= MOVED_AND_EDITED;
    move(from, [...free].find(isIt));
  }
  return moves;
};

/** Where each text stands, the first place last. */
const placesOf = (sentences: readonly Sentence[], among: readonly number[]): Map<string, number[]> => {
  const places = new Map<string, number[]>();
  for (const at of among.toReversed()) {
    const text = sentences[at]?.text ?? '';
    const known = places.get(text);
    if (known) known.push(at);
    else places.set(text, [at]);
  }
  return places;
};

const isLong = (sentence: Sentence | undefined): boolean => (sentence?.text.length ?? 0) >= SHORTEST_MOVE;

interface Relations {
  readonly same: ReadonlyMap<number, number>;
  readonly edited: ReadonlyMap<number, number>;
  readonly moved: readonly Pair[];
}

/** The new text with what is gone from it where it stood, before what came in its place. */
const inReadingOrder = (
  a: readonly Sentence[],
  b: readonly Sentence[],
  { same, edited, moved }: Relations,
): ComparedSentence[] => {
  const anchors = new Map([...same, ...edited].map(([from, to]) => [to, from]));
  const awayBy = new Map(moved.map((move, number) => [move.a, number]));
  const hereBy = new Map(moved.map((move, number) => [move.b, number]));
  const found: ComparedSentence[] = [];
  const budget = { steps: SENTENCES_BUDGET };
  let atA = 0;
  const leaveUntil = (end: number): void => {
    for (; atA < end; atA++) {
      const sentence = a[atA];
      const move = awayBy.get(atA) ?? null;
      if (sentence) found.push(entry(sentence, move === null ? 'removed' : 'moved-away', [], move));
    }
  };
  const arrive = (sentence: Sentence, at: number): void => {
    const move = hereBy.get(at) ?? null;
    const origin = move === null ? undefined : a[moved[move]?.a ?? -1];
    found.push(
      entry(sentence, move === null ? 'added' : 'moved-here', changesFrom(origin, sentence, budget), move),
    );
  };
  for (const [at, sentence] of b.entries()) {
    const from = anchors.get(at);
    if (from === undefined) {
      arrive(sentence, at);
      continue;
    }
    leaveUntil(from);
    atA = from + 1;
    const pieces = changesFrom(a[from], sentence, budget);
    found.push(entry(sentence, pieces.length === 0 ? 'same' : 'edited', pieces, null));
  }
  leaveUntil(a.length);
  return removedFirst(found);
};

const changesFrom = (before: Sentence | undefined, after: Sentence, budget: WorkBudget): Piece[] =>
  before === undefined || before.text === after.text ? [] : compareSentence(before.text, after.text, budget);

const entry = (
  { text, endsParagraph }: Sentence,
  kind: ComparedSentence['kind'],
  pieces: readonly Piece[],
  move: number | null,
): ComparedSentence => ({ kind, text, pieces, move, endsParagraph });

const isGone = ({ kind }: ComparedSentence): boolean => kind === 'removed' || kind === 'moved-away';
const isNew = ({ kind }: ComparedSentence): boolean => kind === 'added' || kind === 'moved-here';

/** Between two sentences that stayed, the old words come before the new ones. */
const removedFirst = (found: readonly ComparedSentence[]): ComparedSentence[] => {
  const ordered: ComparedSentence[] = [];
  let waiting: ComparedSentence[] = [];
  for (const sentence of found) {
    if (isNew(sentence)) waiting.push(sentence);
    else if (isGone(sentence)) ordered.push(sentence);
    else {
      ordered.push(...waiting, sentence);
      waiting = [];
    }
  }
  return [...ordered, ...waiting];
};
