import type { ImportProgress } from '../../preload/contract/imports.ts';
import type { ApiClient } from '../api/api-client.ts';
import { createStore, type Store } from './store.ts';

export interface ImportsState {
  /** At work, ended in this session, or interrupted. */
  readonly jobs: readonly ImportProgress[];
  /** Every import still known, oldest first; null until somebody has asked for them. */
  readonly past: readonly ImportProgress[] | null;
  /** Finished jobs whose bar the user has put away. */
  readonly dismissed: ReadonlySet<string>;
  /** Files being handed over before their job exists. */
  readonly uploading: number;
  readonly reportOf: string | null;
  /** The import whose pictures are being asked about. */
  readonly hostsOf: string | null;
}

export type ImportsStore = Store<ImportsState>;

export const createImportsStore = (): ImportsStore =>
  createStore<ImportsState>({
    jobs: [],
    past: null,
    dismissed: new Set(),
    uploading: 0,
    reportOf: null,
    hostsOf: null,
  });

/** Nobody works on it: it has ended, or was interrupted and waits for what the user wants. */
export const isFinished = ({ state }: ImportProgress): boolean =>
  state !== 'running' && state !== 'paused' && state !== 'stopping';

/** It brings something in just now: a dry run never does. */
export const isImporting = (job: ImportProgress): boolean => !job.dryRun && !isFinished(job);

const has = (jobs: readonly ImportProgress[] | null, jobId: string): boolean =>
  jobs?.some((job) => job.jobId === jobId) ?? false;

const put = (jobs: readonly ImportProgress[], progress: ImportProgress): readonly ImportProgress[] =>
  has(jobs, progress.jobId)
    ? jobs.map((job) => (job.jobId === progress.jobId ? progress : job))
    : [...jobs, progress];

/** A past import that was changed and is not at work stays past: the bar need not speak of it again. */
export const noteProgress = (store: ImportsStore, progress: ImportProgress): void => {
  const { jobs, past } = store.get();
  const onlyPast = has(past, progress.jobId) && !has(jobs, progress.jobId) && isFinished(progress);
  store.set({
    jobs: onlyPast ? jobs : put(jobs, progress),
    past: past && !progress.dryRun ? put(past, progress) : past,
  });
};

export const loadJobs = async (api: ApiClient, store: ImportsStore): Promise<void> => {
  store.set({ jobs: await api.call('imports.jobs', {}) });
  if (store.get().past !== null) await loadPast(api, store);
};

/** A dry run leaves nothing to look back at. */
export const loadPast = async (api: ApiClient, store: ImportsStore): Promise<void> => {
  const known = await api.call('imports.jobs', { past: true });
  store.set({ past: known.filter(({ dryRun }) => !dryRun) });
};

export const jobOf = ({ jobs, past }: ImportsState, jobId: string | null): ImportProgress | null =>
  [...jobs, ...(past ?? [])].find((job) => job.jobId === jobId) ?? null;

/** A dry run that was carried out or let go; word of its end may still be on its way. */
export const forgetJob = (store: ImportsStore, jobId: string): void => {
  const { jobs, reportOf } = store.get();
  dismissJob(store, jobId);
  store.set({
    jobs: jobs.filter((job) => job.jobId !== jobId),
    reportOf: reportOf === jobId ? null : reportOf,
  });
};

/** The job the bar speaks of: one that runs, else the latest that was not put away. */
export const shownJob = ({ jobs, dismissed }: ImportsState): ImportProgress | null =>
  jobs.findLast((job) => !isFinished(job)) ?? jobs.findLast(({ jobId }) => !dismissed.has(jobId)) ?? null;

export const dismissJob = (store: ImportsStore, jobId: string): void =>
  store.set({ dismissed: new Set(store.get().dismissed).add(jobId) });

export const steerJob = async (
  api: ApiClient,
  store: ImportsStore,
  jobId: string,
  action: 'pause' | 'resume' | 'cancel' | 'keep',
): Promise<void> => noteProgress(store, await api.call(`imports.${action}`, { jobId }));
