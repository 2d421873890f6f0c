import { TEXT_MODEL_VERSION } from '../../../preload/contract/text-model.ts';
import type { Annotation } from './annotation.ts';
import type { ShownVersion } from './anchor-annotations.ts';
import { describeRange } from './describe-range.ts';
import type { ImportedAnnotation } from './jsonld/imported-annotation.ts';
import { fromCodePoints } from './jsonld/code-points.ts';
import { prepareReanchoring, toAnchor } from './reanchor.ts';

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
    const selectors = {
      version: shown.version,
      modelVersion: TEXT_MODEL_VERSION,
      start: hint,
      end: hint + imported.quote.exact.length,
      ...imported.quote,
    };
    const placement = reanchor(selectors);
    const first = placement.segments[0];
    const last = placement.segments.at(-1);
    const isWhole = placement.state === 'sure' && placement.segments.length === 1;
    return {
      id,
      target:
        isWhole && first && last
          ? { ...selectors, ...describeRange(text, first.start, last.end) }
          : { ...selectors, start: first?.start ?? 0, end: last?.end ?? 0 },
      color: imported.color ?? 'yellow',
      note: imported.note,
      tags: imported.tags,
      author: imported.author || into.author,
      created: imported.created ?? now,
      modified: imported.modified ?? imported.created ?? now,
      deleted: null,
      anchors: isWhole ? [] : [toAnchor(placement, shown.version, shown.modelVersion)],
      ...(Object.keys(imported.foreign).length === 0 ? {} : { foreign: { ...imported.foreign } }),
    };
  };
};

/** The annotation that this one is another copy of, deleted or not. */
export const findImported = (
  annotations: readonly Annotation[],
  { externalId, ownId }: ImportedAnnotation,
): Annotation | null =>
  annotations.find(
    ({ id, foreign }) => id === ownId || (externalId !== null && foreign?.['id'] === externalId),
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
