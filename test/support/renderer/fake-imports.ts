import type { Output } from '../../../preload/contract/index.ts';
import type { ImportOutcome, ImportProgress } from '../../../preload/contract/imports.ts';
import type { FakeBridge } from './fake-bridge.ts';

type Steering = (input: { jobId: string }) => ImportProgress;

interface FakeImports {
  /** Answers of the methods that steer imports, and ask about their pictures. */
  readonly answers: Readonly<Record<`imports.${'pause' | 'resume' | 'cancel' | 'keep'}`, Steering>> & {
    'imports.undo'(input: { jobId: string }): Output<'imports.undo'>;
    'imports.hosts'(): Output<'imports.hosts'>;
    'imports.allowHosts'(input: { jobId: string }): Output<'imports.allowHosts'>;
  };
  readonly jobs: ImportProgress[];
  start(paths: readonly string[]): { jobId: string };
  report(
    offset: number,
    limit: number,
    outcome?: ImportOutcome['outcome'],
  ): { total: number; matching: number; items: ImportOutcome[] };
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
export const createFakeImports = (emit: FakeBridge['emit'], asks: () => boolean): FakeImports => {
  const jobs: ImportProgress[] = [];
  const outcomes: ImportOutcome[] = [];
  const steer = (jobId: string, state: ImportProgress['state']): ImportProgress => {
    const at = jobs.findIndex((job) => job.jobId === jobId);
    const job = { ...jobs[at]!, state };
    jobs[at] = job;
    emit('import.progress', job);
    return job;
  };
  return {
    jobs,
    start(paths) {
      const jobId = `job${String(jobs.length + 1).padStart(8, '0')}`;
      outcomes.push(...paths.map(outcomeOf));
      const failed = outcomes.filter(({ outcome }) => outcome === 'failed').length;
      const progress: ImportProgress = {
        jobId,
        started: '2026-01-01T00:00:00.000Z',
        dryRun: false,
        state: 'done',
        done: paths.length,
        total: paths.length,
        failed,
        images: { total: 2, local: 1, missing: 1 },
        bytes: 1000,
        bytesTotal: 1000,
        current: null,
        secondsLeft: null,
        problem: null,
        asksHosts: asks(),
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
    answers: {
      'imports.pause': ({ jobId }) => steer(jobId, 'paused'),
      'imports.resume': ({ jobId }) => steer(jobId, 'running'),
      'imports.cancel': ({ jobId }) => steer(jobId, 'stopped'),
      'imports.keep': ({ jobId }) => steer(jobId, 'done'),
      'imports.undo'({ jobId }) {
        steer(jobId, 'undone');
        return { trashed: 2, versions: 0, kept: [] };
      },
      'imports.hosts': () => ({
        pictures: 4,
        hosts: [
          { host: 'pictures.invalid', pictures: 3, fallbacks: 0 },
          { host: 'tracker.invalid', pictures: 1, fallbacks: 0 },
        ],
      }),
      'imports.allowHosts'({ jobId }) {
        const at = jobs.findIndex((job) => job.jobId === jobId);
        jobs[at] = { ...jobs[at]!, asksHosts: false };
        return { tried: 3, local: 3, missing: 1, stopped: false, fetched: true };
      },
    },
    report(offset, limit, outcome) {
      const matching = outcomes.filter((each) => outcome === undefined || each.outcome === outcome);
      return {
        total: outcomes.length,
        matching: matching.length,
        items: matching.slice(offset, offset + limit),
      };
    },
  };
};
