import type { OffprintError } from '../errors/offprint-error.ts';
import type { ByteSource } from './byte-source.ts';
import type { SavedFile } from '../importing/saved-file.ts';

export type SavedFileEntry =
  | {
      readonly label: string;
      /** Bytes, where known before opening. */
      readonly size: number;
      /** Throws OffprintError `unreadable-file` or `file-too-large`. */
      open(): Promise<SavedFile>;
      /** Its bytes in pieces: archives of many pages are looked into before they are opened. */
      readonly content?: ByteSource;
    }
  /** A file or folder that cannot be looked into, or a kind of file that is never an article. */
  | {
      readonly label: string;
      readonly refused: { readonly outcome: 'failed' | 'skipped'; readonly error: OffprintError };
    };

/** The files of one import, in a stable order, found while the import already runs. */
export type SavedFileSource = AsyncIterable<SavedFileEntry>;
