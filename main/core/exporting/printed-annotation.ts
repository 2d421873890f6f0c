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

/** Lam before alef (vowel signs may stand between) and the long Chinese dash are one glyph each. */
const ONE_GLYPH = /\u0644[\u064b-\u065f\u0670]*[\u0622\u0623\u0625\u0627]|\u2014{2,}/g;
const LONGEST_GLYPH = 16;

/** The characters of the glyph that `at` would cut, or null. */
const cutGlyph = (text: string, at: number): TextRange | null => {
  const from = Math.max(0, at - LONGEST_GLYPH);
  for (const { index, 0: found } of text.slice(from, at + LONGEST_GLYPH).matchAll(ONE_GLYPH)) {
    const start = from + index;
    if (start < at && at < start + found.length) return { start, end: start + found.length };
  }
  return null;
};

/** A mark cannot cover half a glyph: it takes in the whole. */
export const wholeGlyphs = (text: string, { start, end }: TextRange): TextRange => ({
  start: cutGlyph(text, start)?.start ?? start,
  end: cutGlyph(text, end)?.end ?? end,
});

const startOf = ({ segments }: ExportedAnnotation): number => Math.min(...segments.map(({ start }) => start));
const endOf = ({ segments }: ExportedAnnotation): number => Math.max(...segments.map(({ end }) => end));

const byCreation = (a: ExportedAnnotation, b: ExportedAnnotation): number =>
  a.annotation.created.localeCompare(b.annotation.created) || (a.annotation.id < b.annotation.id ? -1 : 1);

/** Deleted annotations left out, placed ones numbered in reading order, orphans by age. `text` is the canonical text. */
export const sortAnnotations = (
  annotations: readonly ExportedAnnotation[],
  text: string,
): { readonly placed: readonly NumberedAnnotation[]; readonly orphans: readonly ExportedAnnotation[] } => {
  const live = annotations
    .filter(({ annotation }) => annotation.deleted === null)
    .map(({ annotation, segments }) => ({
      annotation,
      segments: segments.filter(({ start, end }) => end > start).map((segment) => wholeGlyphs(text, segment)),
    }));
  const placed = live
    .filter(({ segments }) => segments.length > 0)
    .sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || byCreation(a, b))
    .map((entry, index) => ({ ...entry, number: index + 1 }));
  return { placed, orphans: live.filter(({ segments }) => segments.length === 0).sort(byCreation) };
};
