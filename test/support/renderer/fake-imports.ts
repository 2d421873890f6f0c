import type { Output } from '../../../preload/contract/index.ts';
import type { ImportOutcome, ImportProgress } from '../../../preload/contract/imports.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { Refusal } from './refusal.ts';

interface OfJob {
  readonly jobId: string;
}
type Steering = (input: OfJob) => ImportProgress;

interface FakeImports {
  /** Answers of the methods that steer imports, and ask about their pictures. */
  readonly answers: Readonly<Record<`imports.${'pause' | 'resume' | 'cancel' | 'keep'}`, Steering>> & {
    'imports.jobs'(input: { past: boolean }): ImportProgress[];
    'imports.report'(input: OfJob & ReportPage): Output<'imports.report'>;
    'imports.exportReport'(input: OfJob & { as: string }): Output<'imports.exportReport'>;
    'imports.carryOut'(input: OfJob): OfJob;
    'imports.forget'(input: OfJob): Output<'imports.forget'>;
    'imports.undo'(input: OfJob): Output<'imports.undo'>;
    'imports.hosts'(): Output<'imports.hosts'>;
    'imports.allowHosts'(input: OfJob): Output<'imports.allowHosts'>;
  };
  start(uploads: readonly { readonly relativePath: string }[], dryRun: boolean): OfJob;
}

interface ReportPage {
  readonly offset: number;
  readonly limit: number;
  readonly outcome?: ImportOutcome['outcome'] | undefined;
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

/** An import of an earlier session: the later its number, the later its day. */
export const pastImport = (at: number, change: Partial<ImportProgress> = {}): ImportProgress => ({
  jobId: `past${String(at).padStart(8, '0')}`,
  started: new Date(Date.UTC(2026, 0, 1 + at, 9, 30)).toISOString(),
  from: { first: `saved ${String(at)}`, others: at % 3 },
  dryRun: false,
  state: 'done',
  done: 40,
  total: 40,
  failed: 1,
  images: { total: 80, local: 78, missing: 2 },
  bytes: 1000,
  bytesTotal: 1000,
  current: null,
  secondsLeft: null,
  problem: null,
  asksHosts: false,
  summary: { imported: 36, updated: 2, duplicate: 1, skipped: 0, failed: 1, seconds: 3 },
  ...change,
});

/** Imports that are done at once: every third file fails. Tests that want to watch one send its progress. */
export const createFakeImports = (
  emit: FakeBridge['emit'],
  asks: () => boolean,
  past: readonly ImportProgress[],
): FakeImports => {
  const jobs: ImportProgress[] = [];
  const earlier: ImportProgress[] = [...past];
  const outcomes = new Map<string, readonly ImportOutcome[]>();
  const paths = new Map<string, readonly string[]>();
  let started = 0;
  const change = (jobId: string, to: Partial<ImportProgress>): ImportProgress => {
    const list = [jobs, earlier].find((each) => each.some((job) => job.jobId === jobId));
    if (!list) throw new Refusal('not-found');
    const at = list.findIndex((job) => job.jobId === jobId);
    const job = { ...list[at]!, ...to };
    list[at] = job;
    emit('import.progress', job);
    return job;
  };
  const drop = (jobId: string): void => {
    const at = jobs.findIndex((job) => job.jobId === jobId && job.dryRun);
    if (at < 0) throw new Refusal('not-found');
    jobs.splice(at, 1);
    emit('import.forgotten', { jobId });
  };
  const begin = (given: readonly string[], dryRun: boolean): OfJob => {
    started += 1;
    const jobId = `job${String(started).padStart(8, '0')}`;
    paths.set(jobId, given);
    const found = given.map(outcomeOf);
    outcomes.set(jobId, found);
    const failed = found.filter(({ outcome }) => outcome === 'failed').length;
    const progress: ImportProgress = {
      jobId,
      started: '2026-01-01T00:00:00.000Z',
      from: { first: given[0] ?? '', others: given.length - 1 },
      dryRun,
      state: 'done',
      done: given.length,
      total: given.length,
      failed,
      images: { total: 2, local: 1, missing: 1 },
      bytes: 1000,
      bytesTotal: 1000,
      current: null,
      secondsLeft: null,
      problem: null,
      asksHosts: asks() && !dryRun,
      summary: {
        imported: given.length - failed,
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
  };
  return {
    start: (uploads, dryRun) =>
      begin(
        uploads.map(({ relativePath }) => relativePath),
        dryRun,
      ),
    answers: {
      'imports.jobs': ({ past: all }) => (all ? [...earlier, ...jobs] : jobs),
      'imports.report'({ jobId, offset, limit, outcome }) {
        const all = outcomes.get(jobId) ?? [];
        const matching = all.filter((each) => outcome === undefined || each.outcome === outcome);
        return {
          total: all.length,
          matching: matching.length,
          items: matching.slice(offset, offset + limit),
        };
      },
      'imports.exportReport': ({ as }) => ({
        token: 'report0000001',
        fileName: `Offprint import.${as}`,
        mediaType: 'text/plain',
        bytes: 99,
      }),
      'imports.carryOut'({ jobId }) {
        drop(jobId);
        return begin(paths.get(jobId) ?? [], false);
      },
      'imports.forget'({ jobId }) {
        drop(jobId);
        return {};
      },
      'imports.pause': ({ jobId }) => change(jobId, { state: 'paused' }),
      'imports.resume': ({ jobId }) => change(jobId, { state: 'running', summary: null }),
      'imports.cancel': ({ jobId }) => change(jobId, { state: 'stopped' }),
      'imports.keep': ({ jobId }) => change(jobId, { state: 'done' }),
      'imports.undo'({ jobId }) {
        change(jobId, { state: 'undone' });
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
        change(jobId, { asksHosts: false });
        return { tried: 3, local: 3, missing: 1, stopped: false, fetched: true };
      },
    },
  };
};
