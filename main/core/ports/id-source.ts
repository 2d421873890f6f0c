import type { ArticleId } from '../articles/article-id.ts';

export interface IdSource {
  articleId(): ArticleId;
  /** 22 URL-safe characters (128 random bits) for annotations, jobs, uploads, exports. */
  opaqueId(): string;
}
