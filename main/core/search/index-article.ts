import type { Annotation } from '../annotations/annotation.ts';
import type { ArticleRecord } from '../articles/article-record.ts';
import { allImages, currentVersion, keptVersions } from '../articles/article-record.ts';
import { careReasons } from '../articles/care-reasons.ts';
import { countImages } from '../articles/count-images.ts';
import type { ImageRecord, ImageSource } from '../articles/image-record.ts';
import { canonicalUrl } from '../importing/metadata/canonical-url.ts';
import { imageKey } from '../images/image-key.ts';
import type { IndexedArticle, KnownPicture } from '../ports/search-index.ts';

const ASKED: ReadonlySet<ImageSource | null> = new Set<ImageSource>([
  'mirror',
  'unwrapped',
  'srcset',
  'given',
  'proxy',
  'wayback',
]);

/**
 * [Note: whose picture] Where the bytes of a picture are known to have come from: what was asked, and where that
 * led. An address that a saved file merely names beside them proves nothing, or any file could decide what other
 * articles show. That holds for containers too: what an MHTML, WARC or web archive says of its parts is said by
 * whoever wrote it, so it counts for its own article alone, as do pictures from beside the file and the user's own.
 */
const provenAddresses = ({ source, requestedUrl, finalUrl, libraryOf }: ImageRecord): string[] => {
  if (ASKED.has(source)) return [requestedUrl, finalUrl].filter((address) => address !== null);
  return source === 'library' && libraryOf && requestedUrl !== null ? [requestedUrl] : [];
};

const picturesByAddress = ({ id, versions }: ArticleRecord): IndexedArticle['assets'] => {
  const found = new Map<string, KnownPicture>();
  for (const version of versions) {
    for (const image of allImages(version)) {
      if (!image.asset) continue;
      const { asset, libraryOf: origin = { article: id, version: version.number } } = image;
      for (const address of provenAddresses(image)) {
        // A mirror that is a folder has a path.
        if (/^https?:/i.test(address)) found.set(imageKey(address), { asset, origin });
      }
    }
  }
  return Array.from(found, ([key, known]) => ({ key, ...known }));
};

/** Found out anew each time: what counts as one address may change with the program. */
const addressesOf = ({ url, otherUrls = [] }: ArticleRecord): string[] => [
  ...new Set(
    [url, ...otherUrls].flatMap((address) => (address === null ? [] : (canonicalUrl(address) ?? []))),
  ),
];

/** What the index is to know of an article; `text` is the canonical text of its current version. */
export const indexedArticle = (
  record: ArticleRecord,
  annotations: readonly Annotation[],
  text: string,
): IndexedArticle => {
  const { images: pictures } = currentVersion(record);
  const alive = annotations.filter((annotation) => annotation.deleted === null);
  const images = countImages(pictures);
  const addresses = addressesOf(record);
  return {
    id: record.id,
    title: record.title,
    url: record.url,
    canonicalUrl: addresses[0] ?? null,
    addresses,
    site: record.site,
    author: record.author,
    published: record.published,
    imported: record.imported,
    language: record.language,
    tags: record.tags,
    unread: record.unread,
    trashed: record.trashed !== null,
    versions: keptVersions(record).length,
    images,
    originals: record.versions.map((version) => version.original.sha256),
    assets: picturesByAddress(record),
    apart: record.apart ?? [],
    care: careReasons(record, annotations, text.length),
    text,
    notes: alive.flatMap(({ note, tags }) => [note, ...tags]).filter((entry) => entry !== ''),
    annotations: alive.length,
  };
};
