/**
 * What can be done to the annotations of one article. Pure: each function takes the stored list and
 * returns the new one; selectors are written once, by `createAnnotation`, and never again.
 */
import { TEXT_MODEL_VERSION } from '../../../preload/contract/text-model.ts';
import { OffprintError } from '../errors/offprint-error.ts';
import { normaliseTags } from '../tags/change-tags.ts';
import type { Annotation, HighlightColor } from './annotation.ts';
import { describeRange } from './describe-range.ts';

export interface NewAnnotation {
  readonly id: string;
  /** ISO 8601. */
  readonly now: string;
  readonly author: string;
  readonly version: number;
  /** Canonical text of that version. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly color: HighlightColor;
  readonly note: string;
  readonly tags: readonly string[];
}

export interface AnnotationChange {
  readonly color?: HighlightColor | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** Throws `bad-input` for a range without text or an impossible tag. */
export const createAnnotation = (made: NewAnnotation): Annotation => ({
  id: made.id,
  target: {
    version: made.version,
    modelVersion: TEXT_MODEL_VERSION,
    ...describeRange(made.text, made.start, made.end),
  },
  color: made.color,
  note: withPlainLineEnds(made.note),
  tags: normaliseTags(made.tags),
  author: made.author,
  created: made.now,
  modified: made.now,
  deleted: null,
  anchors: [],
});

/** Changes colour, note or tags. Throws `not-found` for an unknown or deleted annotation. */
export const updateAnnotation = (
  annotations: readonly Annotation[],
  id: string,
  change: AnnotationChange,
  now: string,
): readonly Annotation[] =>
  replaceOne(annotations, id, (annotation) => {
    if (annotation.deleted !== null) throw notFound(id);
    return {
      ...annotation,
      ...(change.color === undefined ? {} : { color: change.color }),
      ...(change.note === undefined ? {} : { note: withPlainLineEnds(change.note) }),
      ...(change.tags === undefined ? {} : { tags: normaliseTags(change.tags) }),
      modified: now,
    };
  });

/** Leaves a tombstone, so that it can come back whole. Removing it again changes nothing. */
export const removeAnnotation = (
  annotations: readonly Annotation[],
  id: string,
  now: string,
): readonly Annotation[] =>
  replaceOne(annotations, id, (annotation) =>
    annotation.deleted === null ? { ...annotation, deleted: now, modified: now } : annotation,
  );

/** Takes the tombstone off. Restoring what was not removed changes nothing. */
export const restoreAnnotation = (
  annotations: readonly Annotation[],
  id: string,
  now: string,
): readonly Annotation[] =>
  replaceOne(annotations, id, (annotation) =>
    annotation.deleted === null ? annotation : { ...annotation, deleted: null, modified: now },
  );

export const withoutTombstones = (annotations: readonly Annotation[]): Annotation[] =>
  annotations.filter(({ deleted }) => deleted === null);

const replaceOne = (
  annotations: readonly Annotation[],
  id: string,
  change: (annotation: Annotation) => Annotation,
): readonly Annotation[] => {
  const index = annotations.findIndex((annotation) => annotation.id === id);
  const found = annotations[index];
  if (!found) throw notFound(id);
  const changed = change(found);
  return changed === found ? annotations : annotations.with(index, changed);
};

const notFound = (id: string): OffprintError =>
  new OffprintError(
    'not-found',
    `The article has no annotation ${id}; it may have been deleted. Nothing was changed.`,
    {
      details: { annotation: id },
    },
  );

const withPlainLineEnds = (note: string): string => note.replace(/\r\n?/g, '\n');
