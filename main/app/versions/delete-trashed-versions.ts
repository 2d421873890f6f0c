import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { forgetVersions } from '../../core/articles/change-versions.ts';
import type { AppPorts } from '../app-ports.ts';

/**
 * Deletes the versions of an article that are in the trash for good. A version that annotations were made in
 * stays, and `kept` says so: what they quote stands nowhere else.
 */
export const deleteTrashedVersions = async (
  { id, title, versions }: ArticleRecord,
  { articles }: Pick<AppPorts, 'articles'>,
): Promise<{ readonly deleted: number; readonly kept: string | null }> => {
  const trashed = versions.filter((version) => version.trashed !== undefined).map(({ number }) => number);
  if (trashed.length === 0) return { deleted: 0, kept: null };
  const annotations = await articles.readAnnotations(id);
  const marked = new Set(annotations.map(({ target }) => target.version));
  const unmarked = new Set(trashed.filter((number) => !marked.has(number)));
  if (unmarked.size > 0)
    await articles.removeVersions(id, [...unmarked], (record) => forgetVersions(record, unmarked));
  const kept = trashed.filter((number) => marked.has(number)).join(', ');
  return {
    deleted: unmarked.size,
    kept:
      kept === ''
        ? null
        : `Version ${kept} of “${title}” stays in the trash: annotations were made in it, and their words stand nowhere else.`,
  };
};
