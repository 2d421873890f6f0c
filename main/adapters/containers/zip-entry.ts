import type { OffprintError } from '../../core/errors/offprint-error.ts';

/** A file in a ZIP archive. */
export interface ZipEntry {
  /** With `/`, never leading out of the archive; only ever a name, no file is written under it. */
  readonly path: string;
  /** What its path is in other charsets, where the archive does not say which is its. */
  readonly readings: ReadonlyMap<string, string>;
  readonly comment: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly method: number;
  readonly crc32: number;
  /** Where its local header begins. */
  readonly offset: number;
  /** Why it cannot be taken out, where that is so. */
  readonly refused: OffprintError | null;
}
