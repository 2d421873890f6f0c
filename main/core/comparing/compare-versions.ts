import type { VersionRecord } from '../articles/article-record.ts';
import type { Description } from '../articles/change-versions.ts';
import type { AssetRef, ImageRecord } from '../articles/image-record.ts';
import { imageKey } from '../images/image-key.ts';
import { compareTexts } from './compare-texts.ts';
import type { ComparedSentence } from './compare-texts.ts';

/** One side of a comparison. */
export interface ComparedSide {
  readonly version: VersionRecord;
  readonly description: Description;
  readonly text: string;
}

export interface ComparedPicture {
  readonly kind: 'added' | 'removed';
  readonly url: string;
  readonly alt: string;
  readonly asset: AssetRef | null;
}

/** A statement about the article that is not the same in both. */
export interface ChangedFact {
  readonly field: 'title' | 'url' | 'author' | 'site' | 'published';
  readonly before: string | null;
  readonly after: string | null;
}

export interface VersionComparison {
  readonly sentences: readonly ComparedSentence[];
  readonly pictures: readonly ComparedPicture[];
  readonly facts: readonly ChangedFact[];
  readonly counts: Readonly<Record<'same' | 'added' | 'removed' | 'edited' | 'moved', number>>;
}

const FIELDS = ['title', 'url', 'author', 'site', 'published'] as const;

/** What differs between two versions: what is said about them, their sentences, their pictures. */
export const compareVersions = (before: ComparedSide, after: ComparedSide): VersionComparison => {
  const sentences = compareTexts(before.text, after.text);
  const count = (kind: ComparedSentence['kind']): number =>
    sentences.filter((sentence) => sentence.kind === kind).length;
  return {
    sentences,
    pictures: comparePictures(before.version.images, after.version.images),
    facts: FIELDS.flatMap((field) => {
      const [was, is] = [before.description[field], after.description[field]];
      return was === is ? [] : [{ field, before: was, after: is }];
    }),
    counts: {
      same: count('same'),
      added: count('added'),
      removed: count('removed'),
      edited: count('edited'),
      moved: count('moved-here'),
    },
  };
};

const isShown = ({ state }: ImageRecord): boolean => state !== 'skipped';

/** By address and by bytes: a picture that only moved to another server is the same picture. */
const comparePictures = (
  before: readonly ImageRecord[],
  after: readonly ImageRecord[],
): ComparedPicture[] => {
  const unknownIn = (others: readonly ImageRecord[]): ((image: ImageRecord) => boolean) => {
    const keys = new Set(others.map(({ url }) => imageKey(url)));
    const hashes = new Set(others.map(({ asset }) => asset?.sha256));
    return (image) =>
      isShown(image) && !keys.has(imageKey(image.url)) && !(image.asset && hashes.has(image.asset.sha256));
  };
  const named = (kind: ComparedPicture['kind'], images: readonly ImageRecord[]): ComparedPicture[] =>
    images.map(({ url, alt, asset }) => ({ kind, url, alt, asset }));
  return [
    ...named('removed', before.filter(unknownIn(after.filter(isShown)))),
    ...named('added', after.filter(unknownIn(before.filter(isShown)))),
  ];
};
