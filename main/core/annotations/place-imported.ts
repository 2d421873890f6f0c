import { TEXT_MODEL_VERSION } from '../../../preload/contract/text-model.ts';
import type { Annotation, AnnotationTarget } from './annotation.ts';
import type { ShownVersion } from './anchor-annotations.ts';
import { describeRange } from './describe-range.ts';
import type { ImportedAnnotation } from './jsonld/imported-annotation.ts';
import { fromCodePoints } from './jsonld/code-points.ts';
import { prepareReanchoring, toAnchor } from './reanchor.ts';
import type { Placement } from './reanchor.ts';

export interface ImportedInto {
  readonly shown: ShownVersion;
  /** Canonical text of that version. */
  readonly text: string;
  readonly now: string;
  /** Author where the file names none. */
  readonly author: string;
}

/**
 * Prepares giving imported annotations their place in one article. Where the quotation stands for certain,
 * selectors are made from our own text; otherwise those of the file are kept, and the anchor says that the
 * place is to be reviewed or was not found.
 */
export const prepareImport = (
  into: ImportedInto,
): ((imported: ImportedAnnotation, id: string) => Annotation) => {
  const { shown, text, now } = into;
  const reanchor = prepareReanchoring(null, text);
  return (imported, id) => {
    const hint = imported.position === null ? 0 : fromCodePoints(text, imported.position);
    const selectors: AnnotationTarget = {
      version: shown.version,
      modelVersion: TEXT_MODEL_VERSION,
      start: hint,
      end: hint + imported.quote.exact.length,
      ...imported.quote,
    };
    return {
      // What Offprint wrote elsewhere keeps its id, so that it is recognised when it comes back.
      id: imported.ownId ?? id,
      ...placed(selectors, reanchor(selectors), into),
      color: imported.color ?? 'yellow',
      note: imported.note,
      tags: imported.tags,
      author: imported.author || into.author,
      created: imported.created ?? now,
      modified: imported.modified ?? imported.created ?? now,
      deleted: null,
      ...(Object.keys(imported.foreign).length === 0 ? {} : { foreign: { ...imported.foreign } }),
    };
  };
};

const placed = (
  selectors: AnnotationTarget,
  placement: Placement,
  { text, shown }: ImportedInto,
): Pick<Annotation, 'target' | 'anchors'> => {
  const [first, ...others] = placement.segments;
  if (first && others.length === 0 && placement.state === 'sure') {
    return { target: { ...selectors, ...describeRange(text, first.start, first.end) }, anchors: [] };
  }
  return {
    target: { ...selectors, start: first?.start ?? 0, end: others.at(-1)?.end ?? first?.end ?? 0 },
    anchors: [toAnchor(placement, shown.version, shown.modelVersion)],
  };
};

/** The annotation that this one is another copy of, deleted or not. */
export const findImported = (
  annotations: readonly Annotation[],
  { externalId, ownId }: ImportedAnnotation,
): Annotation | null =>
  annotations.find(
    ({ id, foreign }) => id === ownId || (externalId !== null && foreign?.id === externalId),
  ) ?? null;

/**
 * Takes over colour, note and tags of a newer copy; selectors and what was deleted stay. The same object
 * when there is nothing newer.
 */
export const mergeImported = (annotation: Annotation, imported: ImportedAnnotation): Annotation => {
  const { modified, color, note, tags } = imported;
  if (annotation.deleted !== null || modified === null || modified <= annotation.modified) return annotation;
  return { ...annotation, color: color ?? annotation.color, note, tags, modified };
};
