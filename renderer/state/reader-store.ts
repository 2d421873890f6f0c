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
  store.set(again ? { version } : { ...closed, id, version });
  await reloadArticle(api, store);
};

export const reloadArticle = async (api: ApiClient, store: ReaderStore): Promise<void> => {
  const { id } = store.get();
  if (id === null) return;
  try {
    const [article, annotations] = await Promise.all([
      api.call('articles.get', { id }),
      api.call('annotations.list', { articleId: id }),
    ]);
    if (store.get().id !== id) return;
    store.set({ article, annotations, failure: null });
  } catch (error) {
    if (store.get().id === id) store.set({ failure: asFailure(error) });
  }
};
