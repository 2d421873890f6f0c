import type { ImportProgress } from '../../../preload/contract/imports.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { BatchOutcome, BatchRecord, BatchSource } from '../../core/batches/batch-record.ts';
import { unknownImport } from '../../core/batches/unknown-import.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { AppPorts } from '../app-ports.ts';
import type { EventHub } from '../event-hub.ts';
import { createIdentities } from '../identities.ts';
import type { IndexSync } from '../index-sync.ts';
import { readOutcomes } from './batch-count.ts';
import { storedProgress } from './batch-progress.ts';
import type { HostCount } from './host-count.ts';
import { createKeyedTurns, type KeyedTurns } from './keyed-turns.ts';
import { isAtWork, startBatch, type LiveBatch, type LiveBatchContext } from './live-batch.ts';
import { newBatch, taken, type SettledOptions } from './new-batch.ts';
import { openDryRun, openStoredBatch } from './open-batch.ts';

export interface NewImport {
  readonly source: BatchSource;
  readonly options: SettledOptions;
  /** The library asks before it fetches, and this import is begun without asking everybody. */
  readonly asks: boolean;
}

/** Imports: those at work in this process, and those the library remembers. */
export class ImportJobs {
  readonly #ports: AppPorts;
  readonly #events: EventHub;
  readonly #context: LiveBatchContext;
  readonly #live = new Map<string, LiveBatch>();
  #closing = false;

  constructor(ports: AppPorts, events: EventHub, sync: IndexSync, articleTurns: KeyedTurns) {
    this.#ports = ports;
    this.#events = events;
    this.#context = {
      ports,
      events,
      identities: createIdentities(ports.index),
      turns: createKeyedTurns(),
      articleTurns,
      onWritten: (article) => sync.remember(article),
      onStored: async (ids: readonly ArticleId[]) => {
        await sync.refresh(ids);
        events.emit('library.changed', { ids: [...ids] });
      },
      isClosing: () => this.#closing,
      onDone: (record) => this.#dropUploads(record),
    };
  }

  /**
   * Resolves with the import's id once it is written down, before its first file is touched; a dry run leaves
   * nothing on disk. Throws OffprintError when it cannot be written down.
   */
  async start({ source, options, asks }: NewImport): Promise<string> {
    const { ids, clock, batches, staging } = this.#ports;
    const record = newBatch({ id: ids.opaqueId(), now: clock.now(), options, source, asks });
    if (options.dryRun) {
      this.#live.set(record.id, startBatch(record, openDryRun(), this.#context));
      return record.id;
    }
    if (source.kind === 'uploads') {
      const tokens = source.uploads.map(({ token }) => token);
      await staging.settle(tokens, await batches.uploadFolder(record.id));
    }
    await batches.create(record);
    await this.#work(record);
    return record.id;
  }

  /** The dry run that `carryOut` would do for real. Throws `not-found`, and `bad-input` while it is at work. */
  foreseen(jobId: string): BatchRecord {
    const live = this.#dryRun(jobId);
    if (isAtWork(live.progress()))
      throw new OffprintError('bad-input', 'That dry run is still at work; nothing was imported yet.');
    return live.record;
  }

  /**
   * Imports the files of a dry run, which is forgotten once its import is written down; uploads go from one to the
   * other. Throws as `foreseen` and `start` do, and then the dry run stays as it is.
   */
  async carryOut(jobId: string, { options, asks }: Omit<NewImport, 'source'>): Promise<string> {
    const { source } = this.foreseen(jobId);
    const live = this.#dryRun(jobId);
    // At once: asked for twice, the same files must not be imported twice.
    this.#live.delete(jobId);
    try {
      const started = await this.start({ source, options: { ...options, dryRun: false }, asks });
      this.#events.emit('import.forgotten', { jobId });
      return started;
    } catch (error) {
      this.#live.set(jobId, live);
      throw error;
    }
  }

  /** Ends a dry run and lets its uploads go. Throws OffprintError `not-found`. */
  async forget(jobId: string): Promise<void> {
    const { job, record } = this.#dryRun(jobId);
    job.cancel();
    await job.finished;
    this.#live.delete(jobId);
    if (record.source.kind === 'uploads')
      await this.#ports.staging.discard(record.source.uploads.map(({ token }) => token));
    this.#events.emit('import.forgotten', { jobId });
  }

  pause(jobId: string): ImportProgress {
    const { job, progress } = this.#ofSession(jobId);
    job.pause();
    return progress();
  }

  /**
   * Lets a paused one go on, and begins again where an interrupted or stopped one ended. Throws OffprintError
   * `not-found`, and `bad-input` for one that has ended.
   */
  async resume(jobId: string): Promise<ImportProgress> {
    const live = this.#live.get(jobId);
    if (live && isAtWork(live.progress())) {
      live.job.resume();
      return live.progress();
    }
    const { state, source } = await this.record(jobId);
    if (state === 'done' || state === 'undone' || live?.batch.dryRun)
      throw new OffprintError('bad-input', 'That import has ended: there is nothing left to go on with.');
    const { batches, staging } = this.#ports;
    if (source.kind === 'uploads') staging.adopt(source.uploads, await batches.uploadFolder(jobId));
    return (await this.#work(await batches.update(jobId, taken))).progress();
  }

  /** Ends after the files in hand. */
  cancel(jobId: string): ImportProgress {
    const { job, progress } = this.#ofSession(jobId);
    job.cancel();
    return progress();
  }

  /** An interrupted or stopped import counts as ended: what was imported stays, uploads that wait are let go. */
  async keep(jobId: string): Promise<ImportProgress> {
    const before = await this.ended(jobId);
    if (before.state !== 'running' && before.state !== 'stopped') return this.progress(jobId);
    const { batches, clock } = this.#ports;
    const { tally, images, bytes } = (await readOutcomes(batches.outcomes(jobId))).count;
    await this.#dropUploads(before);
    return this.update(jobId, ({ summary, ...record }) => ({
      ...record,
      state: 'done',
      ended: new Date(clock.now()).toISOString(),
      summary: { seconds: 0, problem: null, ...summary, ...tally, images, bytes },
    }));
  }

  /** At work, ended in this session, or interrupted; with `past` every one that is still known. Oldest first. */
  async list(past: boolean): Promise<ImportProgress[]> {
    const { batches } = this.#ports;
    const known = (await batches.list()).filter(
      ({ id, state }) => !this.#live.has(id) && (past || state === 'running'),
    );
    const stored = await Promise.all(known.map((record) => storedProgress(record, batches)));
    const live = [...this.#live.values()].map(({ progress }) => progress());
    return [...stored, ...live].sort((a, b) => (a.started < b.started ? -1 : 1));
  }

  /** Throws OffprintError `not-found`. */
  async progress(jobId: string): Promise<ImportProgress> {
    const live = this.#live.get(jobId);
    return live ? live.progress() : storedProgress(await this.record(jobId), this.#ports.batches);
  }

  outcomes(jobId: string): AsyncIterable<BatchOutcome> {
    return this.#live.get(jobId)?.batch.outcomes.all() ?? this.#ports.batches.outcomes(jobId);
  }

  /** Of a dry run of this session: whom its pictures would be asked of. */
  foreseenHosts(jobId: string): HostCount | null {
    return this.#live.get(jobId)?.batch.hosts ?? null;
  }

  /** Throws OffprintError `not-found`. */
  async record(jobId: string): Promise<BatchRecord> {
    const record = this.#live.get(jobId)?.record ?? (await this.#ports.batches.read(jobId));
    if (!record) throw unknownImport();
    return record;
  }

  /** The record of an import nobody works on. Throws `not-found`, and `bad-input` for one at work or a dry run. */
  async ended(jobId: string): Promise<BatchRecord> {
    const live = this.#live.get(jobId);
    if (live?.batch.dryRun)
      throw new OffprintError('bad-input', 'That was a dry run: nothing was imported, and nothing changed.');
    if (live && isAtWork(live.progress()))
      throw new OffprintError(
        'bad-input',
        'That import is still at work; stop it first. Nothing was changed.',
      );
    return this.record(jobId);
  }

  /** Changes the record of an import nobody works on, and tells whoever shows it. */
  async update(jobId: string, change: (record: BatchRecord) => BatchRecord): Promise<ImportProgress> {
    const { batches } = this.#ports;
    const progress = await storedProgress(await batches.update(jobId, change), batches);
    this.#live.delete(jobId);
    this.#events.emit('import.progress', progress);
    return progress;
  }

  isBusy(): boolean {
    return [...this.#live.values()].some(({ job }) => job.progress.state === 'running');
  }

  /** Ends after the files in hand; what is left is interrupted, and can be resumed when the library is open again. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const { job } of this.#live.values()) job.cancel();
    await Promise.allSettled([...this.#live.values()].map(({ job }) => job.finished));
  }

  async #work(record: BatchRecord): Promise<LiveBatch> {
    const live = startBatch(record, await openStoredBatch(record, this.#ports), this.#context);
    this.#live.set(record.id, live);
    return live;
  }

  #ofSession(jobId: string): LiveBatch {
    const live = this.#live.get(jobId);
    if (!live) throw unknownImport();
    return live;
  }

  #dryRun(jobId: string): LiveBatch {
    const live = this.#live.get(jobId);
    if (!live?.batch.dryRun) throw unknownImport();
    return live;
  }

  async #dropUploads({ id, source }: BatchRecord): Promise<void> {
    if (source.kind !== 'uploads') return;
    await this.#ports.staging.discard(source.uploads.map(({ token }) => token));
    await this.#ports.batches.dropUploads(id);
  }
}
