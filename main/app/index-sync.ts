import type { ArticleId } from '../core/articles/article-id.ts';
import type { WrittenArticle } from '../core/ports/article-store.ts';
import { indexedArticle } from '../core/search/index-article.ts';
import type { AppPorts } from './app-ports.ts';
import { WrittenArticles } from './written-articles.ts';

type SyncPorts = Pick<AppPorts, 'articles' | 'index' | 'logger' | 'clock'>;

/**
 * Keeps the index in step with the files. The file is always written first; what a crash leaves between the
 * two is found by comparing stamps at the next start.
 */
export interface IndexSync {
  /** Spares reading a new article's files: what was written is what `refresh` would read. */
  remember(article: WrittenArticle): void;
  /** Reads these articles' files again and puts them into the index, or takes them out when they are gone. */
  refresh(ids: readonly ArticleId[]): Promise<void>;
  /** Brings in what changed while the index was not looking. Returns how many articles differed. */
  catchUp(): Promise<number>;
  /** Builds a new index from the files and swaps it in. */
  rebuild(): Promise<{ articles: number; seconds: number }>;
}

const BATCH = 200;

const readEntry = async (id: ArticleId, articles: AppPorts['articles'], written: WrittenArticles) => {
  const fresh = written.take(id);
  const stamp = await articles.stamp(id);
  // A tag may have been set since.
  if (fresh?.stamp === stamp) return { article: indexedArticle(fresh.record, [], fresh.text), stamp };
  const record = await articles.read(id);
  if (!record || stamp === null) return null;
  const [text, annotations] = await Promise.all([
    articles.readText(id, record.current),
    articles.readAnnotations(id),
  ]);
  return { article: indexedArticle(record, annotations, text), stamp };
};

export const createIndexSync = ({ articles, index, logger, clock }: SyncPorts): IndexSync => {
  const written = new WrittenArticles();

  /** One unreadable article must not keep the others out of the index; the store reports it as a problem. */
  const entryOrNull = async (id: ArticleId) => {
    try {
      return await readEntry(id, articles, written);
    } catch (error) {
      logger.warn('an article could not be indexed', { id, error: String(error) });
      return null;
    }
  };

  const put = async (ids: readonly ArticleId[]): Promise<number> => {
    const entries = await Promise.all(ids.map(entryOrNull));
    const found = entries.filter((candidate) => candidate !== null);
    if (found.length > 0) await index.put(found);
    const gone = ids.filter((_, at) => entries[at] === null);
    if (gone.length > 0) await index.remove(gone);
    return found.length;
  };

  const putAll = async (ids: readonly ArticleId[]): Promise<number> => {
    let done = 0;
    for (let at = 0; at < ids.length; at += BATCH) done += await put(ids.slice(at, at + BATCH));
    return done;
  };

  return {
    remember(article) {
      written.add(article);
    },
    async refresh(ids) {
      await putAll([...new Set(ids)]);
    },
    async catchUp() {
      const known = new Map((await index.stamps()).map(({ id, stamp }) => [id, stamp]));
      const changed: ArticleId[] = [];
      const ids = await articles.ids();
      for (let at = 0; at < ids.length; at += BATCH) {
        const batch = ids.slice(at, at + BATCH);
        const stamps = await Promise.all(batch.map((id) => articles.stamp(id)));
        changed.push(...batch.filter((id, place) => known.get(id) !== stamps[place]));
        for (const id of batch) known.delete(id);
      }
      await putAll([...changed, ...known.keys()]);
      return changed.length + known.size;
    },
    async rebuild() {
      const started = clock.now();
      await index.beginRebuild();
      const count = await putAll(await articles.ids());
      await index.finishRebuild();
      return { articles: count, seconds: (clock.now() - started) / 1000 };
    },
  };
};
