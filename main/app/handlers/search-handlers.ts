import type { ArticleId } from '../../core/articles/article-id.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { findMatches } from '../../core/search/find-matches.ts';
import type { AppContext } from '../app-context.ts';
import { rowDto } from './article-dto.ts';
import type { HandlerGroup } from './handler.ts';

export const searchHandlers = ({
  ports: { index, articles },
}: AppContext): HandlerGroup<'search.query' | 'search.inArticle'> => ({
  async 'search.query'(request) {
    const { total, tookMs, hits } = await index.search(request);
    return {
      total,
      tookMs,
      hits: hits.map((hit) => ({
        id: hit.row.id,
        title: hit.row.title,
        url: hit.row.url,
        score: hit.score,
        snippet: [...hit.snippet],
        in: [...hit.in],
        row: rowDto(hit.row),
      })),
    };
  },
  async 'search.inArticle'({ id, query }) {
    const record = await articles.read(id as ArticleId);
    if (!record)
      throw new OffprintError(
        'not-found',
        `There is no article “${id}” in this library; it may have been deleted.`,
      );
    return {
      ranges: findMatches(await articles.readText(record.id, record.current), query).map((range) => ({
        ...range,
      })),
    };
  },
});
