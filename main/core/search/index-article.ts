import type { Annotation } from '../annotations/annotation.ts';
import type { ArticleRecord } from '../articles/article-record.ts';
import { allImages, currentVersion, keptVersions } from '../articles/article-record.ts';
import { careReasons } from '../articles/care-reasons.ts';
import { countImages } from '../articles/count-images.ts';
import type { AssetRef, ImageRecord } from '../articles/image-record.ts';
import { canonicalUrl } from '../importing/metadata/canonical-url.ts';
import { imageKey } from '../images/image-key.ts';
import type { IndexedArticle } from '../ports/search-index.ts';

const picturesByAddress = (images: readonly ImageRecord[]): { key: string; asset: AssetRef }[] => {
  const found = new Map<string, AssetRef>();
  for (const { asset, url, requestedUrl, finalUrl, candidates } of images) {
    if (!asset) continue;
    const addresses = [url, requestedUrl, finalUrl, ...candidates.map((candidate) => candidate.url)];
    for (const address of addresses) {
      // Only what can be met again in another article: a picture inside the file has no address.
      if (address !== null && /^https?:/i.test(address)) found.set(imageKey(address), asset);
    }
  }
  return Array.from(found, ([key, asset]) => ({ key, asset }));
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
    assets: picturesByAddress(record.versions.flatMap(allImages)),
    apart: record.apart ?? [],
    care: careReasons(record, annotations, text.length),
    text,
    notes: alive.flatMap(({ note, tags }) => [note, ...tags]).filter((entry) => entry !== ''),
    annotations: alive.length,
  };
};
