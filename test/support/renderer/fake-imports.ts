import type { ImportOutcome, ImportProgress } from '../../../preload/contract/imports.ts';
import type { FakeBridge } from './fake-bridge.ts';

interface FakeImports {
  readonly jobs: ImportProgress[];
  start(paths: readonly string[]): { jobId: string };
  steer(jobId: string, state: ImportProgress['state']): ImportProgress;
  report(offset: number, limit: number): { total: number; items: ImportOutcome[] };
}

const outcomeOf = (file: string, index: number): ImportOutcome => {
  const failed = index % 3 === 2;
  return {
    file,
    outcome: failed ? 'failed' : 'imported',
    id: failed ? null : 'river00000000002',
    title: failed ? null : `Article of ${file}`,
    code: failed ? 'unreadable-file' : null,
    message: failed ? 'The file is empty; nothing was imported from it.' : null,
    warnings: [],
    images: { total: 2, local: 1, missing: 1 },
  };
};

/** Imports that are done at once: every third file fails. Tests that want to watch one send its progress. */
export const createFakeImports = (emit: FakeBridge['emit']): FakeImports => {
  const jobs: ImportProgress[] = [];
  const outcomes: ImportOutcome[] = [];
  return {
    jobs,
    start(paths) {
      const jobId = `job${String(jobs.length + 1).padStart(8, '0')}`;
      outcomes.push(...paths.map(outcomeOf));
      const failed = outcomes.filter(({ outcome }) => outcome === 'failed').length;
      const progress: ImportProgress = {
        jobId,
        state: 'done',
        done: paths.length,
        total: paths.length,
        failed,
        images: { total: 2, local: 1, missing: 1 },
        bytes: 1000,
        current: null,
        secondsLeft: null,
        problem: null,
        summary: {
          imported: paths.length - failed,
          updated: 0,
          duplicate: 0,
          skipped: 0,
          failed,
          seconds: 1,
        },
      };
      jobs.push(progress);
      emit('import.progress', progress);
      return { jobId };
    },
    steer(jobId, state) {
      const at = jobs.findIndex((job) => job.jobId === jobId);
      const job = { ...jobs[at]!, state };
      jobs[at] = job;
      emit('import.progress', job);
      return job;
    },
    report: (offset, limit) => ({ total: outcomes.length, items: outcomes.slice(offset, offset + limit) }),
  };
};
