/** Where the annotations of an article stand in the version that is shown. */
import { followedTarget } from './anchor-redecoded.ts';
import type { Anchor, Annotation, AnnotationTarget } from './annotation.ts';
import { withAnchor } from './attach-annotation.ts';
import { ANCHORING_ALGORITHM, prepareReanchoring, toAnchor } from './reanchor.ts';
import type { Reanchoring } from './reanchor.ts';

export interface ShownVersion {
  readonly version: number;
  readonly modelVersion: number;
}

/**
 * The anchor in that version, or null when it must be computed first. An annotation made in this very
 * version stands where it was made, unless an anchor says otherwise.
 */
export const anchorIn = (annotation: Annotation, { version, modelVersion }: ShownVersion): Anchor | null => {
  const stored = annotation.anchors.find(
    (anchor) =>
      anchor.version === version &&
      anchor.modelVersion === modelVersion &&
      (anchor.algorithm === ANCHORING_ALGORITHM || anchor.by === 'user'),
  );
  if (stored) return stored;
  const { target } = annotation;
  if (target.version !== version || target.modelVersion !== modelVersion) return null;
  return {
    version,
    modelVersion,
    algorithm: ANCHORING_ALGORITHM,
    state: 'sure',
    segments: [{ start: target.start, end: target.end }],
  };
};

/** Versions whose texts `anchorAnnotations` needs beside the shown one; empty when nothing is to be done. */
export const versionsToCompare = (annotations: readonly Annotation[], shown: ShownVersion): number[] => [
  ...new Set(
    annotations
      .filter((annotation) => annotation.deleted === null && !anchorIn(annotation, shown))
      .map(({ target }) => target.version),
  ),
];

/**
 * Adds the anchors that are missing for the shown version; selectors and anchors in other versions stay as
 * they are. `texts` holds the canonical texts that are still there, by version, the shown one among them.
 * Returns the same list when nothing was missing.
 */
export const anchorAnnotations = (
  annotations: readonly Annotation[],
  shown: ShownVersion,
  texts: ReadonlyMap<number, string>,
): readonly Annotation[] => {
  const text = texts.get(shown.version);
  if (text === undefined) throw new Error(`the text of version ${String(shown.version)} was not given`);
  const prepared = new Map<number, Reanchoring>();
  const reanchoring = (version: number): Reanchoring => {
    const known = prepared.get(version) ?? prepareReanchoring(texts.get(version) ?? null, text);
    prepared.set(version, known);
    return known;
  };
  if (versionsToCompare(annotations, shown).length === 0) return annotations;
  return annotations.map((annotation) => {
    if (annotation.deleted !== null || anchorIn(annotation, shown)) return annotation;
    const placement = reanchoring(annotation.target.version)(targetAsRead(annotation, texts));
    return withAnchor(annotation, toAnchor(placement, shown.version, shown.modelVersion));
  });
};

/** Its version may have been read in another charset since: then it stands where it was followed to. */
const targetAsRead = (
  { target, anchors }: Annotation,
  texts: ReadonlyMap<number, string>,
): AnnotationTarget => {
  const text = texts.get(target.version);
  if (text === undefined || text.startsWith(target.exact, target.start)) return target;
  const followed = anchors.find(({ version }) => version === target.version);
  return (followed && followedTarget(target, followed, text)) ?? target;
};

/**
 * After the text of a version was derived anew from its original: places what was made in it again, and
 * forgets where others stood in it.
 */
export const anchorAfterReplacement = (
  annotations: readonly Annotation[],
  version: number,
  oldText: string,
  newText: string,
  modelVersion: number,
): readonly Annotation[] => {
  if (oldText === newText) return annotations;
  const place = prepareReanchoring(oldText, newText);
  return annotations.map((annotation) => {
    const anchors = annotation.anchors.filter((anchor) => anchor.version !== version);
    const kept = { ...annotation, anchors };
    if (annotation.target.version !== version) return kept;
    return withAnchor(kept, toAnchor(place(annotation.target), version, modelVersion));
  });
};
