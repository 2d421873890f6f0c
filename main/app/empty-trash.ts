import type { ArticleId } from '../core/articles/article-id.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { AppContext } from './app-context.ts';
import { deleteTrashedVersions } from './versions/delete-trashed-versions.ts';

/** Deletes for good every article and every version in the trash. One that cannot be deleted is named, and the others go on. */
export const emptyTrash = async ({
  ports: { articles },
  sync,
  events,
}: Pick<AppContext, 'ports' | 'sync' | 'events'>): Promise<{
  deleted: number;
  kept: { id: ArticleId; problem: string }[];
}> => {
  const deleted: ArticleId[] = [];
  const changed: ArticleId[] = [];
  const kept: { id: ArticleId; problem: string }[] = [];
  for (const id of await articles.ids()) {
    try {
      const record = await articles.read(id);
      if (!record) continue;
      if (record.trashed !== null) {
        await articles.delete(id);
        deleted.push(id);
        continue;
      }
      const versions = await deleteTrashedVersions(record, { articles });
      if (versions.deleted > 0) changed.push(id);
      if (versions.kept !== null) kept.push({ id, problem: versions.kept });
    } catch (error) {
      if (!(error instanceof OffprintError)) throw error;
      kept.push({ id, problem: error.message });
    }
  }
  const ids = [...deleted, ...changed];
  await sync.refresh(ids);
  events.emit('library.changed', { ids });
  return { deleted: deleted.length, kept };
};
