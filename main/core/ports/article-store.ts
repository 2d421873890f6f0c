import type { Annotation } from '../annotations/annotation.ts';
import type { ArticleId } from '../articles/article-id.ts';
import type { ArticleRecord } from '../articles/article-record.ts';

/** The files of one version; all of them are written before the version exists. */
export interface VersionFiles {
  readonly original: Uint8Array;
  readonly readable: string;
  /** Canonical text of `readable`. */
  readonly text: string;
  /** Transformation log, JSON. */
  readonly log: string;
}

/** A new article as it was written, with its stamp then. */
export interface WrittenArticle {
  readonly record: ArticleRecord;
  /** Canonical text of its version. */
  readonly text: string;
  readonly stamp: string;
}

export interface LibraryFault {
  readonly id: ArticleId | null;
  /** Path from the library's root. */
  readonly file: string;
  readonly problem: string;
}

/**
 * Articles on disk, one folder each. Every change is durable when its promise resolves, and is wholly
 * there or not at all whenever the process is killed. Throws OffprintError `disk-full`,
 * `library-read-only`, `damaged-file`, `not-found`.
 */
export interface ArticleStore {
  ids(): Promise<readonly ArticleId[]>;
  read(id: ArticleId): Promise<ArticleRecord | null>;
  /**
   * A short string that changes whenever the record or the annotations file does (size, time and inode are
   * enough: every write is a rename), or null when the article is gone. Cheap: no file is read.
   */
  stamp(id: ArticleId): Promise<string | null>;
  /** One rename makes the whole article appear. Resolves with its stamp. */
  create(record: ArticleRecord, files: VersionFiles): Promise<string>;
  /**
   * Adds the files of the version that `change` puts in, then makes the changed record the truth. `change` is
   * given the record as it then is, so that a tag set meanwhile is not lost.
   */
  addVersion(
    id: ArticleId,
    files: VersionFiles,
    change: (record: ArticleRecord) => ArticleRecord,
  ): Promise<void>;
  /**
   * Replaces what is derived from a version (readable copy, text, log); the original stays. `place` moves the
   * annotations to where their words are in the new text, in the same step: a place in a text that is not there
   * any more is a wrong one.
   */
  replaceDerived(
    id: ArticleId,
    version: number,
    files: Omit<VersionFiles, 'original'>,
    change: (record: ArticleRecord) => ArticleRecord,
    place?: (annotations: readonly Annotation[]) => readonly Annotation[],
  ): Promise<void>;
  /** Deletes versions for good with all their files; `change` takes them out of the record. */
  removeVersions(
    id: ArticleId,
    numbers: readonly number[],
    change: (record: ArticleRecord) => ArticleRecord,
  ): Promise<void>;
  /** One writer per article: changes are applied in turn. `change` returns the same object to leave it. */
  update(id: ArticleId, change: (record: ArticleRecord) => ArticleRecord): Promise<ArticleRecord>;
  delete(id: ArticleId): Promise<void>;

  readReadable(id: ArticleId, version: number): Promise<string>;
  readText(id: ArticleId, version: number): Promise<string>;
  readLog(id: ArticleId, version: number): Promise<string>;
  readOriginal(id: ArticleId, version: number): Promise<Uint8Array>;

  /** With tombstones. */
  readAnnotations(id: ArticleId): Promise<readonly Annotation[]>;
  updateAnnotations(
    id: ArticleId,
    change: (annotations: readonly Annotation[]) => readonly Annotation[],
  ): Promise<readonly Annotation[]>;

  /** Fixity check: every file against its recorded SHA-256, missing and extra files. */
  verify(
    ids: readonly ArticleId[] | null,
    signal?: AbortSignal,
  ): Promise<{ checked: number; faults: readonly LibraryFault[] }>;
  /** Files found unreadable since the library was opened; they were set aside, not overwritten. */
  problems(): readonly LibraryFault[];
}
