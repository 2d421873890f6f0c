import type { Annotation, TextRange } from '../annotations/annotation.ts';

/** An annotation and where it stands in the version that is printed; no segments for an orphan. */
export interface ExportedAnnotation {
  readonly annotation: Annotation;
  readonly segments: readonly TextRange[];
}

/** A placed annotation with its number in the margin and the appendix. */
export interface NumberedAnnotation extends ExportedAnnotation {
  /** From 1, in reading order. */
  readonly number: number;
}

const startOf = ({ segments }: ExportedAnnotation): number => Math.min(...segments.map(({ start }) => start));
const endOf = ({ segments }: ExportedAnnotation): number => Math.max(...segments.map(({ end }) => end));

const byCreation = (a: ExportedAnnotation, b: ExportedAnnotation): number =>
  a.annotation.created.localeCompare(b.annotation.created) || (a.annotation.id < b.annotation.id ? -1 : 1);

/** Deleted annotations left out, placed ones numbered in reading order, orphans by age. */
export const sortAnnotations = (
  annotations: readonly ExportedAnnotation[],
): { readonly placed: readonly NumberedAnnotation[]; readonly orphans: readonly ExportedAnnotation[] } => {
  const live = annotations
    .filter(({ annotation }) => annotation.deleted === null)
    .map(({ annotation, segments }) => ({
      annotation,
      segments: segments.filter(({ start, end }) => end > start),
    }));
  const placed = live
    .filter(({ segments }) => segments.length > 0)
    .sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || byCreation(a, b))
    .map((entry, index) => ({ ...entry, number: index + 1 }));
  return { placed, orphans: live.filter(({ segments }) => segments.length === 0).sort(byCreation) };
};
