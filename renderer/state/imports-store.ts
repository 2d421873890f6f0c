import type { ImportProgress } from '../../preload/contract/imports.ts';
import type { ApiClient } from '../api/api-client.ts';
import { createStore, type Store } from './store.ts';

export interface ImportsState {
  readonly jobs: readonly ImportProgress[];
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
  createStore<ImportsState>({ jobs: [], dismissed: new Set(), uploading: 0, reportOf: null, hostsOf: null });

/** Nobody works on it: it has ended, or was interrupted and waits for what the user wants. */
export const isFinished = ({ state }: ImportProgress): boolean =>
  state !== 'running' && state !== 'paused' && state !== 'stopping';

export const noteProgress = (store: ImportsStore, progress: ImportProgress): void => {
  const { jobs } = store.get();
  store.set({
    jobs: jobs.some(({ jobId }) => jobId === progress.jobId)
      ? jobs.map((job) => (job.jobId === progress.jobId ? progress : job))
      : [...jobs, progress],
  });
};

export const loadJobs = async (api: ApiClient, store: ImportsStore): Promise<void> => {
  store.set({ jobs: await api.call('imports.jobs', {}) });
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
