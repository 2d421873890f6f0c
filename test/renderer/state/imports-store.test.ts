import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportProgress } from '../../../preload/contract/imports.ts';
import {
  createImportsStore,
  dismissJob,
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
