import type { Annotation, HighlightColor } from '../../preload/contract/annotations.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { ApiClient } from '../api/api-client.ts';
import { shownVersion, type ReaderStore } from './reader-store.ts';

const put = (store: ReaderStore, annotation: Annotation): void => {
  const { annotations, id } = store.get();
  if (annotation.articleId !== id) return;
  const known = annotations.some((each) => each.id === annotation.id);
  store.set({
    annotations: known
      ? annotations.map((each) => (each.id === annotation.id ? annotation : each))
      : [...annotations, annotation],
  });
};

/** Marks a range of the shown version and makes it the active annotation. */
export const createAnnotation = async (
  api: ApiClient,
  store: ReaderStore,
  range: { readonly start: number; readonly end: number },
  color: HighlightColor,
): Promise<Annotation | null> => {
  const version = shownVersion(store.get());
  const { id } = store.get();
  if (!version || id === null) return null;
  const annotation = await api.call('annotations.create', {
    articleId: id,
    version: version.number,
    start: range.start,
    end: range.end,
    color,
  });
  put(store, annotation);
  store.set({ color, activeId: annotation.id });
  return annotation;
};

export const updateAnnotation = async (
  api: ApiClient,
  store: ReaderStore,
  change: Omit<Input<'annotations.update'>, 'articleId'>,
): Promise<void> => {
  const articleId = store.get().id;
  if (articleId === null) return;
  put(store, await api.call('annotations.update', { articleId, ...change }));
};

/** Says that an annotation stands at a range of the shown version. */
export const attachAnnotation = async (
  api: ApiClient,
  store: ReaderStore,
  id: string,
  range: { readonly start: number; readonly end: number },
): Promise<void> => {
  const version = shownVersion(store.get());
  const articleId = store.get().id;
  if (!version || articleId === null) return;
  put(store, await api.call('annotations.attach', { articleId, id, version: version.number, ...range }));
  store.set({ activeId: id });
};

export const removeAnnotation = async (api: ApiClient, store: ReaderStore, id: string): Promise<void> => {
  const articleId = store.get().id;
  if (articleId === null) return;
  await api.call('annotations.remove', { articleId, id });
  const { annotations, activeId, editing } = store.get();
  store.set({
    annotations: annotations.filter((each) => each.id !== id),
    activeId: activeId === id ? null : activeId,
    editing: editing?.id === id ? null : editing,
  });
};

/** In the order of the text; those that lost their place come last. */
export const inTextOrder = (annotations: readonly Annotation[]): Annotation[] => {
  const place = ({ segments }: Annotation): number => segments[0]?.start ?? Number.MAX_SAFE_INTEGER;
  return [...annotations].sort((a, b) => place(a) - place(b) || a.created.localeCompare(b.created));
};
