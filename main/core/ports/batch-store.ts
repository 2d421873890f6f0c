import type { BatchOutcome, BatchRecord } from '../batches/batch-record.ts';

/** Takes down what became of each file, in order. */
export interface BatchLog {
  /**
   * Resolves when the line outlives this process; a power cut may take the last ones, and resuming the batch
   * finds out again what they said. Throws OffprintError `disk-full`, `library-read-only`, `library-unusable`.
   */
  write(outcome: BatchOutcome): Promise<void>;
  /** Every line is on the medium when it resolves. */
  close(): Promise<void>;
}

/**
 * Imports on disk, one folder each, so that one that was interrupted can be resumed and one that has ended can be
 * reported and taken back. Records are whole or not there, as those of articles are.
 */
export interface BatchStore {
  /** Newest first. */
  list(): Promise<readonly BatchRecord[]>;
  read(id: string): Promise<BatchRecord | null>;
  /** Forgets the oldest ended ones beyond those that are kept. */
  create(record: BatchRecord): Promise<void>;
  /** Throws OffprintError `not-found`. */
  update(id: string, change: (record: BatchRecord) => BatchRecord): Promise<BatchRecord>;
  /** Begins a new part of the log; nothing that was written is touched. */
  openLog(id: string): Promise<BatchLog>;
  /** The log from its beginning; a line that a power cut damaged is left out. */
  outcomes(id: string): AsyncIterable<BatchOutcome>;
  /** Absolute path of the folder for the batch's uploads; it is there. */
  uploadFolder(id: string): Promise<string>;
  dropUploads(id: string): Promise<void>;
}
