import type { ArticleId } from '../../core/articles/article-id.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { AppContext } from '../app-context.ts';
import { replacePicture } from '../pictures/replace-picture.ts';
import { retryPictures } from '../pictures/retry-pictures.ts';
import { resolveArticle, resolveArticleId } from '../resolve-article.ts';
import { imageDto } from './article-dto.ts';
import type { HandlerGroup } from './handler.ts';

export const imageHandlers = (
  context: AppContext,
): HandlerGroup<'images.list' | 'images.retry' | 'images.replace'> => {
  const { ports, sync, events } = context;
  const announce = async (ids: ArticleId[]) => {
    if (ids.length === 0) return;
    await sync.refresh(ids);
    events.emit('library.changed', { ids });
  };
  return {
    'images.list': async ({ id }) => currentVersion(await resolveArticle(id, ports)).images.map(imageDto),
    async 'images.retry'({ ids }) {
      const wanted = ids
        ? await Promise.all(ids.map((id) => resolveArticleId(id, ports)))
        : await ports.articles.ids();
      const result = await retryPictures(wanted, ports);
      await announce([...result.changed]);
      return { tried: result.tried, local: result.local, missing: result.missing };
    },
    async 'images.replace'({ id, slot, upload }) {
      const file = ports.staging.describe(upload);
      if (!file) throw new OffprintError('not-found', 'The picture did not arrive; choose it again.');
      const record = await resolveArticle(id, ports);
      const image = await replacePicture(record, slot, await ports.staging.read(upload), ports);
      await ports.staging.discard([upload]);
      await announce([record.id]);
      return imageDto(image);
    },
  };
};
