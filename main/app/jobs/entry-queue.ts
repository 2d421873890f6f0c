import type { SavedFileEntry, SavedFileSource } from '../../core/ports/saved-file-source.ts';

/**
 * Reads a source ahead of those who take from it, so that the number of files is known soon. Entries are
 * names, not bytes: a whole batch of them is small.
 */
export class EntryQueue {
  found = 0;
  listed = false;
  readonly #waiting: SavedFileEntry[] = [];
  #wake: (() => void)[] = [];
  #failure: unknown = null;

  constructor(source: SavedFileSource) {
    void this.#fill(source);
  }

  async next(): Promise<SavedFileEntry | null> {
    for (;;) {
      const entry = this.#waiting.shift();
      if (entry) return entry;
      if (this.#failure) throw this.#failure as Error;
      if (this.listed) return null;
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  async #fill(source: SavedFileSource): Promise<void> {
    try {
      for await (const entry of source) {
        this.found += 1;
        this.#waiting.push(entry);
        this.#wakeAll();
      }
    } catch (error) {
      this.#failure = error;
    } finally {
      this.listed = true;
      this.#wakeAll();
    }
  }

  #wakeAll(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }
}
