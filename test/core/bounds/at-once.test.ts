import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { AtOnce } from '../../../main/core/bounds/at-once.ts';

test('no more than so many run at once, in their order, whatever becomes of those before', async () => {
  const gate = new AtOnce(2);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const tasks = [0, 1, 2, 3].map((number) =>
    gate.run(async () => {
      began.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (number === 0) throw new Error('failed');
      return number;
    }),
  );
  const settled = Promise.allSettled(tasks);
  await turn();
  assert.deepEqual(began, [0, 1]);
  ends[0]?.();
  await turn();
  assert.deepEqual(began, [0, 1, 2]);
  ends[1]?.();
  await turn();
  assert.deepEqual(began, [0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  assert.deepEqual(
    (await settled).map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  );
  assert.equal(await gate.run(() => Promise.resolve(5)), 5);
});
