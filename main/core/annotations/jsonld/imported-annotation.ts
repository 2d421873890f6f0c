import type { HighlightColor } from '../annotation.ts';
import type { Quote } from '../match-quote.ts';

/** An annotation as a file gives it, before it has a place in an article. */
export interface ImportedAnnotation {
  /** Its identifier in the file, by which it is recognised when it comes again. */
  readonly externalId: string | null;
  /** Its id where Offprint wrote the file. */
  readonly ownId: string | null;
  /** Addresses of the article, the likeliest first. */
  readonly sources: readonly string[];
  /** Id of the article where Offprint wrote the file; to be checked. */
  readonly articleId: string | null;
  readonly quote: Quote;
  /** Code points into the text of the annotated copy: a hint where Offprint wrote it, of no use from elsewhere. */
  readonly position: number | null;
  readonly color: HighlightColor | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly author: string;
  readonly created: string | null;
  readonly modified: string | null;
  readonly foreign: Foreign;
}

/** What the file says beyond that; kept, and written back by the export. */
export interface Foreign {
  readonly id?: string;
  /** Properties of the annotation. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Bodies that are neither note nor tag. */
  readonly bodies?: readonly unknown[];
  /** Properties of the target. */
  readonly target?: Readonly<Record<string, unknown>>;
  /** Selectors that Offprint does not use. */
  readonly selectors?: readonly unknown[];
}

/** Only what there is. */
export const foreignOf = (parts: Required<Foreign>): Foreign =>
  Object.fromEntries(
    Object.entries(parts).filter(([, part]) =>
      typeof part === 'object' ? Object.keys(part).length > 0 : part !== '',
    ),
  );
