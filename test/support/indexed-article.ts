import type { ArticleId } from '../../main/core/articles/article-id.ts';
import type { IndexedArticle } from '../../main/core/ports/search-index.ts';

export const indexId = (number: number): ArticleId => number.toString(32).padStart(16, '0') as ArticleId;

/** What the index is told of an article, plain unless said otherwise. */
export const indexedSample = (number: number, given: Partial<IndexedArticle> = {}): IndexedArticle => ({
  id: indexId(number),
  title: `Article ${String(number)}`,
  url: null,
  canonicalUrl: null,
  addresses: given.canonicalUrl ? [given.canonicalUrl] : [],
  site: null,
  author: null,
  published: null,
  imported: '2024-01-01T00:00:00.000Z',
  language: null,
  tags: [],
  unread: false,
  trashed: false,
  versions: 1,
  images: { total: 0, local: 0, missing: 0 },
  originals: [],
  apart: [],
  assets: [],
  care: [],
  text: '',
  notes: [],
  annotations: 0,
  ...given,
});

export const stamped = (article: IndexedArticle, stamp = '1') => ({ article, stamp });
