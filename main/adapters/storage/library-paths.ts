import path from 'node:path';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { isArticleId } from '../../core/articles/article-id.ts';

/**
 * Where things lie. Everything here is relative to the library's root with forward slashes, as problems and
 * faults name it; `absolute` turns it into a path of this system. Names on disk are ids, hashes and numbers
 * only, never anything a saved file says.
 */
export const LIBRARY_FILE = 'library.json';
export const README_FILE = 'README.txt';
export const LOCK_DATABASE = 'lock.sqlite';
export const LOCK_OWNER = 'lock.json';
export const ARTICLES = 'articles';
export const ASSETS = 'assets';
export const BATCHES = 'batches';
export const UNDO = 'undo';
export const TEMPORARY = 'tmp';

export const ARTICLE_FILE = 'article.json';
export const ANNOTATIONS_FILE = 'annotations.json';
export const READABLE_FILE = 'article.html';
export const TEXT_FILE = 'text.txt';
export const LOG_FILE = 'log.json';
export const originalFile = (extension: string): string => `original.${extension}`;

export const absolute = (root: string, relative: string): string => path.join(root, relative);

export const articleShard = (id: ArticleId): string => `${ARTICLES}/${id.slice(0, 2)}`;

/** Throws for anything but an id: no other text may become part of a path. */
export const articleFolder = (id: ArticleId): string => {
  if (!isArticleId(id)) throw new TypeError('not an article id');
  return `${articleShard(id)}/${String(id)}`;
};

export const versionFolder = (number: number): string => {
  if (!Number.isSafeInteger(number) || number < 1) throw new TypeError('not a version number');
  return `versions/${String(number)}`;
};

export const assetShard = (sha256: string): string => `${ASSETS}/${sha256.slice(0, 2)}`;

export const assetPath = ({ sha256, extension }: { sha256: string; extension: string }): string => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256');
  if (!/^[a-z0-9]{1,12}$/.test(extension)) throw new TypeError('not a file extension');
  return `${assetShard(sha256)}/${sha256}.${extension}`;
};
