import type {
  ArticleDetail,
  ArticleRow,
  ArticleVersion,
  ImageDetail,
} from '../../../preload/contract/articles.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import { currentVersion, keptVersions } from '../../core/articles/article-record.ts';
import { countImages } from '../../core/articles/count-images.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import type { IndexedRow } from '../../core/ports/search-index.ts';
import { originalPath, readablePath } from '../fetch/library-path.ts';

/** `care` stays inside: what needs care is a view, not a property of a row. */
export const rowDto = ({ care: _care, ...row }: IndexedRow): ArticleRow => ({
  ...row,
  tags: [...row.tags],
  images: { ...row.images },
});

const storedDto = ({ asset }: ImageRecord) => ({
  sha256: asset?.sha256 ?? null,
  type: asset?.type ?? null,
  width: asset?.width ?? null,
  height: asset?.height ?? null,
  bytes: asset?.bytes ?? null,
});

export const imageDto = (image: ImageRecord): ImageDetail => ({
  slot: image.slot,
  url: image.url,
  alt: image.alt,
  state: image.state,
  source: image.source,
  requestedUrl: image.requestedUrl,
  finalUrl: image.finalUrl,
  fetchedAt: image.fetchedAt,
  obtainedAt: image.obtainedAt ?? image.fetchedAt,
  givenName: image.givenName ?? null,
  attempts: image.attempts,
  retryAt: image.retryAt,
  ...storedDto(image),
  reason: image.reason,
});

const versionDto = (record: ArticleRecord, version: VersionRecord): ArticleVersion => ({
  number: version.number,
  imported: version.imported,
  fileName: version.original.name,
  format: version.format,
  charset: version.charset,
  bytes: version.original.bytes,
  sha256: version.original.sha256,
  mediaType: version.original.mediaType,
  fileModified: version.original.modified,
  readableSha256: version.readableSha256,
  textChars: version.text.length,
  textSha256: version.text.sha256,
  modelVersion: version.text.modelVersion,
  href: readablePath(record.id, version.number),
  originalHref: originalPath(record.id, version.number),
  warnings: [...version.warnings],
});

export const detailDto = (record: ArticleRecord, annotations: number): ArticleDetail => {
  const version = currentVersion(record);
  return {
    id: record.id,
    title: record.title,
    url: record.url,
    site: record.site,
    author: record.author,
    published: record.published,
    imported: record.imported,
    language: record.language,
    tags: [...record.tags],
    annotations,
    images: countImages(version.images),
    versions: keptVersions(record).length,
    unread: record.unread,
    trashed: record.trashed !== null,
    hasText: version.text.length > 0,
    currentVersion: record.current,
    claims: [...version.claims],
    suggestedTags: [...record.suggestedTags],
    imageList: version.images.map(imageDto),
    versionList: keptVersions(record).map((each) => versionDto(record, each)),
  };
};
