import { anchorAfterReplacement } from '../../core/annotations/anchor-annotations.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import { allImages, versionOf } from '../../core/articles/article-record.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { acquireImages } from '../../core/images/acquire-images.ts';
import { imageKey } from '../../core/images/image-key.ts';
import type { ReadArticle } from '../../core/importing/derived-article.ts';
import { describeVersion } from '../../core/importing/describe-version.ts';
import type { AppPorts } from '../app-ports.ts';
import { createKnownPictures } from '../pictures/known-pictures.ts';
import { deriveAgain, withTrash } from './derive-again.ts';

/**
 * Derives a version from its original as a whole page, or as its article alone. Marks are followed by their words;
 * those that have no place now keep their quotation and are back when the page is switched back. Pictures that are
 * not shown any more stay on record with their bytes. Nothing is asked of the network.
 */
export const showWholePage = async (
  record: ArticleRecord,
  number: number,
  wholePage: boolean,
  ports: AppPorts,
): Promise<void> => {
  const { articles } = ports;
  const before = versionOf(record, number);
  if ((before.wholePage ?? false) === wholePage) return;
  const again = await deriveAgain(record.id, before, ports, {
    wholePage,
    images: (derived) => picturesAtHand(before, derived, ports),
  });
  const { readable, text, log } = again.files;
  const oldText = await articles.readText(record.id, number);
  const version = withKept(again.version, before);
  await articles.replaceDerived(
    record.id,
    number,
    { readable, text, log },
    (current) => ({
      ...current,
      ...(current.current === number ? describeVersion(version, text) : {}),
      modified: new Date(ports.clock.now()).toISOString(),
      versions: current.versions.map((each) => (each.number === number ? withTrash(version, each) : each)),
    }),
    (annotations) => anchorAfterReplacement(annotations, number, oldText, text, version.text.modelVersion),
  );
};

/** What no reading of the page changes: pictures at hand. */
const withKept = (version: VersionRecord, before: VersionRecord): VersionRecord => {
  const { otherImages: _, ...shown } = version;
  const otherImages = notShown(before, version.images);
  return {
    ...shown,
    ...(otherImages.length === 0 ? {} : { otherImages }),
  };
};

const notShown = (before: VersionRecord, images: readonly ImageRecord[]): ImageRecord[] => {
  const shown = new Set(images.map(({ url }) => imageKey(url)));
  return allImages(before).filter(({ url, state }) => state !== 'skipped' && !shown.has(imageKey(url)));
};

/** What is on record, what the file holds, and what the library has of other articles. */
const picturesAtHand = (before: VersionRecord, derived: ReadArticle, ports: AppPorts) =>
  acquireImages(
    {
      slots: derived.images,
      skipped: derived.skippedImages,
      embedded: derived.embedded,
      sibling: () => Promise.resolve(null),
      referrer: derived.url,
      previous: allImages(before),
      policy: { fetch: false, mirrors: [] },
    },
    { ...ports, known: createKnownPictures(ports.index) },
  );
