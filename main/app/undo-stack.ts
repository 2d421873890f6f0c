import { OffprintError } from '../core/errors/offprint-error.ts';

/** A change that can be taken back: `revert` puts the earlier state back, `name` says what it was. */
interface UndoEntry {
  readonly name: string;
  readonly revert: () => Promise<void>;
}

const LIMIT = 100;
const NEVER_AGAIN: ReadonlySet<string> = new Set(['not-found', 'damaged-file']);

/** Undo for this session. The trash and the tombstones of annotations outlive it. */
export interface UndoStack {
  push(name: string, revert: () => Promise<void>): void;
  /**
   * Throws OffprintError `nothing-to-undo`, and what the revert throws. What failed stays the next to undo,
   * unless it never can be: its article is gone or damaged.
   */
  undo(): Promise<string>;
  /** Name of what `undo` would take back. */
  top(): string | null;
}

export const createUndoStack = (): UndoStack => {
  const entries: UndoEntry[] = [];
  const drop = (entry: UndoEntry) => {
    const at = entries.indexOf(entry);
    if (at >= 0) entries.splice(at, 1);
  };
  const undoLast = async (): Promise<string> => {
    const entry = entries.at(-1);
    if (!entry) throw new OffprintError('nothing-to-undo', 'There is nothing to undo in this session.');
    try {
      await entry.revert();
    } catch (error) {
      if (error instanceof OffprintError && NEVER_AGAIN.has(error.code)) drop(entry);
      throw error;
    }
    drop(entry);
    return entry.name;
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    push(name, revert) {
      entries.push({ name, revert });
      if (entries.length > LIMIT) entries.shift();
    },
    undo() {
      // In turn: two at once would both revert the topmost.
      const undone = last.then(undoLast, undoLast);
      last = undone;
      return undone;
    },
    top: () => entries.at(-1)?.name ?? null,
  };
};
