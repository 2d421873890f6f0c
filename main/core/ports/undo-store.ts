import type { UndoRecord } from '../undo/undo-step.ts';

/** The last changes of a library, which outlive the session they were made in. */
export interface UndoStore {
  /** Oldest first; one that cannot be read is left out. */
  list(): Promise<readonly UndoRecord[]>;
  /** Durable when it resolves; the oldest beyond those that are kept are forgotten. */
  add(record: UndoRecord): Promise<void>;
  remove(id: string): Promise<void>;
}
