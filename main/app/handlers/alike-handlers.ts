import type { ArticleRecord } from '../../core/articles/article-record.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { AppContext } from '../app-context.ts';
import { resolveArticle, resolveArticleId } from '../resolve-article.ts';
import { joinArticles, partArticles } from '../versions/join-articles.ts';
import { rowDto } from './article-dto.ts';
import type { HandlerGroup } from './handler.ts';

export const alikeHandlers = ({
  ports,
  sync,
  events,
  turns,
  undo,
}: AppContext): HandlerGroup<`articles.${'alike' | 'join' | 'keepApart'}`> => {
  const { articles, index } = ports;
  const announce = async (ids: readonly ArticleId[]): Promise<void> => {
    await sync.refresh(ids);
    events.emit('library.changed', { ids: [...ids] });
  };
  const setApart = async (id: ArticleId, other: ArticleId, apart: boolean): Promise<void> => {
    await articles.update(id, ({ apart: known = [], ...record }): ArticleRecord => {
      const others = known.filter((each) => each !== other);
      if (apart) others.push(other);
      return others.length === 0 ? record : { ...record, apart: others };
    });
  };
  /** In one order, whoever asks: or two would wait for each other. */
  const inBothTurns = <T>(ids: readonly [ArticleId, ArticleId], task: () => Promise<T>): Promise<T> => {
    const [first, second] = ids[0] < ids[1] ? ids : [ids[1], ids[0]];
    return first === second ? turns.run(first, task) : turns.run(first, () => turns.run(second, task));
  };
  const keepApart = async (ids: readonly [ArticleId, ArticleId], apart: boolean): Promise<void> => {
    // In both records: whichever is left says so still.
    await setApart(ids[0], ids[1], apart);
    await setApart(ids[1], ids[0], apart);
    await announce(ids);
  };
  return {
    async 'articles.alike'({ id }) {
      const record = await resolveArticle(id, ports);
      const found = await index.findAlike(record.id);
      return found.map(({ row, resemblance, containment }) => ({ ...rowDto(row), resemblance, containment }));
    },
    async 'articles.join'({ id, other }) {
      const named = [await resolveArticleId(id, ports), await resolveArticleId(other, ports)] as const;
      const done = await inBothTurns(named, async () => {
        const both = [await resolveArticle(named[0], ports), await resolveArticle(named[1], ports)];
        const [kept, joined] = both.toSorted((a, b) => a.imported.localeCompare(b.imported));
        if (!kept || !joined) throw new Error('two articles are there');
        return joinArticles(kept, joined, ports);
      });
      const ids = [done.kept, done.joined] as const;
      undo.push('joining of two articles', async () => {
        await inBothTurns(ids, () => partArticles(done, ports));
        await announce(ids);
      });
      await announce(ids);
      return { id: done.kept, joined: done.joined, versions: [...done.numbers.values()] };
    },
    async 'articles.keepApart'({ id, other }) {
      const ids = [(await resolveArticle(id, ports)).id, (await resolveArticle(other, ports)).id] as const;
      await keepApart(ids, true);
      undo.push('keeping two articles apart', () => keepApart(ids, false));
      return { id: ids[0], apart: ids[1] };
    },
  };
};
