import type { SavedFileEntry, SavedFileSource } from '../../core/ports/saved-file-source.ts';

/** Taken entries are let go in portions: moving the rest up each time would cost more than it saves. */
const PORTION = 1024;

/**
 * Reads a source ahead of those who take from it, so that the number of files is known soon. Entries are
 * names, not bytes: a whole batch of them is small.
 */
export class EntryQueue {
  found = 0;
  foundBytes = 0;
  listed = false;
  #waiting: SavedFileEntry[] = [];
  #taken = 0;
  #wake: (() => void)[] = [];
  #failure: unknown = null;

  constructor(source: SavedFileSource) {
    void this.#fill(source);
  }

  async next(): Promise<SavedFileEntry | null> {
    for (;;) {
      const entry = this.#take();
      if (entry) return entry;
      if (this.#failure) throw this.#failure as Error;
      if (this.listed) return null;
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  #take(): SavedFileEntry | undefined {
    const entry = this.#waiting[this.#taken];
    if (entry) this.#taken += 1;
    if (this.#taken === PORTION) {
      this.#waiting = this.#waiting.slice(PORTION);
      this.#taken = 0;
    }
    return entry;
  }

  async #fill(source: SavedFileSource): Promise<void> {
    try {
      for await (const entry of source) {
        this.found += 1;
        if ('size' in entry) this.foundBytes += entry.size;
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
