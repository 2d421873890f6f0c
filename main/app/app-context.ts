import type { AppPorts } from './app-ports.ts';
import type { EventHub } from './event-hub.ts';
import type { ImportJobs } from './jobs/import-jobs.ts';
import type { KeyedTurns } from './jobs/keyed-turns.ts';
import type { PictureWork } from './pictures/picture-work.ts';
import type { IndexSync } from './index-sync.ts';
import type { UndoStack } from './undo/undo-stack.ts';

/** What handlers share: the ports, and the few things that live as long as the application does. */
export interface AppContext {
  readonly ports: AppPorts;
  readonly events: EventHub;
  readonly sync: IndexSync;
  readonly jobs: ImportJobs;
  readonly pictures: PictureWork;
  /**
   * Of articles, by id: whatever reads a version, derives it anew and puts it in the place of the old one reads it
   * within its article's turn, or two of them would write over each other.
   */
  readonly turns: KeyedTurns;
  /** The user let something be fetched: what is due is tried again now. */
  readonly armRetries: () => void;
  readonly undo: UndoStack;
}
