import type { AppContext } from './app-context.ts';
import type { AppPorts } from './app-ports.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { createEventHub, type EventHub } from './event-hub.ts';
import { createHandleFetch, type HandleFetch } from './fetch/handle-fetch.ts';
import { createHandlers } from './handlers/handlers.ts';
import { createIndexSync } from './index-sync.ts';
import { ImportJobs } from './jobs/import-jobs.ts';
import { createKeyedTurns } from './jobs/keyed-turns.ts';
import { createPictureWork } from './pictures/picture-work.ts';
import { watchRetries } from './pictures/watch-retries.ts';
import { revertStep } from './undo/revert-step.ts';
import { UndoStack } from './undo/undo-stack.ts';

/** Offprint without a shell: what the command line, the HTTP server and Electron are thin fronts of. */
export interface App {
  readonly dispatch: Dispatch;
  readonly handleFetch: HandleFetch;
  readonly events: EventHub;
  /** Brings the index up to date with the files, and begins with what is due; call once after opening, before answering. */
  readonly catchUp: () => Promise<number>;
  /** Ends running work, then closes every port in the order that keeps the library valid. */
  readonly close: () => Promise<void>;
}

export const createApp = (ports: AppPorts): App => {
  const events = createEventHub();
  const sync = createIndexSync(ports);
  const turns = createKeyedTurns();
  const jobs = new ImportJobs(ports, events, sync, turns);
  const pictures = createPictureWork({ ports, turns }, sync, events);
  const retries = watchRetries(ports, { events, jobs, pictures });
  const context: AppContext = {
    ports,
    events,
    sync,
    jobs,
    pictures,
    turns,
    armRetries: () => retries.arm('now'),
    undo: new UndoStack({
      store: ports.undoSteps,
      newId: () => ports.ids.opaqueId(),
      now: () => new Date(ports.clock.now()).toISOString(),
      revert: (step) => revertStep(step, context),
      onFault: (error) => ports.logger.error('a change could not be noted for undo', { error }),
    }),
  };
  return {
    dispatch: createDispatch(createHandlers(context), ports.logger),
    handleFetch: createHandleFetch(ports),
    events,
    async catchUp() {
      const changed = await sync.catchUp();
      retries.arm('soon');
      return changed;
    },
    async close() {
      await Promise.allSettled([jobs.close(), pictures.close(), retries.close(), context.undo.close()]);
      await Promise.allSettled([
        ports.fetcher.close(),
        ports.printer.close(),
        ports.deriver.close(),
        ports.staging.close(),
      ]);
      await ports.index.close();
    },
  };
};
