import type { ArticleId } from '../core/articles/article-id.ts';
import { isArticleId } from '../core/articles/article-id.ts';
import type { ArticleRecord } from '../core/articles/article-record.ts';
import { canonicalUrl } from '../core/importing/metadata/canonical-url.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { AppPorts } from './app-ports.ts';

type Lookup = Pick<AppPorts, 'articles' | 'index'>;

/**
 * An article by whole id, unambiguous prefix, or `url:https://…`. Throws OffprintError `not-found`,
 * `ambiguous-id`.
 */
export const resolveArticleId = async (
  reference: string,
  { articles, index }: Lookup,
): Promise<ArticleId> => {
  if (reference.startsWith('url:')) return byUrl(reference.slice(4), index);
  if (isArticleId(reference)) {
    if (await articles.read(reference)) return reference;
    throw notFound(reference);
  }
  const [first, ...others] = /^[0-9a-z]+$/.test(reference) ? await index.idsWithPrefix(reference, 6) : [];
  if (!first) throw notFound(reference);
  if (others.length > 0) {
    throw new OffprintError(
      'ambiguous-id',
      `“${reference}” begins several ids: ${[first, ...others].join(', ')}. Give more characters.`,
    );
  }
  return first;
};

export const resolveArticle = async (reference: string, lookup: Lookup): Promise<ArticleRecord> => {
  const record = await lookup.articles.read(await resolveArticleId(reference, lookup));
  if (!record) throw notFound(reference);
  return record;
};

const byUrl = async (url: string, index: AppPorts['index']): Promise<ArticleId> => {
  const canonical = canonicalUrl(url);
  const [first] = canonical === null ? [] : await index.findByUrl(canonical);
  if (!first) throw notFound(url);
  return first;
};

const notFound = (reference: string): OffprintError =>
  new OffprintError(
    'not-found',
    `There is no article “${reference.slice(0, 200)}” in this library. Nothing was changed; \`list\` shows the ids.`,
  );
