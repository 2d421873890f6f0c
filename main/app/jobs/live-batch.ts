import type { ImportProgress } from '../../../preload/contract/imports.ts';
import type { BatchRecord } from '../../core/batches/batch-record.ts';
import type { WrittenArticle } from '../../core/ports/article-store.ts';
import type { SavedFileSource } from '../../core/ports/saved-file-source.ts';
import type { AppPorts } from '../app-ports.ts';
import type { EventHub } from '../event-hub.ts';
import { outcomeDto } from './batch-outcomes.ts';
import { ImportJob } from './import-job.ts';
import { createImportRun, type AcrossImports } from './import-run.ts';
import { nameBatch } from './name-batch.ts';
import type { OpenBatch } from './open-batch.ts';
import { createThrottle } from './throttle.ts';

/** A batch of this session, at work or ended. */
export interface LiveBatch {
  record: BatchRecord;
  readonly batch: OpenBatch;
  readonly job: ImportJob;
  readonly from: ImportProgress['from'];
  readonly progress: () => ImportProgress;
}

export interface LiveBatchContext extends AcrossImports {
  readonly ports: AppPorts;
  readonly events: EventHub;
  readonly onWritten: (article: WrittenArticle) => void;
  /** Whether the application ends: what is stopped by that was interrupted, not stopped. */
  readonly isClosing: () => boolean;
  /** Called for a batch whose files are all done. */
  readonly onDone: (record: BatchRecord) => Promise<void>;
}

/** Often enough to look alive, seldom enough to cost nothing. */
const PROGRESS_INTERVAL_MS = 100;

/** Sets a batch to work. */
export const startBatch = (record: BatchRecord, batch: OpenBatch, context: LiveBatchContext): LiveBatch => {
  const { ports, events } = context;
  const { id } = record;
  const tell = createThrottle((progress: ImportProgress) => events.emit('import.progress', progress), {
    intervalMs: PROGRESS_INTERVAL_MS,
    clock: ports.clock,
    urgent: (progress) => progress.state !== 'running',
  });
  const job = new ImportJob({
    source: filesOf(record, ports),
    earlier: batch.earlier,
    run: createImportRun(ports, context, record.options, {
      batch: id,
      versions: batch.earlier.versions,
      dryRun: batch.dryRun,
      onWritten: context.onWritten,
    }),
    clock: ports.clock,
    async onOutcome(outcome) {
      events.emit('import.outcome', { jobId: id, outcome: outcomeDto(outcome) });
      await batch.outcomes.write(outcome);
    },
    onProgress: () => tell(live.progress()),
    onStored: batch.dryRun ? () => Promise.resolve() : context.onStored,
    async onEnd(summary, state) {
      await batch.outcomes.close();
      if (context.isClosing() && state === 'stopped') return;
      live.record = (await batch.end(summary, state)) ?? live.record;
      if (state === 'done' && !batch.dryRun) await context.onDone(live.record);
    },
    onFault: (what, cause) => ports.logger.error(what, { job: id, error: cause }),
  });
  const live: LiveBatch = {
    record,
    batch,
    job,
    from: nameBatch(record.source),
    progress: () => liveProgress(live),
  };
  return live;
};

const liveProgress = ({ record, batch, job, from }: LiveBatch): ImportProgress => {
  const { progress } = job;
  const dryRun = batch.dryRun !== null;
  const ended = progress.state === 'done' || progress.state === 'stopped';
  const asks = ended && !dryRun && record.hostQuestion === 'open' && progress.images.missing > 0;
  return { ...progress, jobId: record.id, started: record.started, from, dryRun, asksHosts: asks };
};

const filesOf =
  ({ source }: BatchRecord, { savedFiles, staging }: AppPorts) =>
  (signal: AbortSignal): SavedFileSource =>
    source.kind === 'paths'
      ? savedFiles.ofPaths(source.paths, signal)
      : savedFiles.ofUploads(
          source.uploads.map(({ relativePath, ...file }) => ({ file, relativePath })),
          staging,
          signal,
        );

export const isAtWork = ({ state }: Pick<ImportProgress, 'state'>): boolean =>
  state === 'running' || state === 'paused' || state === 'stopping';
