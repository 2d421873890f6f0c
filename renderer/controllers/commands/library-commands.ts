import type { ArticleRow, ListView } from '../../../preload/contract/articles.ts';
import type { Services } from '../../contexts/services-context.ts';
import { t } from '../../i18n/localize.ts';
import { itemAt } from '../../state/list-store.ts';
import { tell } from '../../state/notices-store.ts';
import { closeArticle } from '../../state/reader-store.ts';
import type { Command } from '../command.ts';
import { openAt, showView } from '../navigate.ts';

/** The article that commands speak of: the current row, else the open one. */
export const currentArticle = ({ list, reader }: Services): ArticleRow | null => {
  const state = list.get();
  const row = itemAt(state, state.currentIndex)?.row ?? null;
  const { article } = reader.get();
  if (row && row.id !== article?.id) return row;
  return article ?? row;
};

const hasArticle = (services: Services): boolean => currentArticle(services) !== null;

const move = (services: Services, by: 1 | -1): void => {
  const { currentIndex, total } = services.list.get();
  if (!total) return;
  openAt(services, Math.min(total - 1, Math.max(0, currentIndex + by)));
};

const setTrashed = async (services: Services, trashed: boolean): Promise<void> => {
  const article = currentArticle(services);
  if (!article) return;
  await services.api.call(trashed ? 'articles.trash' : 'articles.restore', { ids: [article.id] });
  if (trashed && services.list.get().view.kind !== 'trash') closeArticle(services.reader);
  tell(services.notices, t(trashed ? 'trash.moved' : 'trash.restored', article.title), 'undo');
};

const goTo = (kind: Exclude<ListView['kind'], 'tag' | 'site'>): Command => ({
  id: `view.${kind}`,
  group: 'library',
  label: () => t('palette.go', t(`view.${kind}`)),
  keys: [],
  run: (services) => showView(services, { kind }),
});

export const libraryCommands: readonly Command[] = [
  {
    id: 'article.next',
    group: 'library',
    label: () => t('command.next'),
    keys: ['j'],
    run: (s) => move(s, 1),
  },
  {
    id: 'article.previous',
    group: 'library',
    label: () => t('command.previous'),
    keys: ['k'],
    run: (s) => move(s, -1),
  },
  {
    id: 'article.read',
    group: 'library',
    label: () => t('command.read'),
    keys: ['Enter'],
    available: hasArticle,
    run(services) {
      const { currentIndex } = services.list.get();
      if (currentIndex >= 0) openAt(services, currentIndex);
      services.layout.set({ pane: 'reader' });
      services.surface?.focus();
    },
  },
  {
    id: 'article.unread',
    group: 'library',
    label: () => t('command.unread'),
    keys: ['u'],
    available: hasArticle,
    async run(services) {
      const article = currentArticle(services);
      if (!article) return;
      await services.api.call('articles.setUnread', { ids: [article.id], unread: !article.unread });
      tell(services.notices, t(article.unread ? 'read.marked' : 'unread.marked'), 'undo');
    },
  },
  {
    id: 'article.tag',
    group: 'library',
    label: () => t('command.tag'),
    keys: ['t'],
    available: hasArticle,
    run: ({ layout }) => layout.set({ dialog: 'tags' }),
  },
  {
    id: 'article.trash',
    group: 'library',
    label: () => t('trash.move'),
    keys: ['Delete', '#'],
    available: (services) => currentArticle(services)?.trashed === false,
    run: (services) => setTrashed(services, true),
  },
  {
    id: 'article.restore',
    group: 'library',
    label: () => t('trash.restore'),
    keys: [],
    available: (services) => currentArticle(services)?.trashed === true,
    run: (services) => setTrashed(services, false),
  },
  {
    id: 'trash.empty',
    group: 'library',
    label: () => t('trash.empty'),
    keys: [],
    available: ({ library }) => (library.get().info?.trash ?? 0) > 0,
    run: ({ layout }) => layout.set({ dialog: 'empty-trash' }),
  },
  goTo('all'),
  goTo('unread'),
  goTo('recent'),
  goTo('care'),
  goTo('alike'),
  goTo('trash'),
];
