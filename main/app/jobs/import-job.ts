import type { ImportOutcome, ImportProgress, ImportSummary } from '../../../preload/contract/imports.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { SavedFileEntry, SavedFileSource } from '../../core/ports/saved-file-source.ts';
import { EntryQueue } from './entry-queue.ts';
import { createGate } from './gate.ts';
import { fault, refusal, type ImportRun } from './import-run.ts';

export interface ImportJobParts {
  readonly id: string;
  readonly source: (signal: AbortSignal) => SavedFileSource;
  readonly run: ImportRun;
  readonly clock: Clock;
  readonly onOutcome: (outcome: ImportOutcome) => void;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Called with what was stored, often enough that a list shows it soon. */
  readonly onStored: (ids: readonly ArticleId[]) => Promise<void>;
  /** Bugs and failures of the index: for the log. */
  readonly onFault: (what: string, cause: unknown) => void;
}

/** Files in hand at once: while one waits for the disk or the network, others are derived. */
const LANES = 6;
/** Stored articles are handed to the index in batches: a transaction each would cost more than the import. */
const STORED_BATCH = 64;

/** One import, from the first file to the report. */
export class ImportJob {
  readonly id: string;
  readonly outcomes: ImportOutcome[] = [];
  /** Resolves when every file has its outcome or the job was stopped; never rejects. */
  readonly finished: Promise<void>;
  readonly #parts: ImportJobParts;
  readonly #controller = new AbortController();
  readonly #gate = createGate();
  readonly #queue: EntryQueue;
  readonly #started: number;
  readonly #images = { total: 0, local: 0, missing: 0 };
  readonly #tally = { imported: 0, updated: 0, duplicate: 0, skipped: 0, failed: 0 };
  #state: ImportProgress['state'] = 'running';
  #bytes = 0;
  #current: string | null = null;
  #stored: ArticleId[] = [];
  #problem: string | null = null;
  /** Once set, the files that are left cannot be imported either: each says so. */
  #ending: OffprintError | null = null;

  constructor(parts: ImportJobParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.#started = parts.clock.now();
    this.#queue = new EntryQueue(parts.source(this.#controller.signal));
    this.finished = this.#work();
  }

  get progress(): ImportProgress {
    const { found, listed } = this.#queue;
    const done = this.outcomes.length;
    const ended = this.#state === 'done' || this.#state === 'stopped';
    return {
      jobId: this.id,
      state: this.#state,
      done,
      total: found,
      failed: this.#tally.failed,
      images: { ...this.#images },
      bytes: this.#bytes,
      current: this.#current,
      secondsLeft: listed && done > 0 && !ended ? (this.#seconds() / done) * (found - done) : null,
      problem: this.#problem,
      summary: ended ? this.#summary() : null,
    };
  }

  pause(): void {
    if (this.#state !== 'running') return;
    this.#gate.close();
    this.#enter('paused');
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#gate.open();
    this.#enter('running');
  }

  /** Ends after the files in hand. */
  cancel(): void {
    if (this.#state !== 'running' && this.#state !== 'paused') return;
    this.#controller.abort(new OffprintError('cancelled', 'Stopped on request. What was imported stays.'));
    this.#gate.open();
    this.#enter('stopping');
  }

  #enter(state: ImportProgress['state']): void {
    this.#state = state;
    this.#parts.onProgress(this.progress);
  }

  #seconds(): number {
    return (this.#parts.clock.now() - this.#started) / 1000;
  }

  #summary(): ImportSummary {
    return { ...this.#tally, seconds: this.#seconds() };
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
    this.#enter(this.#controller.signal.aborted ? 'stopped' : 'done');
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
      await this.#gate.passed();
      if (this.#controller.signal.aborted) return;
      await this.#settle(await this.#take(entry));
    }
  }

  async #take(entry: SavedFileEntry): Promise<ImportOutcome | null> {
    this.#current = entry.label;
    if ('size' in entry) this.#bytes += entry.size;
    if (this.#ending) return refusal(entry.label, 'failed', this.#ending);
    try {
      return await this.#parts.run.importEntry(entry, this.#controller.signal);
    } catch (error) {
      if (this.#controller.signal.aborted) return null;
      if (error instanceof OffprintError) {
        this.#ending = error;
        return refusal(entry.label, 'failed', error);
      }
      this.#parts.onFault(`the import of ${entry.label} failed`, error);
      return fault(entry.label);
    }
  }

  async #settle(outcome: ImportOutcome | null): Promise<void> {
    if (!outcome) return;
    this.outcomes.push(outcome);
    this.#tally[outcome.outcome] += 1;
    this.#images.total += outcome.images.total;
    this.#images.local += outcome.images.local;
    this.#images.missing += outcome.images.missing;
    const isStored = outcome.outcome === 'imported' || outcome.outcome === 'updated';
    if (isStored && outcome.id) this.#stored.push(outcome.id as ArticleId);
    this.#parts.onOutcome(outcome);
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
