import type { ArticleId } from '../core/articles/article-id.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { AppContext } from './app-context.ts';

/** Deletes for good every article in the trash. One that cannot be deleted is named, and the others go on. */
export const emptyTrash = async ({
  ports: { articles },
  sync,
  events,
}: Pick<AppContext, 'ports' | 'sync' | 'events'>): Promise<{
  deleted: number;
  kept: { id: ArticleId; problem: string }[];
}> => {
  const deleted: ArticleId[] = [];
  const kept: { id: ArticleId; problem: string }[] = [];
  for (const id of await articles.ids()) {
    try {
      const record = await articles.read(id);
      if (!record?.trashed) continue;
      await articles.delete(id);
      deleted.push(id);
    } catch (error) {
      if (!(error instanceof OffprintError)) throw error;
      kept.push({ id, problem: error.message });
    }
  }
  await sync.refresh(deleted);
  events.emit('library.changed', { ids: deleted });
  return { deleted: deleted.length, kept };
};
