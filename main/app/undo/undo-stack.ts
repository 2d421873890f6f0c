import { OffprintError } from '../../core/errors/offprint-error.ts';
import { UNDO_SCHEMA, type UndoStep } from '../../core/undo/undo-step.ts';
import type { UndoStore } from '../../core/ports/undo-store.ts';

type Revert = () => Promise<void>;

/** A change of this session that can be taken back; `name` says what it was. */
interface UndoEntry {
  readonly name: string;
  readonly revert: Revert;
  /** Of its record in the store. */
  readonly id: string | null;
}

export interface UndoMemory {
  readonly store: UndoStore;
  readonly newId: () => string;
  /** ISO 8601. */
  readonly now: () => string;
  readonly revert: (step: UndoStep) => Promise<void>;
  /** A change could not be noted; it was made, and can be taken back in this session. */
  readonly onFault: (error: unknown) => void;
}

const LIMIT = 100;
const NEVER_AGAIN: ReadonlySet<string> = new Set(['not-found', 'damaged-file']);

/** The last changes, newest first to be undone: those of this session, then what earlier ones have left. */
export class UndoStack {
  readonly #memory: UndoMemory;
  readonly #entries: UndoEntry[] = [];
  /** Everything that was asked for, one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(memory: UndoMemory) {
    this.#memory = memory;
  }

  /** A step outlives the session; a function is known to it alone. */
  push(name: string, change: UndoStep | Revert): void {
    const { newId, now, store, revert, onFault } = this.#memory;
    const isStep = typeof change !== 'function';
    const id = isStep ? newId() : null;
    this.#entries.push({ name, id, revert: isStep ? () => revert(change) : change });
    if (this.#entries.length > LIMIT) this.#entries.shift();
    if (isStep && id !== null) {
      const noted = this.#last.then(() =>
        store.add({ schema: UNDO_SCHEMA, id, name, at: now(), step: change }),
      );
      this.#last = noted.catch(onFault);
    }
  }

  /**
   * Resolves with the name of what was taken back. Throws OffprintError `nothing-to-undo`, and what the revert
   * throws. What failed stays the next to undo, unless it never can be: its article is gone or damaged.
   */
  undo(): Promise<string> {
    // In turn: two at once would both revert the topmost.
    const undone = this.#last.then(() => this.#undoLast());
    this.#last = undone.catch(() => undefined);
    return undone;
  }

  /** Name of what `undo` would take back in this session. */
  top(): string | null {
    return this.#entries.at(-1)?.name ?? null;
  }

  /** Resolves when everything is noted. */
  async close(): Promise<void> {
    await this.#last;
  }

  async #undoLast(): Promise<string> {
    const entry = this.#entries.at(-1) ?? (await this.#earlier());
    if (!entry) throw new OffprintError('nothing-to-undo', 'There is nothing to undo.');
    try {
      await entry.revert();
    } catch (error) {
      if (error instanceof OffprintError && NEVER_AGAIN.has(error.code)) await this.#drop(entry);
      throw error;
    }
    await this.#drop(entry);
    return entry.name;
  }

  async #earlier(): Promise<UndoEntry | undefined> {
    const { store, revert } = this.#memory;
    const record = (await store.list()).at(-1);
    return record && { name: record.name, id: record.id, revert: () => revert(record.step) };
  }

  async #drop(entry: UndoEntry): Promise<void> {
    const at = this.#entries.indexOf(entry);
    if (at >= 0) this.#entries.splice(at, 1);
    if (entry.id !== null) await this.#memory.store.remove(entry.id);
  }
}
