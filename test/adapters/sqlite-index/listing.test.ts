import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ListRequest, SearchIndex, View } from '../../../main/core/ports/search-index.ts';
import { indexedSample, indexId, stamped } from '../../support/indexed-article.ts';
import { indexHolding, numbersFound } from '../../support/open-test-index.ts';

const listed = async (index: SearchIndex, given: Partial<ListRequest> = {}): Promise<number[]> => {
  const request = {
    view: { kind: 'all' },
    query: '',
    sort: 'date',
    limit: 1000,
    offset: 0,
    ...given,
  } as const;
  return (await index.list(request)).items.map((item) => Number.parseInt(item.id, 32));
};

const SAMPLES = [
  {
    published: '2022-01-10T15:13:06Z',
    site: 'www.bbc.com',
    tags: ['war/ukraine'],
    author: 'Ann Óg',
    language: 'zh-Hant',
  },
  { published: null, site: 'bbc.co.uk', tags: ['War'], unread: true, imported: '2024-01-04T00:00:00.000Z' },
  { published: '2022-01-11', site: null, tags: ['warfare'], care: ['pictures'], language: 'zh' },
  { published: '2022-01-10T23:30:00+08:00', site: 'dw.com', trashed: true, tags: ['war'] },
] as const;

test('a view shows what belongs to it, the trash nowhere else', async (context) => {
  const index = await indexHolding(context, ...SAMPLES);
  const views: [View, number[]][] = [
    [{ kind: 'all' }, [2, 0, 1]],
    [{ kind: 'unread' }, [1]],
    [{ kind: 'recent' }, [2, 0, 1]],
    [{ kind: 'care' }, [2]],
    [{ kind: 'trash' }, [3]],
    [{ kind: 'tag', value: 'war' }, [0, 1]],
    [{ kind: 'tag', value: 'war/ukraine' }, [0]],
    [{ kind: 'tag', value: 'nothing' }, []],
    [{ kind: 'site', value: 'bbc.co.uk' }, [1]],
  ];
  for (const [view, expected] of views)
    assert.deepEqual(await listed(index, { view }), expected, JSON.stringify(view));
  assert.deepEqual(await index.counts(), {
    articles: 3,
    unread: 1,
    recent: 3,
    care: 1,
    alike: 0,
    trash: 1,
    tags: [
      { name: 'War', count: 1 },
      { name: 'war/ukraine', count: 1 },
      { name: 'warfare', count: 1 },
    ],
    sites: [
      { name: 'bbc.co.uk', count: 1 },
      { name: 'www.bbc.com', count: 1 },
    ],
  });
});

test('what was imported eight days ago is not recent', async (context) => {
  const index = await indexHolding(
    context,
    { imported: '2023-12-28T11:59:59Z' },
    { imported: '2023-12-29T12:00:01Z' },
  );
  assert.deepEqual(await listed(index, { view: { kind: 'recent' } }), [1]);
});

test('fields of a query narrow by what the article carries', async (context) => {
  const index = await indexHolding(context, ...SAMPLES);
  const cases: [string, number[]][] = [
    ['tag:war', [0, 1]],
    ['tag:WAR/Ukraine', [0]],
    ['tag:war*', [0, 1, 2]],
    ['tag:ukraine', []],
    ['-tag:war', [2]],
    ['site:bbc', [0, 1]],
    ['site:bbc.com', [0]],
    ['site:c.com', []],
    ['author:og', [0]],
    ['author:"ann óg"', [0]],
    ['lang:zh', [0, 2]],
    ['lang:zh-hant', [0]],
    ['lang:z', []],
    ['after:2022-01-11', [2]],
    ['before:2022-01-11', [0]],
    ['after:2022 before:2023', [0, 2]],
    ['site:bbc -lang:zh', [1]],
    ['site:dw OR lang:zh', [0, 2]],
    ['(tag:war OR tag:warfare) site:bbc', [0, 1]],
  ];
  for (const [query, expected] of cases) assert.deepEqual(await numbersFound(index, query), expected, query);
});

test('each order puts what is unknown last', async (context) => {
  const index = await indexHolding(
    context,
    { title: '赵', site: 'b.org', published: '2021', imported: '2024-01-03T00:00:00Z' },
    { title: 'Article 10', site: null, published: null, imported: '2024-01-01T00:00:00Z' },
    { title: '安', site: 'a.org', published: '2020-05-01', imported: '2024-01-02T00:00:00Z' },
    {
      title: 'article 9',
      site: 'b.org',
      published: '2023-01-01T00:00:00Z',
      imported: '2024-01-04T00:00:00Z',
    },
  );
  assert.deepEqual(await listed(index, { sort: 'date' }), [3, 0, 2, 1]);
  assert.deepEqual(await listed(index, { sort: 'imported' }), [3, 0, 2, 1]);
  assert.deepEqual(await listed(index, { sort: 'title' }), [2, 0, 3, 1]);
  assert.deepEqual(await listed(index, { sort: 'site' }), [2, 3, 0, 1]);
});

test('pages follow each other without a gap, and the total is of all', async (context) => {
  const index = await indexHolding(
    context,
    ...Array.from({ length: 25 }, (_, day) => ({
      published: `2020-01-${String(day + 1).padStart(2, '0')}`,
      text: '普京',
    })),
  );
  for (const query of ['', '普京']) {
    const whole = await listed(index, { query });
    const pages: number[] = [];
    for (let offset = 0; offset < 30; offset += 7)
      pages.push(...(await listed(index, { query, offset, limit: 7 })));
    assert.deepEqual(pages, whole);
    assert.equal(
      (await index.list({ view: { kind: 'all' }, query, sort: 'date', limit: 1, offset: 24 })).total,
      25,
    );
  }
});

test('orders, counts and matches stay true through any run of changes', async () => {
  const article = fc.record({
    number: fc.integer({ min: 0, max: 12 }),
    gone: fc.boolean(),
    published: fc.constantFrom(null, '2020-01-01', '2021-06-01', '2022-01-01'),
    title: fc.constantFrom('普京', 'b', '安', '普金 c'),
    text: fc.constantFrom('', '普京', '京 b', 'xyz'),
    tags: fc.subarray(['a', 'a/b', 'c']),
    unread: fc.boolean(),
    trashed: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(article, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      async (steps) => {
        const changed = await indexHolding(null);
        const now = new Map<number, ReturnType<typeof indexedSample>>();
        for (const step of steps) {
          await listed(changed, { sort: 'title' });
          for (const { number, gone, ...given } of step) {
            if (gone) {
              now.delete(number);
              await changed.remove([indexId(number)]);
            } else {
              now.set(number, indexedSample(number, given));
              await changed.put([stamped(indexedSample(number, given))]);
            }
          }
        }
        const fresh = await indexHolding(null);
        await fresh.put([...now.values()].map((one) => stamped(one)));
        for (const sort of ['date', 'title', 'imported', 'site'] as const) {
          // Equals may stand in either order: which row was first is the index's own affair.
          const key = ({ title, published }: { title: string; published: string | null }) =>
            sort === 'title' ? title : sort === 'date' ? published : null;
          const keys = async (index: SearchIndex) =>
            (await index.list({ view: { kind: 'all' }, query: '', sort, limit: 100, offset: 0 })).items.map(
              key,
            );
          assert.deepEqual(await keys(changed), await keys(fresh), sort);
        }
        assert.deepEqual(await changed.counts(), await fresh.counts());
        for (const query of ['普京', '京', 'b', 'tag:a', 'xyz', 'title:普']) {
          assert.deepEqual(await numbersFound(changed, query), await numbersFound(fresh, query), query);
        }
        await changed.close();
        await fresh.close();
      },
    ),
    { numRuns: 40 },
  );
});
