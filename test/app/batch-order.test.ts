import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBatchOrder } from '../../main/app/jobs/batch-order.ts';
import { createKeyedTurns } from '../../main/app/jobs/keyed-turns.ts';

const ticks = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('files of one article take their turns in the order of the batch, whichever is derived first', async () => {
  const order = createBatchOrder();
  const turns = createKeyedTurns();
  const stored: string[] = [];
  const take = async (name: string, derivingTicks: number, storingTicks = 0): Promise<void> => {
    const place = order.enter();
    try {
      await ticks(derivingTicks);
      if (name === 'broken') throw new Error(name);
      await place.reached;
      await place.leavingAtFirstTurn(turns).run(name.charAt(0), async () => {
        await ticks(storingTicks);
        stored.push(name);
      });
    } catch (error) {
      if (!(error instanceof Error && error.message === 'broken')) throw error;
    } finally {
      place.leave();
    }
  };
  await Promise.all([take('a1', 30, 60), take('broken', 20), take('a2', 5), take('b1', 1), take('a3', 0)]);
  assert.deepEqual(
    stored.filter((name) => name.startsWith('a')),
    ['a1', 'a2', 'a3'],
  );
  assert.equal(stored[0], 'b1', 'another article does not wait for what the first one stores');
});
