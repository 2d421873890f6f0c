import type { AppPorts } from './app-ports.ts';
import type { EventHub } from './event-hub.ts';
import type { ImportJobs } from './jobs/import-jobs.ts';
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
  /** The user let something be fetched: what is due is tried again now. */
  readonly armRetries: () => void;
  readonly undo: UndoStack;
}
