import type { ImportProgress } from '../../../preload/contract/imports.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { BatchOutcome, BatchSummary } from '../../core/batches/batch-record.ts';
import { ByteBudget } from '../../core/bounds/byte-budget.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { SavedFileEntry, SavedFileSource } from '../../core/ports/saved-file-source.ts';
import type { EarlierOutcomes } from './batch-count.ts';
import { EntryQueue } from './entry-queue.ts';
import { createGate } from './gate.ts';
import { fault, refusal, type ImportRun } from './import-run.ts';
import { FILE_COST_BYTES, TimeLeft } from './time-left.ts';

export type JobProgress = Omit<ImportProgress, 'jobId' | 'started' | 'from' | 'dryRun' | 'asksHosts'>;

export interface ImportJobParts {
  readonly source: (signal: AbortSignal) => SavedFileSource;
  readonly run: ImportRun;
  readonly clock: Clock;
  /** What was done before an interruption: those files are passed over. */
  readonly earlier: EarlierOutcomes;
  /** Takes the outcome down and passes it on. Throws OffprintError when it cannot be taken down. */
  readonly onOutcome: (outcome: BatchOutcome) => Promise<void>;
  readonly onProgress: (progress: JobProgress) => void;
  /** Called with what was stored, often enough that a list shows it soon. */
  readonly onStored: (ids: readonly ArticleId[]) => Promise<void>;
  /** Called once, before the last progress is told. */
  readonly onEnd: (summary: BatchSummary, state: 'done' | 'stopped') => Promise<void>;
  /** Bugs and failures of the index: for the log. */
  readonly onFault: (what: string, cause: unknown) => void;
}

/** Files in hand at once: while one waits for the disk, the index or the network, others are derived. */
const LANES = 12;
/** And no more of them than fit in here: a batch of large files takes no more memory than one of small ones. */
const BYTES_IN_HAND = 64 * 2 ** 20;
/** Stored articles are handed to the index in batches: a transaction each would cost more than the import. */
const STORED_BATCH = 64;

/** One import at work, from the first file to the last. What became of each file is in its log, not here. */
export class ImportJob {
  /** Resolves when every file has its outcome or the job was stopped; never rejects. */
  readonly finished: Promise<void>;
  readonly #parts: ImportJobParts;
  readonly #controller = new AbortController();
  readonly #gate = createGate();
  readonly #inHand = new ByteBudget(BYTES_IN_HAND);
  readonly #queue: EntryQueue;
  readonly #started: number;
  readonly #timeLeft: TimeLeft;
  readonly #earlierBytes: number;
  #state: JobProgress['state'] = 'running';
  #current: string | null = null;
  #stored: ArticleId[] = [];
  #problem: string | null = null;
  #seconds: number | null = null;
  /** Files that were passed over and are counted already. */
  #passed = 0;
  /** Once set, the files that are left cannot be imported either: each says so. */
  #ending: OffprintError | null = null;

  constructor(parts: ImportJobParts) {
    this.#parts = parts;
    this.#started = parts.clock.now();
    this.#timeLeft = new TimeLeft(parts.clock);
    this.#earlierBytes = parts.earlier.count.bytes;
    this.#passed = parts.earlier.count.done;
    this.#queue = new EntryQueue(parts.source(this.#controller.signal));
    this.finished = this.#work();
  }

  get progress(): JobProgress {
    const { found, foundBytes } = this.#queue;
    const { done, tally, images, bytes } = this.#parts.earlier.count;
    const ended = this.#state === 'done' || this.#state === 'stopped';
    return {
      state: this.#state,
      done,
      total: Math.max(found, done),
      failed: tally.failed,
      images: { ...images },
      bytes,
      bytesTotal: Math.max(foundBytes, bytes),
      current: this.#current,
      secondsLeft: ended ? null : this.#secondsLeft(),
      problem: this.#problem,
      summary: ended ? { ...tally, seconds: this.#secondsSoFar() } : null,
    };
  }

  pause(): void {
    if (this.#state !== 'running') return;
    this.#gate.close();
    this.#timeLeft.pause();
    this.#enter('paused');
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#gate.open();
    this.#timeLeft.resume();
    this.#enter('running');
  }

  /** Ends after the files in hand. */
  cancel(): void {
    if (this.#state !== 'running' && this.#state !== 'paused') return;
    this.#controller.abort(new OffprintError('cancelled', 'Stopped on request. What was imported stays.'));
    this.#gate.open();
    this.#enter('stopping');
  }

  #enter(state: JobProgress['state']): void {
    this.#state = state;
    this.#parts.onProgress(this.progress);
  }

  #secondsSoFar(): number {
    return this.#seconds ?? (this.#parts.clock.now() - this.#started) / 1000;
  }

  #secondsLeft(): number | null {
    const { found, foundBytes, listed } = this.#queue;
    const { done, bytes } = this.#parts.earlier.count;
    if (!listed) return null;
    return this.#timeLeft.seconds(
      Math.max(0, foundBytes - bytes) + Math.max(0, found - done) * FILE_COST_BYTES,
    );
  }

  /** Whatever goes wrong, every file found has its outcome before the job says that it is done. */
  async #work(): Promise<void> {
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => this.#lane()));
    for (const lane of lanes) {
      if (lane.status === 'rejected')
        this.#note('The list of files could not be read to its end', lane.reason);
    }
    await this.#handOver();
    this.#current = null;
    this.#seconds = this.#secondsSoFar();
    const state = this.#controller.signal.aborted ? 'stopped' : 'done';
    await this.#end(state);
    this.#enter(state);
  }

  async #end(state: 'done' | 'stopped'): Promise<void> {
    const { tally, bytes, images } = this.#parts.earlier.count;
    const seconds = this.#secondsSoFar();
    try {
      await this.#parts.onEnd({ ...tally, seconds, bytes, images, problem: this.#problem }, state);
    } catch (error) {
      this.#note('The import has ended, but its report could not be completed', error);
    }
  }

  #note(what: string, cause: unknown): void {
    const why =
      cause instanceof OffprintError
        ? cause.message
        : 'Something went wrong inside Offprint; its log has the details.';
    this.#problem ??= `${what}. ${why}`;
    this.#parts.onFault(what, cause);
  }

  async #lane(): Promise<void> {
    for (let entry = await this.#queue.next(); entry; entry = await this.#queue.next()) {
      if (this.#wasDone(entry)) continue;
      await this.#gate.passed();
      if (this.#controller.signal.aborted) return;
      const room = await this.#inHand.take('size' in entry ? entry.size : 0);
      try {
        await this.#settle(await this.#take(entry));
      } finally {
        room.release();
      }
    }
  }

  #wasDone({ label }: SavedFileEntry): boolean {
    const { files } = this.#parts.earlier;
    const times = files.get(label) ?? 0;
    if (times === 0) return false;
    if (times === 1) files.delete(label);
    else files.set(label, times - 1);
    return true;
  }

  async #take(entry: SavedFileEntry): Promise<BatchOutcome | null> {
    this.#current = entry.label;
    const bytes = 'size' in entry ? entry.size : 0;
    if (this.#ending) return { ...refusal(entry.label, 'failed', this.#ending), bytes };
    try {
      return { ...(await this.#parts.run.importEntry(entry, this.#controller.signal)), bytes };
    } catch (error) {
      if (this.#controller.signal.aborted) return null;
      if (error instanceof OffprintError) {
        this.#ending = error;
        return { ...refusal(entry.label, 'failed', error), bytes };
      }
      this.#parts.onFault(`the import of ${entry.label} failed`, error);
      return { ...fault(entry.label), bytes };
    }
  }

  async #settle(outcome: BatchOutcome | null): Promise<void> {
    if (!outcome) return;
    const { count } = this.#parts.earlier;
    const isStored = outcome.outcome === 'imported' || outcome.outcome === 'updated';
    if (isStored && outcome.id !== null) this.#stored.push(outcome.id as ArticleId);
    try {
      await this.#parts.onOutcome(outcome);
    } catch (error) {
      this.#note('What became of a file could not be written down', error);
    }
    count.add(outcome);
    this.#timeLeft.note(count.bytes - this.#earlierBytes + (count.done - this.#passed) * FILE_COST_BYTES);
    this.#parts.onProgress(this.progress);
    if (this.#stored.length >= STORED_BATCH) await this.#handOver();
  }

  async #handOver(): Promise<void> {
    const ids = this.#stored;
    this.#stored = [];
    try {
      if (ids.length > 0) await this.#parts.onStored(ids);
    } catch (error) {
      // The articles are on disk; the index finds them by their stamps at the next start.
      this.#note(
        'What was imported is stored, but the search index could not take it in; it will at the next start',
        error,
      );
    }
  }
}
