import { oversizedArchive } from '../../core/importing/containers/damaged-archive.ts';

/** What one container may come to, with all that is packed in it. */
export const MAX_FILES = 20_000;
export const MAX_UNPACKED_BYTES = 500 * 2 ** 20;
/** Archives in archives in an archive; a fourth level is not opened. */
export const MAX_NESTING = 3;

/** Counts over all levels: each archive in an archive may be within the limits and all of them are not. */
export class ArchiveBudget {
  readonly #name: string;
  #files = 0;
  #bytes = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Throws OffprintError `file-too-large`. */
  spend(files: readonly { readonly size: number }[]): void {
    this.#files += files.length;
    this.#bytes += files.reduce((sum, { size }) => sum + size, 0);
    if (this.#files > MAX_FILES)
      throw oversizedArchive(this.#name, `it has more than ${String(MAX_FILES)} files`);
    if (this.#bytes > MAX_UNPACKED_BYTES)
      throw oversizedArchive(
        this.#name,
        `it unpacks to more than ${String(MAX_UNPACKED_BYTES / 2 ** 20)} MB`,
      );
  }
}
