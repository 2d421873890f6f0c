import type { ArticleId } from '../core/articles/article-id.ts';
import type { ArticleRecord } from '../core/articles/article-record.ts';
import type { AppContext } from './app-context.ts';

/**
 * One edit over several articles: files first, then the index, then whoever shows them, and one step to undo.
 * An edit that gives the record back as it is leaves that article alone.
 */
export const changeArticles = async (
  { ports, sync, events, undo }: AppContext,
  name: string,
  ids: readonly ArticleId[],
  edit: (record: ArticleRecord) => ArticleRecord,
  undoable = true,
): Promise<{ changed: ArticleId[] }> => {
  const before = new Map<ArticleId, ArticleRecord>();
  const apply = async (id: ArticleId, change: (record: ArticleRecord) => ArticleRecord) => {
    await ports.articles.update(id, (record) => {
      const edited = change(record);
      if (sameFields(record, edited)) return record;
      before.set(id, before.get(id) ?? record);
      return { ...edited, modified: new Date(ports.clock.now()).toISOString() };
    });
  };
  const announce = async (changed: ArticleId[]) => {
    await sync.refresh(changed);
    events.emit('library.changed', { ids: changed });
  };
  try {
    for (const id of new Set(ids)) await apply(id, edit);
  } finally {
    const changed = [...before.keys()];
    if (changed.length > 0) {
      if (undoable) {
        undo.push(name, async () => {
          for (const [id, { tags, unread, trashed }] of before) {
            await ports.articles.update(id, (record) => ({ ...record, tags, unread, trashed }));
          }
          await announce(changed);
        });
      }
      await announce(changed);
    }
  }
  return { changed: [...before.keys()] };
};

const sameFields = (a: ArticleRecord, b: ArticleRecord): boolean =>
  a === b ||
  (a.unread === b.unread &&
    a.trashed === b.trashed &&
    a.tags.length === b.tags.length &&
    a.tags.every((tag, at) => tag === b.tags[at]));
