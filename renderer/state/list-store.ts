import type { ArticleRow, ListSort, ListView } from '../../preload/contract/articles.ts';
import type { SnippetPart } from '../../preload/contract/search.ts';
import type { ApiFailure } from '../api/api-client.ts';
import { createStore, type Store } from './store.ts';

export interface ListItem {
  readonly row: ArticleRow;
  /** Only while searching. */
  readonly snippet: readonly SnippetPart[] | null;
}

export interface ListState {
  readonly view: ListView;
  readonly query: string;
  readonly sort: ListSort;
  readonly searchSort: 'relevance' | 'date';
  /** Null until the first answer. */
  readonly total: number | null;
  /** Loaded pages by number; a page holds PAGE_SIZE items, the last one fewer. */
  readonly pages: ReadonlyMap<number, readonly ListItem[]>;
  readonly currentId: string | null;
  readonly currentIndex: number;
  readonly failure: ApiFailure | null;
}

export type ListStore = Store<ListState>;

export const PAGE_SIZE = 100;

export const createListStore = (): ListStore =>
  createStore<ListState>({
    view: { kind: 'all' },
    query: '',
    sort: 'date',
    searchSort: 'relevance',
    total: null,
    pages: new Map(),
    currentId: null,
    currentIndex: -1,
    failure: null,
  });

export const itemAt = ({ pages }: ListState, index: number): ListItem | undefined =>
  pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];

/** Index of an article among the loaded pages, or -1. */
export const indexOfArticle = ({ pages }: ListState, id: string): number => {
  for (const [page, items] of pages) {
    const at = items.findIndex(({ row }) => row.id === id);
    if (at >= 0) return page * PAGE_SIZE + at;
  }
  return -1;
};

export const sameView = (a: ListView, b: ListView): boolean =>
  a.kind === b.kind && ('value' in a ? a.value : '') === ('value' in b ? b.value : '');
