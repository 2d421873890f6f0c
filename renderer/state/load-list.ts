import type { ListView } from '../../preload/contract/articles.ts';
import type { ApiClient } from '../api/api-client.ts';
import { asFailure } from '../api/api-client.ts';
import { indexOfArticle, PAGE_SIZE, type ListItem, type ListState, type ListStore } from './list-store.ts';

/** Pages kept: enough for a fling over the neighbourhood of what is shown, small enough for any memory. */
const KEPT_PAGES = 60;

interface Page {
  readonly total: number;
  readonly items: readonly ListItem[];
}

const askFor = async (
  api: ApiClient,
  { view, query, sort, searchSort }: ListState,
  page: number,
): Promise<Page> => {
  const part = { limit: PAGE_SIZE, offset: page * PAGE_SIZE };
  if (query === '') {
    const { total, items } = await api.call('articles.list', { view, sort, ...part });
    return { total, items: items.map((row) => ({ row, snippet: null })) };
  }
  const { total, hits } = await api.call('search.query', { query, view, sort: searchSort, ...part });
  return { total, items: hits.map(({ row, snippet }) => ({ row, snippet })) };
};

/**
 * Loads pages of the list as they come into sight. An answer that belongs to an earlier view, query or order is
 * dropped; what is on screen stays until the new answer is there.
 */
export class ListLoader {
  readonly #api: ApiClient;
  readonly #store: ListStore;
  readonly #underWay = new Map<number, Promise<void>>();
  /** Pages that were answered since the list last became another one. */
  #fresh = new Set<number>();
  #generation = 0;
  #shown = { first: 0, last: 0 };

  constructor(api: ApiClient, store: ListStore) {
    this.#api = api;
    this.#store = store;
  }

  /** Sees to it that the rows `first` to `last` are there or on their way. */
  ensure(first: number, last: number): void {
    this.#shown = { first, last };
    const end = Math.floor(Math.max(first, last) / PAGE_SIZE);
    for (let page = Math.floor(Math.max(0, first) / PAGE_SIZE); page <= end; page++) this.#load(page);
  }

  show(view: ListView): void {
    this.#change({ view });
  }

  search(query: string): void {
    if (query !== this.#store.get().query) this.#change({ query });
  }

  sort(order: Pick<ListState, 'sort'> | Pick<ListState, 'searchSort'>): void {
    this.#change(order);
  }

  /** Asks again for what is shown. */
  reload(): void {
    this.#restart();
    this.ensure(this.#shown.first, this.#shown.last);
  }

  /** Settles when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values());
  }

  #restart(): void {
    this.#generation++;
    this.#fresh = new Set();
    this.#underWay.clear();
  }

  /** Another list: its first page replaces all that was there. */
  #change(patch: Partial<ListState>): void {
    this.#store.set({ ...patch, currentIndex: -1 });
    this.#shown = { first: 0, last: 0 };
    this.#restart();
    this.#load(0, true);
  }

  #load(page: number, alone = false): void {
    if (this.#fresh.has(page) || this.#underWay.has(page)) return;
    const generation = this.#generation;
    const work = askFor(this.#api, this.#store.get(), page)
      .then((answer) => {
        if (generation === this.#generation) this.#place(page, answer, alone);
      })
      .catch((error: unknown) => {
        if (generation !== this.#generation) return;
        const failure = asFailure(error);
        this.#store.set(alone ? { failure, pages: new Map(), total: 0 } : { failure });
      })
      .finally(() => {
        if (this.#underWay.get(page) === work) this.#underWay.delete(page);
      });
    this.#underWay.set(page, work);
  }

  #place(page: number, { total, items }: Page, alone: boolean): void {
    const state = this.#store.get();
    const pages = new Map(alone ? [] : state.pages).set(page, items);
    for (const known of pages.keys()) if (known > 0 && known * PAGE_SIZE >= total) pages.delete(known);
    this.#fresh.add(page);
    this.#trim(pages, page);
    const found = state.currentId === null ? -1 : indexOfArticle({ ...state, pages }, state.currentId);
    this.#store.set({ total, pages, failure: null, currentIndex: found >= 0 ? found : state.currentIndex });
  }

  #trim(pages: Map<number, readonly ListItem[]>, near: number): void {
    if (pages.size <= KEPT_PAGES) return;
    const far = [...pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of far.slice(0, pages.size - KEPT_PAGES)) {
      pages.delete(page);
      this.#fresh.delete(page);
    }
  }
}
