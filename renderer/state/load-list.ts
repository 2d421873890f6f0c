import type { ListView } from '../../preload/contract/articles.ts';
import type { ApiClient } from '../api/api-client.ts';
import { asFailure } from '../api/api-client.ts';
import { indexOfArticle, PAGE_SIZE, type ListItem, type ListState, type ListStore } from './list-store.ts';

/** Pages kept: enough for a fling over the whole window's neighbourhood, small enough for any memory. */
const KEPT_PAGES = 60;

export interface ListLoader {
  /** Sees to it that the rows `first` to `last` are there or on their way. */
  ensure(first: number, last: number): void;
  show(view: ListView): void;
  search(query: string): void;
  sort(order: Pick<ListState, 'sort'> | Pick<ListState, 'searchSort'>): void;
  /** Asks again for what is shown; the old rows stay until the new ones are there. */
  reload(): void;
  /** Settles when nothing is under way any more. */
  settled(): Promise<void>;
}

const askFor = async (
  api: ApiClient,
  { view, query, sort, searchSort }: ListState,
  page: number,
): Promise<{ total: number; items: ListItem[] }> => {
  const part = { limit: PAGE_SIZE, offset: page * PAGE_SIZE };
  if (query === '') {
    const { total, items } = await api.call('articles.list', { view, sort, ...part });
    return { total, items: items.map((row) => ({ row, snippet: null })) };
  }
  const { total, hits } = await api.call('search.query', { query, view, sort: searchSort, ...part });
  return { total, items: hits.map(({ row, snippet }) => ({ row, snippet })) };
};

/**
 * Loads pages as they come into sight. An answer that belongs to an earlier view, query or order is dropped.
 */
export const createListLoader = (api: ApiClient, store: ListStore): ListLoader => {
  let generation = 0;
  let fresh = new Set<number>();
  const underWay = new Map<number, Promise<void>>();
  let shown = { first: 0, last: 0 };

  const trim = (pages: Map<number, readonly ListItem[]>, near: number): Map<number, readonly ListItem[]> => {
    if (pages.size <= KEPT_PAGES) return pages;
    const far = [...pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of far.slice(0, pages.size - KEPT_PAGES)) {
      pages.delete(page);
      fresh.delete(page);
    }
    return pages;
  };

  const place = (page: number, total: number, items: ListItem[]): void => {
    const state = store.get();
    const pages = trim(new Map(state.pages).set(page, items), page);
    for (const known of pages.keys()) if (known * PAGE_SIZE >= total && known > 0) pages.delete(known);
    const next = { ...state, pages };
    const found = state.currentId === null ? -1 : indexOfArticle(next, state.currentId);
    store.set({ total, pages, failure: null, currentIndex: found >= 0 ? found : state.currentIndex });
  };

  const load = (page: number): void => {
    if (fresh.has(page) || underWay.has(page)) return;
    const mine = generation;
    const work = askFor(api, store.get(), page)
      .then(({ total, items }) => {
        if (mine !== generation) return;
        fresh.add(page);
        place(page, total, items);
      })
      .catch((error: unknown) => {
        if (mine === generation) store.set({ failure: asFailure(error) });
      })
      .finally(() => {
        if (underWay.get(page) === work) underWay.delete(page);
      });
    underWay.set(page, work);
  };

  const ensure = (first: number, last: number): void => {
    shown = { first, last };
    const end = Math.floor(Math.max(first, last) / PAGE_SIZE);
    for (let page = Math.floor(Math.max(0, first) / PAGE_SIZE); page <= end; page++) load(page);
  };

  const restart = (): void => {
    generation++;
    fresh = new Set();
    underWay.clear();
    ensure(shown.first, shown.last);
  };

  /** Another list: nothing of the old one is true any more, but it stays on screen until the answer. */
  const change = (patch: Partial<ListState>): void => {
    store.set({ ...patch, currentIndex: -1 });
    shown = { first: 0, last: 0 };
    generation++;
    fresh = new Set();
    underWay.clear();
    const mine = generation;
    const work = askFor(api, store.get(), 0)
      .then(({ total, items }) => {
        if (mine !== generation) return;
        fresh.add(0);
        store.set({ pages: new Map() });
        place(0, total, items);
      })
      .catch((error: unknown) => {
        if (mine === generation) store.set({ failure: asFailure(error), pages: new Map(), total: 0 });
      })
      .finally(() => {
        if (underWay.get(0) === work) underWay.delete(0);
      });
    underWay.set(0, work);
  };

  return {
    ensure,
    show: (view) => change({ view }),
    search: (query) => {
      if (query !== store.get().query) change({ query });
    },
    sort: (order) => change(order),
    reload: restart,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
};
