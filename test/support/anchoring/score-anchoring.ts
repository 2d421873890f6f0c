import { describeRange } from '../../../main/core/annotations/describe-range.ts';
import type { RangeDescription } from '../../../main/core/annotations/describe-range.ts';
import { foldText } from '../../../main/core/annotations/key-stream.ts';
import { prepareReanchoring } from '../../../main/core/annotations/reanchor.ts';
import type { Placement } from '../../../main/core/annotations/reanchor.ts';
import type { GrammarLanguage } from './article-grammar.ts';
import type { Mutation } from './mutations.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { joinTracked, trackParagraphs } from './tracked-text.ts';
import type { TrackedText } from './tracked-text.ts';

export interface Sample {
  readonly language: GrammarLanguage;
  readonly paragraphs: readonly string[];
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

const NEAREST_CONTEXT = 16;

/** Lengths as readers mark: a quarter below 10 characters, some of several paragraphs. */
const chooseLength = (random: Random): number => {
  const kind = random.next();
  if (kind < 0.25) return 2 + random.below(8);
  if (kind < 0.6) return 10 + random.below(35);
  if (kind < 0.85) return 45 + random.below(160);
  return 205 + random.below(1200);
};

/** Neither a run of dashes nor standing twice with its nearest context: then no place is more right than another. */
const isDecidable = (key: string, { exact, prefix, suffix }: RangeDescription): boolean => {
  const quote = foldText(exact);
  if (new Set(quote).size < Math.min(quote.length, 3) && quote.length > 2) return false;
  const needle =
    foldText(prefix).slice(-NEAREST_CONTEXT) + quote + foldText(suffix).slice(0, NEAREST_CONTEXT);
  return quote.length >= 2 && key.indexOf(needle) === key.lastIndexOf(needle);
};

export const makeSample = (
  language: GrammarLanguage,
  paragraphs: readonly string[],
  highlights: number,
  random: Random,
): Sample => {
  const text = paragraphs.join('\n');
  const key = foldText(text);
  const ranges: { start: number; end: number }[] = [];
  for (let tries = 0; ranges.length < highlights && tries < highlights * 10; tries++) {
    const length = Math.min(chooseLength(random), text.length - 1);
    const start = random.below(text.length - length);
    const described = describeRange(text, start, start + length);
    if (isDecidable(key, described)) ranges.push({ start: described.start, end: described.end });
  }
  return { language, paragraphs, text, ranges };
};

export interface Score {
  cases: number;
  exact: number;
  approximate: number;
  /** Shown as certain, in the wrong place. */
  wrong: number;
  lost: number;
  reviewRight: number;
  reviewWrong: number;
  /** Cases in which a foreign block of at least 24 characters became marked. */
  foreignMarked: number;
  /** Cases whose text was deleted. */
  deleted: number;
  deletedOrphan: number;
  deletedReview: number;
  deletedWrong: number;
}

export const emptyScore = (): Score => ({
  cases: 0,
  exact: 0,
  approximate: 0,
  wrong: 0,
  lost: 0,
  reviewRight: 0,
  reviewWrong: 0,
  foreignMarked: 0,
  deleted: 0,
  deletedOrphan: 0,
  deletedReview: 0,
  deletedWrong: 0,
});

interface Truth {
  readonly survived: number;
  readonly first: number;
  readonly last: number;
}

const truthOf = ({ origins }: TrackedText, start: number, end: number): Truth => {
  let survived = 0;
  let first = -1;
  let last = -1;
  for (const [at, origin] of origins.entries()) {
    if (origin < start || origin >= end) continue;
    if (first < 0) first = at;
    last = at;
    survived++;
  }
  return { survived, first, last };
};

/** Whether other text of the original now stands between the parts of the quotation. */
const isTorn = (
  { origins }: TrackedText,
  { first, last }: Truth,
  { start, end }: { start: number; end: number },
): boolean =>
  first >= 0 &&
  origins.subarray(first, last + 1).some((origin) => origin >= 0 && (origin < start || origin >= end));

/** Whether the ends of the marks agree with the truth; characters put in at an end, and space, do not count. */
const isExact = (
  tracked: TrackedText,
  { segments }: Placement,
  truth: Truth,
  start: number,
  end: number,
): boolean => {
  const covered = new Uint8Array(tracked.text.length);
  for (const segment of segments) covered.fill(1, segment.start, segment.end);
  for (const [at, origin] of tracked.origins.entries()) {
    const wanted = origin >= start && origin < end;
    const isLetter = origin >= 0 && tracked.text.charAt(at).trim() !== '';
    if (isLetter && wanted !== (covered[at] === 1)) return false;
  }
  return truth.first >= 0;
};

const overlapOf = (
  tracked: TrackedText,
  { segments }: Placement,
  survived: number,
  start: number,
  end: number,
): number => {
  let common = 0;
  let marked = 0;
  for (const segment of segments) {
    for (let at = segment.start; at < segment.end; at++) {
      const origin = tracked.origins[at] ?? -1;
      marked++;
      if (origin >= start && origin < end) common++;
    }
  }
  return common / Math.max(1, marked + survived - common);
};

const foreignCharacters = (tracked: TrackedText, { segments }: Placement): number => {
  let foreign = 0;
  for (const segment of segments) {
    for (let at = segment.start; at < segment.end; at++) foreign += tracked.blocks[at] ?? 0;
  }
  return foreign;
};

const outcomeOf = (
  tracked: TrackedText,
  placement: Placement,
  { start, end }: { start: number; end: number },
): keyof Score => {
  const truth = truthOf(tracked, start, end);
  if (truth.survived === 0) {
    if (placement.state === 'orphan') return 'deletedOrphan';
    return placement.state === 'review' ? 'deletedReview' : 'deletedWrong';
  }
  if (placement.state === 'orphan') return 'lost';
  const right = overlapOf(tracked, placement, truth.survived, start, end) >= 0.5;
  if (placement.state === 'review') return right ? 'reviewRight' : 'reviewWrong';
  if (isExact(tracked, placement, truth, start, end)) return 'exact';
  return right ? 'approximate' : 'wrong';
};

/** What becomes of one highlight; null where nobody can say what would be right. */
const placeOne = (
  { text }: Sample,
  range: { start: number; end: number },
  tracked: TrackedText,
  oldTextKnown: boolean,
): { outcome: keyof Score; placement: Placement } | null => {
  const truth = truthOf(tracked, range.start, range.end);
  const isHalfGone = truth.survived > 0 && truth.survived < (range.end - range.start) / 2;
  if (isHalfGone || isTorn(tracked, truth, range)) return null;
  const target = { version: 1, modelVersion: 1, ...describeRange(text, range.start, range.end) };
  const placement = prepareReanchoring(oldTextKnown ? text : null, tracked.text)(target);
  return { outcome: outcomeOf(tracked, placement, range), placement };
};

/** Runs every mutation over every highlight and says what became of it. */
export const scoreMutations = (
  samples: readonly Sample[],
  mutations: Readonly<Record<string, Mutation>>,
  { oldTextKnown, seed }: { readonly oldTextKnown: boolean; readonly seed: number },
): Record<string, Score> => {
  const scores: Record<string, Score> = {};
  for (const [name, mutate] of Object.entries(mutations)) {
    const score = (scores[name] = emptyScore());
    const random = createRandom(seed);
    for (const sample of samples) {
      for (const range of sample.ranges) {
        const { language } = sample;
        const paragraphs = trackParagraphs(sample.paragraphs);
        const tracked = joinTracked(mutate({ paragraphs, language, random, ...range }));
        const placed = placeOne(sample, range, tracked, oldTextKnown);
        if (!placed) continue;
        const isDeleted = placed.outcome.startsWith('deleted');
        score[placed.outcome]++;
        score[isDeleted ? 'deleted' : 'cases']++;
        if (!isDeleted && foreignCharacters(tracked, placed.placement) >= 24) score.foreignMarked++;
      }
    }
  }
  return scores;
};

export const addScores = (scores: readonly Score[]): Score => {
  const total = emptyScore();
  for (const score of scores) {
    for (const key of Object.keys(total) as (keyof Score)[]) total[key] += score[key];
  }
  return total;
};
