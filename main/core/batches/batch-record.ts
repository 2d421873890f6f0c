import type { ImportWarning } from '../articles/article-record.ts';
import type { ImageCounts } from '../articles/count-images.ts';
import type { Mirror } from '../images/mirror-address.ts';

export const BATCH_SCHEMA = 1;

/** With what a batch was begun; it is resumed with the same. */
export interface BatchOptions {
  readonly fetch: boolean;
  readonly mirrors: readonly Mirror[];
  readonly hosts: readonly string[] | null;
  readonly wayback: boolean;
  readonly onConflict: 'version' | 'skip';
  /** Saved pages are shown whole at first; absent in batches that were begun before this could be said. */
  readonly wholePage?: boolean | undefined;
}

/** A dropped file whose bytes lie in the batch's own folder until the batch has ended. */
export interface BatchUpload {
  readonly token: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** With the folders it was dropped in. */
  readonly relativePath: string;
}

/** Where its files come from: they are looked for again when it is resumed. */
export type BatchSource =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'uploads'; readonly uploads: readonly BatchUpload[] };

/** How many files came to what. */
export interface BatchTally {
  readonly imported: number;
  readonly updated: number;
  readonly duplicate: number;
  readonly skipped: number;
  readonly failed: number;
}

/** What the end of a batch found out, so that nobody has to read its log for it. */
export interface BatchSummary extends BatchTally {
  readonly seconds: number;
  readonly bytes: number;
  readonly images: ImageCounts;
  /** What went wrong beside single files. */
  readonly problem: string | null;
}

/** `batch.json`: one import, from its first file to its report. */
export interface BatchRecord {
  readonly schema: typeof BATCH_SCHEMA;
  readonly id: string;
  readonly started: string;
  readonly ended: string | null;
  /** `running` in a library that was just opened: the process that worked on it is gone. */
  readonly state: 'running' | 'stopped' | 'done' | 'undone';
  readonly options: BatchOptions;
  readonly source: BatchSource;
  /** Null until it has ended or was stopped. */
  readonly summary: BatchSummary | null;
  /** Whether the user is to be asked whom its missing pictures may be asked of. */
  readonly hostQuestion: 'none' | 'open' | 'answered';
}

/** What stood in the library before a file came in, to be put back when its import is undone. */
export interface StateBefore {
  /** There was no such article. */
  readonly isNew: boolean;
  /** Since when the article was in the trash. */
  readonly trashed: string | null;
  /** Since when the version was that came back for the file. */
  readonly versionTrashed: string | null;
  /** Of a new article: those the file brought. */
  readonly tags: readonly string[];
  /** How many other source URLs it had: each join adds some. */
  readonly otherUrls: number;
}

/** One line of a batch's log. */
export interface BatchOutcome {
  readonly file: string;
  readonly outcome: keyof BatchTally;
  readonly id: string | null;
  readonly title: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly warnings: readonly ImportWarning[];
  readonly images: ImageCounts;
  /** Bytes of the file, where known. */
  readonly bytes: number;
  /** The version it became, or the one that came back from the trash for it. */
  readonly version: number | null;
  /** It was in the trash: nothing was added, it came back. */
  readonly restored: boolean;
  /** Null where nothing changed; absent in logs from before it was kept. */
  readonly before?: StateBefore | null;
}

export const emptyTally = (): { -readonly [K in keyof BatchTally]: number } => ({
  imported: 0,
  updated: 0,
  duplicate: 0,
  skipped: 0,
  failed: 0,
});
