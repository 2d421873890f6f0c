import { readByteText } from '../importing/decoding/byte-text.ts';
import type { ReadBytes } from '../importing/decoding/byte-text.ts';
import { describeRange } from './describe-range.ts';
import type { Anchor, Annotation, AnnotationTarget, TextRange } from './annotation.ts';
import { prepareReanchoring, standsAt, toAnchor } from './reanchor.ts';
import type { Placement, Reanchoring } from './reanchor.ts';

/** One version read in two charsets. */
export interface RedecodedVersion {
  readonly version: number;
  readonly modelVersion: number;
  readonly before: { readonly text: string; readonly charset: string };
  readonly after: { readonly text: string; readonly charset: string };
  /** Canonical text of the article derived in `BYTE_CHARSET`. */
  readonly byteText: string;
}

const ORPHAN: Placement = { state: 'orphan', segments: [], suggestions: [] };

/**
 * Places the annotations of a version in the same version read in another charset. The words are all other
 * words now, but the bytes are the same: from the old reading an annotation is followed to its bytes, and from
 * there to the new reading. Selectors stay as they were written; what stood in other versions is left alone.
 */
export const anchorAfterRedecoding = (
  annotations: readonly Annotation[],
  redecoded: RedecodedVersion,
): readonly Annotation[] => {
  const { version, modelVersion } = redecoded;
  const place = prepareRedecoding(redecoded);
  // Where the bytes say nothing: an old reading of nothing but odd characters has no places.
  const byWords = prepareReanchoring(null, redecoded.after.text);
  return annotations.map((annotation) => {
    const shown = annotation.anchors.find((anchor) => anchor.version === version);
    const others = annotation.anchors.filter((anchor) => anchor !== shown);
    const target = targetIn(annotation, version, shown, redecoded.before.text);
    // What was made in another version is placed from that version when it is next asked for.
    if (!target) return { ...annotation, anchors: others };
    const placement = asMade(annotation.target, redecoded.after.text) ?? place(target);
    const found = placement.state === 'orphan' ? byWords(annotation.target) : placement;
    return { ...annotation, anchors: [...others, toAnchor(found, version, modelVersion)] };
  });
};

/** In the reading it was made in an annotation stands where it was made, whatever became of it in between. */
const asMade = (target: AnnotationTarget, text: string): Placement | null =>
  standsAt(target, text)
    ? { state: 'sure', segments: [{ start: target.start, end: target.end }], suggestions: [] }
    : null;

/** As it was made, or where it had been placed in an earlier reading of this very version. */
const targetIn = (
  { target }: Annotation,
  version: number,
  shown: Anchor | undefined,
  text: string,
): AnnotationTarget | null => {
  if (target.version !== version) return null;
  if (text.startsWith(target.exact, target.start) || !shown) return target;
  return followedTarget(target, shown, text) ?? target;
};

/** The place an annotation has now in the version it was made in, where that was read anew since. */
export const followedTarget = (
  target: AnnotationTarget,
  { segments }: Anchor,
  text: string,
): AnnotationTarget | null => {
  const [first, last] = [segments[0], segments.at(-1)];
  return first && last ? { ...target, ...describeRange(text, first.start, last.end) } : null;
};

const prepareRedecoding = ({ before, after, byteText }: RedecodedVersion): Reanchoring => {
  const old = readByteText(byteText, before.charset);
  const current = readByteText(byteText, after.charset);
  const intoOld = prepareReanchoring(before.text, old.text);
  const outOfCurrent = prepareReanchoring(current.text, after.text);
  return (target) => {
    const found = intoOld(target);
    const [first, last] = [found.segments[0], found.segments.at(-1)];
    if (!first || !last) return ORPHAN;
    const range = sameBytes({ start: first.start, end: last.end }, old, current);
    if (range.end <= range.start || current.text.slice(range.start, range.end).trim() === '') return ORPHAN;
    const placed = outOfCurrent({ ...target, ...describeRange(current.text, range.start, range.end) });
    return found.state === 'review' && placed.state === 'sure' ? { ...placed, state: 'review' } : placed;
  };
};

/** Widened to whole characters. */
const sameBytes = ({ start, end }: TextRange, from: ReadBytes, to: ReadBytes): TextRange => {
  const firstByte = from.starts[start] ?? 0;
  const lastByte = from.starts[end] ?? 0;
  return { start: lastAtOrBefore(to.starts, firstByte), end: firstAtOrBehind(to.starts, lastByte) };
};

const firstAtOrBehind = (starts: Int32Array, place: number): number => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
};

const lastAtOrBefore = (starts: Int32Array, place: number): number => {
  const at = firstAtOrBehind(starts, place);
  if ((starts[at] ?? 0) <= place) return at;
  // A character that begins before the place reaches over it; surrogates share their place.
  return firstAtOrBehind(starts, starts[at - 1] ?? 0);
};
