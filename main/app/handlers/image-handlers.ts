import type { Argument } from '../../../preload/contract/index.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { imageHosts } from '../../core/images/image-hosts.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { AppContext } from '../app-context.ts';
import { replacePicture } from '../pictures/replace-picture.ts';
import { resolveArticle, resolveArticleId } from '../resolve-article.ts';
import { imageDto } from './article-dto.ts';
import type { HandlerGroup } from './handler.ts';

export const imageHandlers = (
  context: AppContext,
): HandlerGroup<
  'images.list' | 'images.retry' | 'images.retryWith' | 'images.stopRetry' | 'images.hosts' | 'images.replace'
> => {
  const { ports, sync, events, pictures, turns, undo, armRetries } = context;
  const announce = async (ids: ArticleId[]) => {
    await sync.refresh(ids);
    events.emit('library.changed', { ids });
  };
  const articlesOf = (ids: readonly string[] | undefined): Promise<readonly ArticleId[]> =>
    ids ? Promise.all(ids.map((id) => resolveArticleId(id, ports))) : ports.articles.ids();
  const retry = async ({ ids, slot, ...options }: Argument<'images.retryWith'>) => {
    if (slot !== undefined && ids?.length !== 1) {
      throw new OffprintError('bad-input', 'A single picture is tried again in a single article.');
    }
    const wanted = (image: ImageRecord): boolean => slot === undefined || image.slot === slot;
    const result = await pictures.retry(await articlesOf(ids), { ...options, fetch: true, wanted });
    if (result.fetched) armRetries();
    return result;
  };
  return {
    'images.list': async ({ id }) => currentVersion(await resolveArticle(id, ports)).images.map(imageDto),
    'images.retry': (request) => retry({ ...request, mirrors: [] }),
    'images.retryWith': retry,
    'images.stopRetry': () => Promise.resolve({ stopped: pictures.stop() }),
    async 'images.hosts'({ ids }) {
      const missing: ImageRecord[] = [];
      for (const id of await articlesOf(ids)) {
        const record = await ports.articles.read(id);
        if (record?.trashed !== null) continue;
        missing.push(...currentVersion(record).images.filter(({ state }) => state === 'missing'));
      }
      const { wayback } = await ports.settings.read();
      const hosts = imageHosts(missing, { wayback, mayAsk: await ports.fetcher.targets() });
      return { pictures: hosts.reduce((sum, host) => sum + host.pictures, 0), hosts: [...hosts] };
    },
    async 'images.replace'({ id, slot, upload }) {
      const file = ports.staging.describe(upload);
      if (!file) throw new OffprintError('not-found', 'The picture did not arrive; choose it again.');
      const article = await resolveArticleId(id, ports);
      const given = { name: file.name, bytes: await ports.staging.read(upload) };
      const { before, after, version } = await turns.run(article, async () =>
        replacePicture(await resolveArticle(article, ports), slot, given, ports),
      );
      await ports.staging.discard([upload]);
      undo.push('picture', { kind: 'picture', id: article, version, before });
      await announce([article]);
      return imageDto(after);
    },
  };
};
