import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { ByteBudget } from '../../main/app/jobs/byte-budget.ts';

test('small files enter together, a large one waits for its turn and goes alone, nobody overtakes', async () => {
  const budget = new ByteBudget(10);
  const entered: string[] = [];
  const leave = new Map<string, () => void>();
  const take = (name: string, bytes: number) =>
    budget.take(bytes).then((release) => {
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
  const release = await budget.take(0);
  (await budget.take(0))();
  release();
  (await budget.take(5))();
});
