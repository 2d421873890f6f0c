import type { BatchOutcome, BatchTally } from '../../core/batches/batch-record.ts';
import { emptyTally } from '../../core/batches/batch-record.ts';

/** What the outcomes of a batch come to so far. */
export class BatchCount {
  readonly tally = emptyTally();
  readonly images = { total: 0, local: 0, missing: 0 };
  bytes = 0;
  done = 0;

  add({ outcome, images, bytes }: Pick<BatchOutcome, 'outcome' | 'images' | 'bytes'>): void {
    this.done += 1;
    this.tally[outcome] += 1;
    this.images.total += images.total;
    this.images.local += images.local;
    this.images.missing += images.missing;
    this.bytes += bytes;
  }
}

export const tallyOf = ({ imported, updated, duplicate, skipped, failed }: BatchTally): BatchTally => ({
  imported,
  updated,
  duplicate,
  skipped,
  failed,
});

/** What a batch had done before it was interrupted. */
export interface EarlierOutcomes {
  readonly count: BatchCount;
  /** How many outcomes each file has: the same name can stand in an archive twice. */
  readonly files: Map<string, number>;
  /** `id/version` of what it brought in. */
  readonly versions: Set<string>;
}

export const noOutcomes = (): EarlierOutcomes => ({
  count: new BatchCount(),
  files: new Map(),
  versions: new Set(),
});

export const readOutcomes = async (outcomes: AsyncIterable<BatchOutcome>): Promise<EarlierOutcomes> => {
  const found = noOutcomes();
  for await (const outcome of outcomes) {
    found.count.add(outcome);
    found.files.set(outcome.file, (found.files.get(outcome.file) ?? 0) + 1);
    if (outcome.id !== null && outcome.version !== null && !outcome.restored)
      found.versions.add(`${outcome.id}/${String(outcome.version)}`);
  }
  return found;
};
