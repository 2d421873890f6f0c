import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportProgress } from '../../../preload/contract/imports.ts';
import {
  createImportsStore,
  dismissJob,
  forgetJob,
  isImporting,
  noteProgress,
  shownJob,
} from '../../../renderer/state/imports-store.ts';

const job = (jobId: string, state: ImportProgress['state']): ImportProgress => ({
  jobId,
  state,
  done: 1,
  total: 2,
  failed: 0,
  images: { total: 0, local: 0, missing: 0 },
  bytes: 0,
  bytesTotal: 0,
  started: '2026-01-01T00:00:00.000Z',
  from: { first: 'saved', others: 0 },
  dryRun: false,
  asksHosts: false,
  current: null,
  secondsLeft: null,
  problem: null,
  summary: null,
});

test('the bar speaks of a running job before finished ones, and forgets what was put away', () => {
  const store = createImportsStore();
  assert.equal(shownJob(store.get()), null);
  noteProgress(store, job('first000', 'done'));
  noteProgress(store, job('second00', 'running'));
  assert.equal(shownJob(store.get())?.jobId, 'second00');
  noteProgress(store, job('second00', 'stopped'));
  assert.equal(store.get().jobs.length, 2, 'progress replaces, it does not add');
  assert.equal(shownJob(store.get())?.jobId, 'second00');
  dismissJob(store, 'second00');
  assert.equal(shownJob(store.get())?.jobId, 'first000');
  dismissJob(store, 'first000');
  assert.equal(shownJob(store.get()), null);
});

test('a past import that is taken back or kept does not come back to the bar; one that is resumed does', () => {
  const store = createImportsStore();
  store.set({ past: [job('past0000', 'stopped')] });
  noteProgress(store, job('past0000', 'undone'));
  assert.deepEqual([store.get().past?.[0]?.state, store.get().jobs], ['undone', []]);
  noteProgress(store, job('past0000', 'running'));
  assert.equal(shownJob(store.get())?.state, 'running');
  noteProgress(store, job('past0000', 'done'));
  assert.deepEqual([store.get().jobs[0]?.state, store.get().past?.[0]?.state], ['done', 'done']);
  noteProgress(store, job('newer000', 'running'));
  assert.deepEqual(
    store.get().past?.map(({ jobId }) => jobId),
    ['past0000', 'newer000'],
  );
});

test('a dry run is no past import, and is forgotten for good even if word of its end comes late', () => {
  const store = createImportsStore();
  store.set({ past: [], reportOf: 'look0000' });
  const look = { ...job('look0000', 'done'), dryRun: true };
  const brings = [job('real0000', 'running'), { ...look, state: 'running' as const }].map(isImporting);
  assert.deepEqual(brings, [true, false], 'an empty library stays one while files are only checked');
  noteProgress(store, look);
  assert.deepEqual([store.get().past, shownJob(store.get())?.jobId], [[], 'look0000']);
  forgetJob(store, 'look0000');
  assert.deepEqual([store.get().jobs, store.get().reportOf], [[], null]);
  noteProgress(store, look);
  assert.equal(shownJob(store.get()), null);
});
