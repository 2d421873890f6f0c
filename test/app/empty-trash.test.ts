import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AppContext } from '../../main/app/app-context.ts';
import { emptyTrash } from '../../main/app/empty-trash.ts';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';

it('deletes what it can and says what it could not', async () => {
  const ids = ['a', 'stuck', 'b', 'alive'];
  const refreshed: string[] = [];
  const context = {
    ports: {
      articles: {
        ids: () => Promise.resolve(ids),
        read: (id: string) =>
          Promise.resolve({ trashed: id === 'alive' ? null : '2026-01-01T00:00:00.000Z', versions: [] }),
        delete: (id: string) =>
          id === 'stuck'
            ? Promise.reject(new OffprintError('unreadable-file', 'stuck is in use'))
            : Promise.resolve(),
      },
    },
    sync: { refresh: (gone: string[]) => Promise.resolve(void refreshed.push(...gone)) },
    events: { emit: () => undefined },
  } as unknown as AppContext;
  assert.deepEqual(await emptyTrash(context), {
    deleted: 2,
    kept: [{ id: 'stuck', problem: 'stuck is in use' }],
  });
  assert.deepEqual(refreshed, ['a', 'b']);
});
