import type { ArticleId } from '../core/articles/article-id.ts';
import type { ArticleRecord } from '../core/articles/article-record.ts';
import type { AppContext } from './app-context.ts';

type Editable = Pick<ArticleRecord, 'tags' | 'unread' | 'trashed'>;

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
  const before = new Map<ArticleId, Partial<Editable>>();
  const apply = async (id: ArticleId, change: (record: ArticleRecord) => ArticleRecord) => {
    let old: Partial<Editable> = {};
    await ports.articles.update(id, (record) => {
      const edited = change(record);
      old = fieldsThatChange(record, edited);
      if (Object.keys(old).length === 0) return record;
      return { ...edited, modified: new Date(ports.clock.now()).toISOString() };
    });
    if (Object.keys(old).length > 0) before.set(id, old);
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
        const fields = Array.from(before, ([id, old]) => ({ id, fields: old }));
        undo.push(name, { kind: 'fields', before: fields });
      }
      await announce(changed);
    }
  }
  return { changed: [...before.keys()] };
};

/** What `edited` alters, as it was. */
const fieldsThatChange = (record: ArticleRecord, edited: ArticleRecord): Partial<Editable> => ({
  ...(sameTags(record.tags, edited.tags) ? {} : { tags: record.tags }),
  ...(record.unread === edited.unread ? {} : { unread: record.unread }),
  ...(record.trashed === edited.trashed ? {} : { trashed: record.trashed }),
});

const sameTags = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((tag, at) => tag === b[at]));
