import type { ListView } from '../../preload/contract/articles.ts';
import type { Services } from '../contexts/services-context.ts';
import { itemAt, PAGE_SIZE, sameView } from '../state/list-store.ts';
import { openArticle } from '../state/reader-store.ts';

/** Makes a row current and shows its article; a row that is still on its way is shown when it comes. */
export const openAt = (services: Services, index: number): void => {
  const { list, loader, reader, api } = services;
  const row = itemAt(list.get(), index)?.row;
  list.set({ currentIndex: index, currentId: row?.id ?? null });
  if (row) {
    if (reader.get().id !== row.id) void openArticle(api, reader, row.id);
    return;
  }
  loader.ensure(index, index);
  const page = Math.floor(index / PAGE_SIZE);
  const stop = list.subscribe(() => {
    const state = list.get();
    if (state.currentIndex !== index) {
      stop();
      return;
    }
    if (!state.pages.has(page)) return;
    stop();
    openAt(services, index);
  });
};

/** Opens an article that need not be in the list. */
export const openById = (services: Services, id: string, version: number | null = null): void => {
  services.list.set({ currentId: id });
  services.layout.set({ pane: 'reader' });
  void openArticle(services.api, services.reader, id, version);
};

export const showView = ({ list, loader, layout }: Services, view: ListView): void => {
  layout.set({ pane: 'list' });
  if (!sameView(list.get().view, view)) loader.show(view);
};
