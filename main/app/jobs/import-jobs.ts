import type { ImportOptions, ImportOutcome, ImportProgress } from '../../../preload/contract/imports.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { SavedFileSource } from '../../core/ports/saved-file-source.ts';
import type { AppPorts } from '../app-ports.ts';
import type { EventHub } from '../event-hub.ts';
import { createIdentities } from '../identities.ts';
import type { IndexSync } from '../index-sync.ts';
import { ImportJob } from './import-job.ts';
import { createImportRun } from './import-run.ts';
import { createThrottle } from './throttle.ts';

export interface ImportJobs {
  start(source: (signal: AbortSignal) => SavedFileSource, options: ImportOptions): ImportJob;
  /** Throws OffprintError `not-found`. */
  get(jobId: string): ImportJob;
  all(): readonly ImportJob[];
  /** Stops every job and waits for the files in hand. */
  close(): Promise<void>;
}

/** Often enough to look alive, seldom enough to cost nothing. */
const PROGRESS_INTERVAL_MS = 100;

export const createImportJobs = (ports: AppPorts, events: EventHub, sync: IndexSync): ImportJobs => {
  const jobs = new Map<string, ImportJob>();
  const identities = createIdentities(ports.index);
  const onStored = async (ids: readonly ArticleId[]) => {
    await sync.refresh(ids);
    events.emit('library.changed', { ids: [...ids] });
  };
  return {
    start(source, options) {
      const id = ports.ids.opaqueId();
      const throttle = createThrottle(
        (progress: ImportProgress) => events.emit('import.progress', progress),
        {
          intervalMs: PROGRESS_INTERVAL_MS,
          clock: ports.clock,
          urgent: (progress) => progress.state !== 'running',
        },
      );
      const job = new ImportJob({
        id,
        source,
        run: createImportRun(ports, identities, options),
        clock: ports.clock,
        onOutcome: (outcome: ImportOutcome) => events.emit('import.outcome', { jobId: id, outcome }),
        onProgress: throttle,
        onStored,
        onFault: (what, cause) => ports.logger.error(what, { job: id, error: cause }),
      });
      jobs.set(id, job);
      return job;
    },
    get(jobId) {
      const job = jobs.get(jobId);
      if (!job) throw new OffprintError('not-found', 'That import is not known any more.');
      return job;
    },
    all: () => [...jobs.values()],
    async close() {
      for (const job of jobs.values()) job.cancel();
      await Promise.allSettled([...jobs.values()].map((job) => job.finished));
    },
  };
};
