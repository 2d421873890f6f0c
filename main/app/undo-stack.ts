import { OffprintError } from '../core/errors/offprint-error.ts';

/** A change that can be taken back: `revert` puts the earlier state back, `name` says what it was. */
interface UndoEntry {
  readonly name: string;
  readonly revert: () => Promise<void>;
}

const LIMIT = 100;

/** Undo for this session. The trash and the tombstones of annotations outlive it. */
export interface UndoStack {
  push(name: string, revert: () => Promise<void>): void;
  /** Throws OffprintError `nothing-to-undo`. */
  undo(): Promise<string>;
  /** Name of what `undo` would take back. */
  top(): string | null;
}

export const createUndoStack = (): UndoStack => {
  const entries: UndoEntry[] = [];
  return {
    push(name, revert) {
      entries.push({ name, revert });
      if (entries.length > LIMIT) entries.shift();
    },
    async undo() {
      const entry = entries.pop();
      if (!entry) throw new OffprintError('nothing-to-undo', 'There is nothing to undo in this session.');
      await entry.revert();
      return entry.name;
    },
    top: () => entries.at(-1)?.name ?? null,
  };
};
