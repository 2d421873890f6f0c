import type { ImportOutcome } from '../../../preload/contract/imports.ts';
import type { BatchOutcome } from '../../core/batches/batch-record.ts';

/** Dry runs are not written down; so many of their outcomes can be asked for afterwards. */
const KEPT_IN_MEMORY = 20_000;

/** Where the outcomes of a batch are: in its log on disk, or for a dry run here. */
export interface BatchOutcomes {
  write(outcome: BatchOutcome): Promise<void>;
  close(): Promise<void>;
  all(): AsyncIterable<BatchOutcome>;
}

export const outcomesInMemory = (): BatchOutcomes => {
  const kept: BatchOutcome[] = [];
  return {
    write(outcome) {
      if (kept.length < KEPT_IN_MEMORY) kept.push(outcome);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
    async *all() {
      await Promise.resolve();
      yield* kept;
    },
  };
};

export interface ReportPage {
  readonly offset: number;
  readonly limit: number;
  readonly outcome?: ImportOutcome['outcome'] | undefined;
}

/** One page of a report; no more of it is held than that. */
export const reportPage = async (
  outcomes: AsyncIterable<BatchOutcome>,
  { offset, limit, outcome: wanted }: ReportPage,
): Promise<{ total: number; matching: number; items: ImportOutcome[] }> => {
  const page = { total: 0, matching: 0, items: new Array<ImportOutcome>() };
  for await (const each of outcomes) {
    page.total += 1;
    if (wanted !== undefined && each.outcome !== wanted) continue;
    if (page.matching >= offset && page.items.length < limit) page.items.push(outcomeDto(each));
    page.matching += 1;
  }
  return page;
};

export const outcomeDto = ({
  bytes: _bytes,
  version: _version,
  restored: _restored,
  before: _before,
  ...outcome
}: BatchOutcome): ImportOutcome => ({
  ...outcome,
  warnings: [...outcome.warnings],
  images: { ...outcome.images },
});
