import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { announce } from '../state/notices-store.ts';
import { reloadArticle } from '../state/reader-store.ts';
import { currentArticle } from './commands/library-commands.ts';

/** Adds or removes a tag of the article that commands speak of. */
export const setTags = async (
  services: Services,
  change: { readonly add: string } | { readonly remove: string },
): Promise<void> => {
  const { api, notices, reader } = services;
  const article = currentArticle(services);
  if (!article) return;
  if ('add' in change) {
    await api.call('tags.add', { tags: [change.add], ids: [article.id] });
    announce(notices, t('tags.added', change.add));
  } else {
    await api.call('tags.remove', { tags: [change.remove], ids: [article.id] });
    announce(notices, t('tags.removed', change.remove));
  }
  if (reader.get().id === article.id) await reloadArticle(api, reader);
};
