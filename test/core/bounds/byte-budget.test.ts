import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { ByteBudget } from '../../../main/core/bounds/byte-budget.ts';

test('small files enter together, a large one waits for its turn and goes alone, nobody overtakes', async () => {
  const budget = new ByteBudget(10);
  const entered: string[] = [];
  const leave = new Map<string, () => void>();
  const take = (name: string, bytes: number) =>
    budget.take(bytes).then(({ release }) => {
      entered.push(name);
      leave.set(name, release);
    });
  const all = [take('a', 4), take('b', 6), take('huge', 50), take('c', 1)];
  await turn();
  assert.deepEqual(entered, ['a', 'b']);
  leave.get('a')?.();
  await turn();
  assert.deepEqual(entered, ['a', 'b'], 'the small one behind the large one waits as well');
  leave.get('b')?.();
  await turn();
  assert.deepEqual(entered, ['a', 'b', 'huge']);
  leave.get('huge')?.();
  await Promise.all(all);
  assert.deepEqual(entered, ['a', 'b', 'huge', 'c']);
});

test('files without bytes never wait in an empty house', async () => {
  const budget = new ByteBudget(1);
  const room = await budget.take(0);
  (await budget.take(0)).release();
  room.release();
  (await budget.take(5)).release();
});

test('what turns out smaller gives the rest back, and nothing twice', async () => {
  const budget = new ByteBudget(10);
  const first = await budget.take(10);
  const second = budget.take(6);
  first.shrink(4);
  const other = await second;
  first.release();
  first.release();
  other.release();
  const entered: number[] = [];
  for (const bytes of [10, 1]) void budget.take(bytes).then(() => entered.push(bytes));
  await turn();
  assert.deepEqual(entered, [10]);
});

test('who gives up waiting leaves the queue to the others', async () => {
  const budget = new ByteBudget(10);
  const first = await budget.take(6);
  const stop = new AbortController();
  const large = budget.take(9, stop.signal);
  const small = budget.take(3);
  stop.abort(new Error('stopped'));
  await assert.rejects(large, /stopped/);
  (await small).release();
  first.release();
  (await budget.take(10)).release();
  await assert.rejects(budget.take(1, stop.signal), /stopped/);
});
