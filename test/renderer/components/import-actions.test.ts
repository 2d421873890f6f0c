import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offeredActions } from '../../../renderer/components/import-actions.ts';

const offered = (state: Parameters<typeof offeredActions>[0]['state'], of = {}): readonly string[] =>
  offeredActions({ state, dryRun: false, asksHosts: false, ...of });

test('what is at work is paused or stopped; what was left is gone on with, kept or taken back', () => {
  assert.deepEqual(offered('running'), ['pause', 'cancel']);
  assert.deepEqual(offered('paused'), ['resume', 'cancel']);
  assert.deepEqual(offered('stopping'), []);
  for (const state of ['stopped', 'interrupted'] as const)
    assert.deepEqual(offered(state), ['resume', 'keep', 'undo']);
  assert.deepEqual(offered('done'), ['undo']);
  assert.deepEqual(offered('undone'), []);
});

test('an import whose pictures are asked about says so first; a dry run is carried out or let go', () => {
  assert.deepEqual(offered('done', { asksHosts: true }), ['hosts', 'undo']);
  assert.deepEqual(offered('running', { dryRun: true }), ['pause', 'cancel']);
  for (const state of ['done', 'stopped'] as const)
    assert.deepEqual(offered(state, { dryRun: true }), ['carryOut', 'forget']);
});
