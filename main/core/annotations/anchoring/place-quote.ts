import { contextOf, scoreOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { findApproximate, findByEnds, findOccurrences } from './find-candidates.ts';
import { followAlignment, occupiedShare } from './follow-alignment.ts';
import type { AlignedTexts } from './follow-alignment.ts';
import { isAcceptable, isSure } from './judge-candidate.ts';
import type { PreparedText } from './prepare-text.ts';
import type { QuotePattern } from './quote-pattern.ts';
import type { WorkBudget } from './work-budget.ts';

export interface Placed {
  /** Null for an orphan. */
  readonly candidate: Candidate | null;
  readonly sure: boolean;
  /** All candidates, the likeliest first. */
  readonly ranked: readonly Candidate[];
}

/** Preference for where the text itself went, and for nearness, over equal similarity. */
const ALIGNED_BONUS = 0.15;
const NEARNESS_BONUS = 0.04;
/** A lead below this is no lead. */
const AMBIGUOUS_LEAD = 0.05;

/**
 * Finds the place of a quotation in a new text. With the alignment of old and new text known, a place that
 * other old text went to is refused, and a place that was deleted is not guessed at.
 */
export const placeQuote = (
  pattern: QuotePattern,
  prepared: PreparedText,
  aligning: AlignedTexts | null,
  budget: WorkBudget,
): Placed => {
  const aligned = aligning ? followAlignment(pattern, aligning, budget) : null;
  const expected = aligned ? aligned.start : pattern.start;
  const found = withoutTwins(findCandidates(pattern, prepared, aligned, expected, budget));
  const rank = (candidate: Candidate): number =>
    scoreOf(candidate) +
    (candidate.source === 'alignment' ? ALIGNED_BONUS : 0) +
    NEARNESS_BONUS * nearness(candidate, expected, prepared);
  const isFree = ({ source, start, end }: Candidate): boolean =>
    source === 'alignment' || !aligning || occupiedShare(pattern, aligning.runs, start, end) < 0.5;
  const free = found.filter(isFree).sort((a, b) => rank(b) - rank(a));
  const ranked = [...free, ...found.filter((candidate) => !free.includes(candidate))];

  const [best, second] = free;
  const { length } = pattern.quote;
  const deleted = aligning !== null && !aligned;
  if (!best || !isAcceptable(best, length, deleted)) return { candidate: null, sure: false, ranked };
  const ambiguous = isRival(second, best, length) && rank(best) - rank(second) < AMBIGUOUS_LEAD;
  if (ambiguous && contextOf(best).average < 0.7) return { candidate: null, sure: false, ranked };
  return { candidate: best, sure: !ambiguous && isSure(best, length, deleted), ranked };
};

/** What is looked for further depends on how good the place is that the alignment names. */
const findCandidates = (
  pattern: QuotePattern,
  prepared: PreparedText,
  aligned: Candidate | null,
  expected: number,
  budget: WorkBudget,
): Candidate[] => {
  if (aligned && isBeyondDoubt(aligned)) return [aligned];
  const found = aligned ? [aligned] : [];
  found.push(...findOccurrences(pattern, prepared, expected, budget));
  if (found.some(isStrong)) return found;
  return [
    ...found,
    ...findApproximate(pattern, prepared, budget),
    ...findByEnds(pattern, prepared, expected, budget),
  ];
};

/** From 0 at the far end of the text to 1. */
const nearness = ({ start }: Candidate, expected: number, { stream }: PreparedText): number =>
  1 - Math.min(1, Math.abs(start - expected) / Math.max(1, stream.key.length));

/** Whether another place is as like the quotation as the best one, which the alignment does not name. */
const isRival = (other: Candidate | undefined, best: Candidate, length: number): other is Candidate =>
  other !== undefined &&
  best.source !== 'alignment' &&
  other.quote >= best.quote - 0.02 &&
  Math.abs(other.start - best.start) > length / 2;

const isBeyondDoubt = (candidate: Candidate): boolean =>
  candidate.quote > 0.999 && contextOf(candidate).average > 0.95;

/** So good that nothing better can turn up by looking for something like it. */
const isStrong = (candidate: Candidate): boolean =>
  candidate.source === 'alignment'
    ? candidate.quote > 0.9 && scoreOf(candidate) > 0.85
    : candidate.source === 'quote' && candidate.before > 0.75 && candidate.after > 0.75;

/** Of candidates for the same place the best; that the alignment leads there is kept. */
const withoutTwins = (candidates: readonly Candidate[]): Candidate[] => {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const twin = kept.findIndex(
      ({ start, end }) => Math.abs(start - candidate.start) <= 2 && Math.abs(end - candidate.end) <= 2,
    );
    const other = kept[twin];
    if (!other) kept.push(candidate);
    else if (scoreOf(candidate) > scoreOf(other)) {
      kept[twin] = other.source === 'alignment' ? { ...candidate, source: 'alignment' } : candidate;
    }
  }
  return kept;
};
