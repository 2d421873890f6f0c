import type { AnnotationChange } from '../annotations/change-annotations.ts';
import type { ArticleId } from '../articles/article-id.ts';
import type { ArticleRecord } from '../articles/article-record.ts';
import type { ImageRecord } from '../articles/image-record.ts';

/** What of an article a change of many articles may alter. */
export type UndoableFields = Partial<Pick<ArticleRecord, 'tags' | 'unread' | 'trashed'>>;

/** How a change is taken back: everything needed for it, as data, so that it outlives the session. */
export type UndoStep =
  | {
      readonly kind: 'fields';
      readonly before: readonly { readonly id: ArticleId; readonly fields: UndoableFields }[];
    }
  | {
      readonly kind: 'annotation';
      readonly id: ArticleId;
      readonly annotation: string;
      readonly action: 'remove' | 'restore';
    }
  | {
      readonly kind: 'annotation-edit';
      readonly id: ArticleId;
      readonly annotation: string;
      readonly before: AnnotationChange;
    }
  | {
      readonly kind: 'version';
      readonly id: ArticleId;
      readonly version: number;
      readonly action: 'trash' | 'restore';
    }
  /** `charset`: null is whatever the file itself says. */
  | {
      readonly kind: 'charset';
      readonly id: ArticleId;
      readonly version: number;
      readonly charset: string | null;
    }
  | {
      readonly kind: 'picture';
      readonly id: ArticleId;
      readonly version: number;
      readonly before: ImageRecord;
    }
  /** `whole`: everything of a saved page instead of the article in it. */
  | {
      readonly kind: 'page';
      readonly id: ArticleId;
      readonly version: number;
      readonly whole: boolean;
    }
  /** `batch`: the import that was taken back. */
  | { readonly kind: 'import'; readonly batch: string; readonly before: readonly TrashState[] };

/** What of an article lay in the trash, and since when (ISO 8601). */
export interface TrashState {
  readonly id: ArticleId;
  readonly trashed: string | null;
  /** Of its versions, those that lay there. */
  readonly versions: readonly { readonly number: number; readonly trashed: string }[];
}

export const UNDO_SCHEMA = 1;

/** One change that can be taken back, as a file. */
export interface UndoRecord {
  readonly schema: typeof UNDO_SCHEMA;
  readonly id: string;
  /** What was changed, in English. */
  readonly name: string;
  readonly at: string;
  readonly step: UndoStep;
}
