export interface BackupCounts {
  readonly articles: number;
  readonly pictures: number;
  /** Files written; what the backup held already is not written again. */
  readonly copied: number;
  /** Bytes of the files written. */
  readonly bytes: number;
}

/**
 * Copies the library to `folder` (a new or empty one, or an earlier backup of this library), which then is a
 * library of its own. What was deleted here stays in an earlier backup. Throws OffprintError `bad-input` for a
 * folder with other things in it, `disk-full`, `unreadable-file`.
 */
export type BackUpLibrary = (folder: string, signal?: AbortSignal) => Promise<BackupCounts>;
