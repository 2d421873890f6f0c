import { createDryRun } from '../../core/importing/dry-run.ts';
import type { ImageHost } from '../../core/images/image-hosts.ts';
import type { BatchRecord, BatchSummary } from '../../core/batches/batch-record.ts';
import type { AppPorts } from '../app-ports.ts';
import { noOutcomes, readOutcomes, type EarlierOutcomes } from './batch-count.ts';
import { outcomesInMemory, type BatchOutcomes } from './batch-outcomes.ts';
import { HostCount } from './host-count.ts';
import type { RunOf } from './import-run.ts';

/** A batch that is being worked on: where its outcomes go, and what was done before. */
export interface OpenBatch {
  readonly earlier: EarlierOutcomes;
  readonly outcomes: BatchOutcomes;
  readonly dryRun: RunOf['dryRun'];
  /** Of a dry run: whom its pictures would be asked of. */
  readonly hosts: HostCount | null;
  /** Notes how it ended. Throws OffprintError when that cannot be written. */
  end(summary: BatchSummary, state: 'done' | 'stopped'): Promise<BatchRecord | null>;
}

/** One that leaves nothing on disk. */
export const openDryRun = (): OpenBatch => {
  const hosts = new HostCount();
  const met = createDryRun();
  return {
    earlier: noOutcomes(),
    outcomes: outcomesInMemory(),
    dryRun: { met, onHosts: (found: readonly ImageHost[]) => hosts.add(found) },
    hosts,
    end: () => Promise.resolve(null),
  };
};

/** One whose record is in the store already. Throws OffprintError. */
export const openStoredBatch = async (
  record: BatchRecord,
  { batches, clock }: Pick<AppPorts, 'batches' | 'clock'>,
): Promise<OpenBatch> => {
  const earlier = await readOutcomes(batches.outcomes(record.id));
  const log = await batches.openLog(record.id);
  const before = record.summary?.seconds ?? 0;
  return {
    earlier,
    outcomes: {
      write: (outcome) => log.write(outcome),
      close: () => log.close(),
      all: () => batches.outcomes(record.id),
    },
    dryRun: null,
    hosts: null,
    end: (summary, state) =>
      batches.update(record.id, (current) => ({
        ...current,
        state,
        ended: state === 'done' ? new Date(clock.now()).toISOString() : null,
        summary: { ...summary, seconds: before + summary.seconds },
      })),
  };
};
