import type { Annotation, HighlightColor } from '../../preload/contract/annotations.ts';
import type { ArticleDetail, ArticleVersion } from '../../preload/contract/articles.ts';
import type { ApiClient, ApiFailure } from '../api/api-client.ts';
import { asFailure } from '../api/api-client.ts';
import { createStore, type Store } from './store.ts';

export type MarginTab = 'notes' | 'info' | 'versions';

export interface ReaderState {
  /** What was asked for; `article` follows when it is there. */
  readonly id: string | null;
  readonly article: ArticleDetail | null;
  readonly version: number | null;
  readonly annotations: readonly Annotation[];
  readonly activeId: string | null;
  /** The annotation whose note (or whose tags) is being written. */
  readonly editing: { readonly id: string; readonly what: 'note' | 'tags' } | null;
  readonly color: HighlightColor;
  readonly tab: MarginTab;
  readonly failure: ApiFailure | null;
  /** What is compared instead of read, and at which difference one is. */
  readonly comparing: Comparing | null;
}

/** Two versions of the open article, or (with `other`) it and another one; without numbers the last two. */
export interface Comparing {
  readonly a: number | null;
  readonly b: number | null;
  readonly other: string | null;
  /** From 0; -1 before the first step. */
  readonly at: number;
  readonly total: number;
}

export type ReaderStore = Store<ReaderState>;

const closed = {
  id: null,
  article: null,
  version: null,
  annotations: [],
  activeId: null,
  editing: null,
  failure: null,
  comparing: null,
} as const;

export const createReaderStore = (): ReaderStore =>
  createStore<ReaderState>({ ...closed, color: 'yellow', tab: 'notes' });

export const closeArticle = (store: ReaderStore): void => store.set(closed);

/** The version that is shown: the chosen one, else the current one. */
export const shownVersion = ({ article, version }: ReaderState): ArticleVersion | null =>
  article?.versionList.find(({ number }) => number === (version ?? article.currentVersion)) ?? null;

/** Opens an article, or loads the open one again. The last call wins. */
export const openArticle = async (
  api: ApiClient,
  store: ReaderStore,
  id: string,
  version: number | null = null,
): Promise<void> => {
  const again = store.get().id === id;
  store.set(again ? { version, comparing: null } : { ...closed, id, version });
  await reloadArticle(api, store);
};

export const reloadArticle = async (api: ApiClient, store: ReaderStore): Promise<void> => {
  const { id, version } = store.get();
  if (id === null) return;
  try {
    const [article, annotations] = await Promise.all([
      api.call('articles.get', { id }),
      api.call('annotations.list', { articleId: id, ...(version === null ? {} : { version }) }),
    ]);
    if (store.get().id !== id || store.get().version !== version) return;
    store.set({ article, annotations, failure: null });
    // It may have gone to the trash meanwhile, by undo or elsewhere: then the newest is read.
    if (version !== null && !shownVersion(store.get())) await openArticle(api, store, id);
  } catch (error) {
    if (store.get().id === id) store.set({ failure: asFailure(error) });
  }
};

/** Shows what differs in place of the article. */
export const compare = (
  store: ReaderStore,
  { a = null, b = null, other = null }: Partial<Pick<Comparing, 'a' | 'b' | 'other'>>,
): void => store.set({ comparing: { a, b, other, at: -1, total: 0 } });

/** Goes to the next or previous difference, round the end. */
export const stepDifference = (store: ReaderStore, by: 1 | -1): void => {
  const { comparing } = store.get();
  if (!comparing || comparing.total === 0) return;
  const { at, total } = comparing;
  const next = at < 0 && by < 0 ? total - 1 : (at + by + total) % total;
  store.set({ comparing: { ...comparing, at: next } });
};
