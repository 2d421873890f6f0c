/** Whatever fails, every file has its outcome before an import says that it is done. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ImportJob, type ImportJobParts, type JobProgress } from '../../main/app/jobs/import-job.ts';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import type { SavedFileEntry } from '../../main/core/ports/saved-file-source.ts';
import { nodeClock } from '../../main/adapters/node-clock.ts';
import { noOutcomes } from '../../main/app/jobs/batch-count.ts';
import type { BatchOutcome } from '../../main/core/batches/batch-record.ts';

const FILES = 300;

async function* entries(): AsyncGenerator<SavedFileEntry> {
  for (let at = 0; at < FILES; at += 1) {
    await Promise.resolve();
    yield { label: `${String(at)}.md`, size: 1, open: () => Promise.reject(new Error('not opened here')) };
  }
}

const imported = (file: string): BatchOutcome => ({
  file,
  outcome: 'imported',
  id: '0'.repeat(16),
  title: file,
  code: null,
  message: null,
  warnings: [],
  images: { total: 0, local: 0, missing: 0 },
  bytes: 1,
  version: 1,
  restored: false,
});

const run = async (
  parts: Partial<ImportJobParts>,
): Promise<{ outcomes: readonly BatchOutcome[]; progress: JobProgress }> => {
  const outcomes: BatchOutcome[] = [];
  const job = new ImportJob({
    earlier: noOutcomes(),
    source: entries,
    run: { importEntry: (entry) => Promise.resolve(imported(entry.label)) },
    clock: nodeClock,
    onOutcome: (outcome) => Promise.resolve(void outcomes.push(outcome)),
    onEnd: () => Promise.resolve(),
    onProgress: () => undefined,
    onStored: () => Promise.resolve(),
    onFault: () => undefined,
    ...parts,
  });
  await job.finished;
  return { outcomes, progress: job.progress };
};

it('gives a file on which the program fails its outcome, and goes on', async () => {
  const job = await run({
    run: {
      importEntry: (entry) =>
        entry.label === '20.md'
          ? Promise.reject(new TypeError('a bug'))
          : Promise.resolve(imported(entry.label)),
    },
  });
  assert.equal(job.outcomes.length, FILES);
  assert.deepEqual(
    job.outcomes.filter((each) => each.outcome === 'failed').map((each) => [each.file, each.code]),
    [['20.md', 'internal']],
  );
});

it('tells every file that is left why it could not be imported', async () => {
  const job = await run({
    run: {
      importEntry: (entry) =>
        Number.parseInt(entry.label) >= 40
          ? Promise.reject(new OffprintError('disk-full', 'The disk is full.'))
          : Promise.resolve(imported(entry.label)),
    },
  });
  assert.equal(job.outcomes.length, FILES);
  assert.equal(job.outcomes.filter((each) => each.code === 'disk-full').length, FILES - 40);
});

it('finishes and says so when the index cannot take in what was stored', async () => {
  const job = await run({
    onStored: () => Promise.reject(new OffprintError('disk-full', 'The disk is full.')),
  });
  assert.equal(job.outcomes.length, FILES);
  assert.equal(job.progress.state, 'done');
  assert.match(job.progress.problem ?? '', /search index.*The disk is full/);
});

it('says so when the list of files ends early', async () => {
  async function* broken(): AsyncGenerator<SavedFileEntry> {
    yield* entries();
    throw new Error('the folder went away');
  }
  const job = await run({ source: broken });
  assert.equal(job.outcomes.length, FILES);
  assert.notEqual(job.progress.problem, null);
});
