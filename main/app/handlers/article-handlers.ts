import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import { withoutTombstones } from '../../core/annotations/change-annotations.ts';
import type { AppContext } from '../app-context.ts';
import { changeArticles } from '../change-articles.ts';
import { emptyTrash } from '../empty-trash.ts';
import { resolveArticle } from '../resolve-article.ts';
import { detailDto, rowDto } from './article-dto.ts';
import type { HandlerGroup } from './handler.ts';

export const articleHandlers = (
  context: AppContext,
): HandlerGroup<
  | 'articles.list'
  | 'articles.get'
  | 'articles.content'
  | 'articles.setUnread'
  | 'articles.trash'
  | 'articles.restore'
  | 'articles.emptyTrash'
> => {
  const { ports } = context;
  const { articles, index, clock } = ports;
  const change = (
    name: string,
    ids: readonly string[],
    edit: (record: ArticleRecord) => ArticleRecord,
    undoable = true,
  ) => changeArticles(context, name, ids as ArticleId[], edit, undoable);
  return {
    async 'articles.list'(request) {
      const { total, items } = await index.list(request);
      return { total, items: items.map(rowDto) };
    },
    async 'articles.get'({ id }) {
      const record = await resolveArticle(id, ports);
      return detailDto(record, withoutTombstones(await articles.readAnnotations(record.id)));
    },
    async 'articles.content'({ id, as, version }) {
      const record = await resolveArticle(id, ports);
      const number = versionOf(record, version ?? record.current).number;
      const read = {
        html: () => articles.readReadable(record.id, number),
        text: () => articles.readText(record.id, number),
        log: () => articles.readLog(record.id, number),
      }[as];
      return { id: record.id, content: await read() };
    },
    'articles.setUnread': ({ ids, unread, undoable }) =>
      change('read state', ids, (record) => ({ ...record, unread }), undoable),
    'articles.trash': ({ ids }) =>
      change('move to trash', ids, (record) => ({
        ...record,
        trashed: record.trashed ?? new Date(clock.now()).toISOString(),
      })),
    'articles.restore': ({ ids }) => change('restore', ids, (record) => ({ ...record, trashed: null })),
    'articles.emptyTrash': () => emptyTrash(context),
  };
};
