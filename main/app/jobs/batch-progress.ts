import type { ImportProgress } from '../../../preload/contract/imports.ts';
import type { BatchRecord } from '../../core/batches/batch-record.ts';
import type { BatchStore } from '../../core/ports/batch-store.ts';
import { readOutcomes, tallyOf } from './batch-count.ts';
import { nameBatch } from './name-batch.ts';

/** How far a batch is that nobody works on: one that has ended, or one that was interrupted. */
export const storedProgress = async (
  record: BatchRecord,
  batches: Pick<BatchStore, 'outcomes'>,
): Promise<ImportProgress> => {
  const interrupted = record.state === 'running';
  // The summary of a batch that was resumed and interrupted again is that of the time before.
  const { tally, images, bytes, done } =
    interrupted || !record.summary
      ? (await readOutcomes(batches.outcomes(record.id))).count
      : { ...record.summary, tally: tallyOf(record.summary), done: doneOf(record.summary) };
  const uploads = record.source.kind === 'uploads' ? record.source.uploads : [];
  return {
    jobId: record.id,
    started: record.started,
    from: nameBatch(record.source),
    dryRun: false,
    state: record.state === 'running' ? 'interrupted' : record.state,
    done,
    total: Math.max(done, uploads.length),
    failed: tally.failed,
    images: { ...images },
    bytes,
    bytesTotal: Math.max(
      bytes,
      uploads.reduce((sum, upload) => sum + upload.bytes, 0),
    ),
    current: null,
    secondsLeft: null,
    problem: record.summary?.problem ?? null,
    asksHosts: asksHosts(record),
    summary: interrupted ? null : { ...tally, seconds: record.summary?.seconds ?? 0 },
  };
};

export const asksHosts = ({ state, hostQuestion }: Pick<BatchRecord, 'state' | 'hostQuestion'>): boolean =>
  hostQuestion === 'open' && (state === 'done' || state === 'stopped');

const doneOf = ({
  imported,
  updated,
  duplicate,
  skipped,
  failed,
}: NonNullable<BatchRecord['summary']>): number => imported + updated + duplicate + skipped + failed;
