import type { TestContext } from 'node:test';
import { openIndexDatabase } from '../../main/adapters/sqlite-index/open-index-database.ts';
import type { IndexedArticle, SearchIndex } from '../../main/core/ports/search-index.ts';
import { indexedSample, stamped } from './indexed-article.ts';

export const NOW = Date.parse('2024-01-05T12:00:00Z');

/** An index in memory that holds these articles, numbered from 0. */
export const indexHolding = async (
  context: Pick<TestContext, 'after'> | null,
  ...articles: Partial<IndexedArticle>[]
): Promise<SearchIndex> => {
  const index = openIndexDatabase({ file: ':memory:', now: () => NOW });
  context?.after(() => index.close());
  await index.put(articles.map((given, number) => stamped(indexedSample(number, given))));
  return index;
};

/** Numbers of the articles a query finds, in ascending order. */
export const numbersFound = async (index: SearchIndex, query: string): Promise<number[]> => {
  const request = { query, view: { kind: 'all' }, sort: 'imported', limit: 100_000, offset: 0 } as const;
  const { items, total } = await index.list(request);
  if (items.length !== total) throw new Error(`${String(items.length)} items of ${String(total)}`);
  return items.map((item) => Number.parseInt(item.id, 32)).sort((a, b) => a - b);
};
