import type { ArticleRecord, VersionRecord } from '../articles/article-record.ts';
import { ARTICLE_SCHEMA, currentVersion } from '../articles/article-record.ts';
import { isCapturedLater } from '../articles/captured-later.ts';
import type { ArticleId } from '../articles/article-id.ts';
import type { DerivedArticle } from './derived-article.ts';

const description = (derived: DerivedArticle) => ({
  title: derived.title,
  url: derived.url,
  canonicalUrl: derived.canonicalUrl,
  site: derived.site,
  author: derived.author,
  published: derived.published,
  language: derived.language,
  suggestedTags: derived.suggestedTags,
});

/** Front-matter tags were set by whoever kept the file; names found in the body are only offered. */
const ownTags = (derived: DerivedArticle): string[] => [
  ...new Set(
    derived.claims
      .filter((claim) => claim.field === 'tag' && claim.source === 'front-matter')
      .map((claim) => claim.value),
  ),
];

/** A new article with its first version. */
export const newRecord = (derived: DerivedArticle, version: VersionRecord, id: ArticleId): ArticleRecord => ({
  schema: ARTICLE_SCHEMA,
  id,
  ...description(derived),
  imported: version.imported,
  modified: version.imported,
  tags: ownTags(derived),
  unread: true,
  trashed: null,
  current: version.number,
  versions: [version],
});

/**
 * A new version keeps what the user did: tags, marks, read state; a trashed article comes back. It is shown from now
 * on, unless it is an older capture than the one that is shown.
 */
export const withVersion = (
  earlier: ArticleRecord,
  derived: DerivedArticle,
  version: VersionRecord,
): ArticleRecord => ({
  ...earlier,
  ...(isOlderCapture(earlier, version) ? {} : { ...description(derived), current: version.number }),
  modified: version.imported,
  trashed: null,
  versions: [...earlier.versions, version],
});

export const isOlderCapture = (
  earlier: ArticleRecord,
  version: Pick<VersionRecord, 'claims' | 'number'>,
): boolean => {
  const shown = currentVersion(earlier);
  return shown.trashed === undefined && isCapturedLater(shown, version);
};
