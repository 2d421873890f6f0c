import type { ArticleId } from '../articles/article-id.ts';

export const ANNOTATIONS_SCHEMA = 1;

export type HighlightColor = 'yellow' | 'green' | 'blue' | 'pink' | 'purple';
export type AnchorState = 'sure' | 'review' | 'orphan';

/** UTF-16 code units into the canonical text of one version; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where an annotation was made. Written once and never rewritten. */
export interface AnnotationTarget {
  readonly version: number;
  readonly modelVersion: number;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  /** Up to 64 characters before and after. */
  readonly prefix: string;
  readonly suffix: string;
}

/** Where it stands in another version: derived, may be computed again at any time. */
export interface Anchor {
  readonly version: number;
  readonly modelVersion: number;
  readonly algorithm: number;
  readonly state: AnchorState;
  /** Empty for an orphan. */
  readonly segments: readonly TextRange[];
  /** Decided by the user, not computed: holds whatever the algorithm. */
  readonly by?: 'user';
}

export interface Annotation {
  readonly id: string;
  readonly target: AnnotationTarget;
  readonly color: HighlightColor;
  readonly note: string;
  readonly tags: readonly string[];
  readonly author: string;
  readonly created: string;
  readonly modified: string;
  /** Tombstone: deleting keeps the annotation so that it can come back. */
  readonly deleted: string | null;
  readonly anchors: readonly Anchor[];
  /** Properties of an imported annotation that Offprint does not know, kept and written back. */
  readonly foreign?: Readonly<Record<string, unknown>>;
}

/** `annotations.json` beside the article's record. */
export interface AnnotationFile {
  readonly schema: typeof ANNOTATIONS_SCHEMA;
  readonly articleId: ArticleId;
  readonly annotations: readonly Annotation[];
}
