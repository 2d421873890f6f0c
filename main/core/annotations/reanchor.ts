import { alignKeys } from './anchoring/align-keys.ts';
import type { Candidate } from './anchoring/candidate.ts';
import type { AlignedTexts } from './anchoring/follow-alignment.ts';
import { placeQuote } from './anchoring/place-quote.ts';
import { prepareText } from './anchoring/prepare-text.ts';
import type { PreparedText } from './anchoring/prepare-text.ts';
import { patternOf } from './anchoring/quote-pattern.ts';
import { splitSegments } from './anchoring/split-segments.ts';
import { WHOLE_PAIR_BUDGET, SINGLE_QUOTE_BUDGET } from './anchoring/work-budget.ts';
import type { Anchor, AnchorState, AnnotationTarget, TextRange } from './annotation.ts';
import { toTextRange } from './key-stream.ts';

/** Goes up with every change that can place an annotation elsewhere; anchors of other numbers are made anew. */
export const ANCHORING_ALGORITHM = 1;

const MOST_SUGGESTIONS = 5;

export interface Placement {
  readonly state: AnchorState;
  /** In order of the text; empty for an orphan. */
  readonly segments: readonly TextRange[];
  /** Places that an orphan, or one to be reviewed, may have meant, the likeliest first. */
  readonly suggestions: readonly TextRange[];
}

/** Places annotations of one text in another. */
export type Reanchoring = (target: AnnotationTarget) => Placement;

/**
 * Prepares placing many annotations made in `oldText` (null where it is not known, as for imported ones)
 * in `newText`; the two are compared once. Nothing is guessed: what has no certain place is to be
 * reviewed, what has none is an orphan. Work is bounded by counted steps; beyond them an annotation is an
 * orphan.
 */
export const prepareReanchoring = (oldText: string | null, newText: string): Reanchoring => {
  const current = prepareText(newText);
  const old = oldText === null ? null : prepareText(oldText);
  let compared: AlignedTexts | undefined;
  const alignWith = (known: PreparedText): AlignedTexts =>
    (compared ??= {
      old: known,
      current,
      runs: alignKeys(known.stream.key, current.stream.key, { steps: WHOLE_PAIR_BUDGET }),
    });

  return (target) => {
    if (standsAt(target, newText)) {
      return { state: 'sure', segments: [{ start: target.start, end: target.end }], suggestions: [] };
    }
    // The stored text is the old text only while the quotation stands where it was made.
    const known = old !== null && oldText?.slice(target.start, target.end) === target.exact ? old : null;
    const pattern = patternOf(target, known);
    if (pattern.quote === '') return { state: 'orphan', segments: [], suggestions: [] };
    const budget = { steps: SINGLE_QUOTE_BUDGET };
    const { candidate, sure, ranked } = placeQuote(pattern, current, known && alignWith(known), budget);
    const suggest = (others: readonly Candidate[]): TextRange[] =>
      others.slice(0, MOST_SUGGESTIONS).map(({ start, end }) => toTextRange(current.stream, start, end));
    if (!candidate) return { state: 'orphan', segments: [], suggestions: suggest(ranked) };
    return {
      state: sure ? 'sure' : 'review',
      segments: splitSegments(pattern.quote, current, candidate, budget),
      suggestions: sure ? [] : suggest(ranked.filter((other) => other !== candidate)),
    };
  };
};

/** Whether quotation and context stand unchanged at the stored place. */
export const standsAt = ({ start, end, exact, prefix, suffix }: AnnotationTarget, text: string): boolean =>
  text.startsWith(exact, start) &&
  end === start + exact.length &&
  text.slice(0, start).endsWith(prefix) &&
  text.startsWith(suffix, end);

/** Where one annotation stands in another version; `prepareReanchoring` is cheaper for several of one pair. */
export const reanchor = (
  target: AnnotationTarget,
  oldText: string | null,
  newText: string,
  { version, modelVersion }: { readonly version: number; readonly modelVersion: number },
): Anchor => toAnchor(prepareReanchoring(oldText, newText)(target), version, modelVersion);

export const toAnchor = ({ state, segments }: Placement, version: number, modelVersion: number): Anchor => ({
  version,
  modelVersion,
  algorithm: ANCHORING_ALGORITHM,
  state,
  segments,
});
