import type { ArticleRecord } from '../articles/article-record.ts';
import { allImages } from '../articles/article-record.ts';
import type { ImageRecord } from '../articles/image-record.ts';

/**
 * What the versions of an article have of its pictures, the newest version first, as a further version may take it
 * over: the user's files and what was fetched as they are on record; what a version's own file held comes from the
 * library for another.
 */
export const picturesOfVersions = ({ id, versions }: ArticleRecord): ImageRecord[] =>
  versions
    .toSorted((a, b) => b.number - a.number)
    .flatMap((version) =>
      allImages(version).map((image) =>
        image.source === 'file' || image.source === 'sibling'
          ? { ...image, source: 'library' as const, libraryOf: { article: id, version: version.number } }
          : image,
      ),
    );
