/** Lists are shown to their end, however long they are. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Invocation } from '../../main/cli/command.ts';
import { forEachRow } from '../../main/cli/for-each-row.ts';

it('shows more than a page of rows, no more than the limit, and begins where it is told', async () => {
  const asked: { offset?: number; limit?: number }[] = [];
  const call = (_method: string, input: { offset: number; limit: number }) => {
    asked.push(input);
    const left = Math.max(0, Math.min(input.limit, 2300 - input.offset));
    return Promise.resolve({ items: Array.from({ length: left }, (_, at) => ({ id: input.offset + at })) });
  };
  const shown = async (range: { offset?: number; limit?: number }): Promise<number[]> => {
    const ids: number[] = [];
    await forEachRow({ call } as unknown as Invocation, { view: { kind: 'trash' } }, range, ({ id }) =>
      ids.push(id as unknown as number),
    );
    return ids;
  };
  const all = await shown({});
  assert.deepEqual([all.length, all[0], all.at(-1)], [2300, 0, 2299]);
  assert.equal(new Set(all).size, 2300);
  assert.deepEqual(await shown({ offset: 10, limit: 2 }), [10, 11]);
  assert.ok(asked.every(({ limit }) => (limit ?? 0) <= 1000));
});
