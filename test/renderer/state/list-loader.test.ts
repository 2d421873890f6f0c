import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiClient } from '../../../renderer/api/api-client.ts';
import { ApiFailure } from '../../../renderer/api/api-client.ts';
import { createListStore, itemAt, PAGE_SIZE } from '../../../renderer/state/list-store.ts';
import { ListLoader } from '../../../renderer/state/load-list.ts';
import { generatedRow } from '../../support/renderer/fake-rows.ts';

interface Asked {
  readonly method: string;
  readonly input: {
    readonly offset?: number;
    readonly query?: string;
    readonly view?: { readonly kind: string };
  };
  answer(total?: number): void;
  refuse(error: Error): void;
}

/** An application that answers when the test says so. */
const heldApi = (): { api: ApiClient; asked: Asked[] } => {
  const asked: Asked[] = [];
  const call = (method: string, input: Asked['input']): Promise<unknown> =>
    new Promise((resolve, reject) => {
      asked.push({
        method,
        input,
        refuse: reject,
        answer(total = 1000) {
          const offset = input.offset ?? 0;
          const rows = Array.from({ length: Math.max(0, Math.min(PAGE_SIZE, total - offset)) }, (_, at) =>
            generatedRow(offset + at),
          );
          resolve(
            method === 'articles.list'
              ? { total, items: rows }
              : { total, hits: rows.map((row) => ({ row, snippet: [{ text: input.query, match: true }] })) },
          );
        },
      });
    });
  return { api: { call: call as ApiClient['call'] }, asked };
};

test('asks for each page in sight once', async () => {
  const { api, asked } = heldApi();
  const store = createListStore();
  const loader = new ListLoader(api, store);
  loader.ensure(0, 20);
  loader.ensure(5, 30);
  loader.ensure(90, 110);
  assert.deepEqual(
    asked.map(({ input }) => input.offset),
    [0, 100],
  );
  for (const each of asked) each.answer();
  await loader.settled();
  loader.ensure(0, 150);
  assert.equal(asked.length, 2, 'what is there is not asked for again');
  assert.equal(itemAt(store.get(), 150)?.row.id, 'g000000000000150');
});

test('an answer to an earlier search is dropped', async () => {
  const { api, asked } = heldApi();
  const store = createListStore();
  const loader = new ListLoader(api, store);
  loader.search('a');
  loader.search('ab');
  assert.deepEqual(
    asked.map(({ input }) => input.query),
    ['a', 'ab'],
  );
  asked[1]?.answer(7);
  await loader.settled();
  asked[0]?.answer(99);
  await new Promise(setImmediate);
  assert.equal(store.get().total, 7);
  assert.equal(store.get().query, 'ab');
});

test('rows stay on screen until the rows of another view are there', async () => {
  const { api, asked } = heldApi();
  const store = createListStore();
  const loader = new ListLoader(api, store);
  loader.ensure(0, 10);
  asked[0]?.answer(300);
  await loader.settled();
  loader.show({ kind: 'unread' });
  assert.ok(itemAt(store.get(), 3), 'still the old rows');
  asked[1]?.answer(2);
  await loader.settled();
  assert.equal(store.get().total, 2);
  assert.equal(itemAt(store.get(), 3), undefined);
});

test('reloading keeps the place of the current article when it moved', async () => {
  const { api, asked } = heldApi();
  const store = createListStore();
  const loader = new ListLoader(api, store);
  loader.ensure(0, 10);
  asked[0]?.answer(50);
  await loader.settled();
  store.set({ currentId: 'g000000000000004', currentIndex: 9 });
  loader.reload();
  asked[1]?.answer(50);
  await loader.settled();
  assert.equal(store.get().currentIndex, 4);
});

test('a list that shrank forgets the pages behind its end', async () => {
  const { api, asked } = heldApi();
  const store = createListStore();
  const loader = new ListLoader(api, store);
  loader.ensure(0, 250);
  for (const each of asked.splice(0)) each.answer(300);
  await loader.settled();
  assert.equal(store.get().pages.size, 3);
  loader.ensure(0, 10);
  loader.reload();
  asked[0]?.answer(40);
  await loader.settled();
  assert.deepEqual([...store.get().pages.keys()], [0]);
});

test('only so many pages are kept, those near the place shown', async () => {
  const { api, asked } = heldApi();
  const store = createListStore();
  const loader = new ListLoader(api, store);
  for (let page = 0; page < 200; page++) {
    loader.ensure(page * PAGE_SIZE, page * PAGE_SIZE);
    asked.at(-1)?.answer(100_000);
    await loader.settled();
  }
  assert.equal(store.get().pages.size, 60);
  assert.ok(store.get().pages.has(199));
  assert.ok(!store.get().pages.has(0));
  loader.ensure(0, 0);
  assert.equal(asked.at(-1)?.input.offset, 0, 'a page that was let go is asked for again');
});

test('a refused search says so and leaves no rows of another search', async () => {
  const { api, asked } = heldApi();
  const store = createListStore();
  const loader = new ListLoader(api, store);
  loader.ensure(0, 10);
  asked[0]?.answer(50);
  await loader.settled();
  loader.search('"open');
  asked[1]?.refuse(new ApiFailure('bad-query', 'unclosed quotation'));
  await loader.settled();
  assert.equal(store.get().failure?.code, 'bad-query');
  assert.equal(store.get().total, 0);
  loader.search('open');
  asked[2]?.answer(3);
  await loader.settled();
  assert.equal(store.get().failure, null);
});
