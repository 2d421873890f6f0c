import type {
  ArticleDetail,
  ArticleRow,
  ArticleVersion,
  ImageDetail,
} from '../../../preload/contract/articles.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import { currentVersion, keptVersions } from '../../core/articles/article-record.ts';
import type { Annotation } from '../../core/annotations/annotation.ts';
import { careReasons } from '../../core/articles/care-reasons.ts';
import { countImages } from '../../core/articles/count-images.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { offlineScore } from '../../core/articles/offline-score.ts';
import { claimConflicts } from '../../core/importing/metadata/claim-conflicts.ts';
import type { IndexedRow } from '../../core/ports/search-index.ts';
import { originalPath, readablePath } from '../fetch/library-path.ts';

export const rowDto = (row: IndexedRow): ArticleRow => ({
  ...row,
  offline: offlineScore(row.images),
  care: [...row.care],
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
  libraryOf: image.libraryOf ? { id: image.libraryOf.article, version: image.libraryOf.version } : null,
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
  isPage: holdsPage(version.format) || version.wholePage === true,
  wholePage: version.wholePage ?? false,
});

/** Formats in which a browser or an archive keeps whole pages; books and files with a header are articles alone. */
const holdsPage = (format: string): boolean =>
  /^(?:(?:mhtml|webarchive|warc|wacz|singlefilez)\+)?html$/.test(format);

/** `annotations`: without tombstones. */
export const detailDto = (record: ArticleRecord, annotations: readonly Annotation[]): ArticleDetail => {
  const version = currentVersion(record);
  const images = countImages(version.images);
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
    annotations: annotations.length,
    images,
    offline: offlineScore(images),
    care: careReasons(record, annotations, version.text.length),
    versions: keptVersions(record).length,
    unread: record.unread,
    trashed: record.trashed !== null,
    hasText: version.text.length > 0,
    currentVersion: record.current,
    claims: [...version.claims],
    conflicts: claimConflicts(version.claims).map(({ field, values, used }) => ({
      field,
      values: values.map(({ value, sources }) => ({ value, sources: [...sources] })),
      used,
    })),
    suggestedTags: [...record.suggestedTags],
    imageList: version.images.map(imageDto),
    faults: [...(record.verified?.faults ?? [])],
    versionList: keptVersions(record).map((each) => versionDto(record, each)),
  };
};
