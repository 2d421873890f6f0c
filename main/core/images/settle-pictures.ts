import type { VersionRecord } from '../articles/article-record.ts';
import { allImages } from '../articles/article-record.ts';
import type { ImageRecord } from '../articles/image-record.ts';
import { imageKey } from './image-key.ts';

/** What was found out about a picture, and whether that still holds of the record that stands there now. */
export interface SettledPicture {
  readonly found: ImageRecord;
  readonly holds: (now: ImageRecord) => boolean;
}

type Pictures = Pick<VersionRecord, 'images' | 'otherImages'>;

/**
 * Puts what was found out into the pictures of a version, those that are not shown included. A picture is told by
 * its address: while it was looked for, the version may have been read anew and its slots numbered otherwise. Where
 * the address itself reads otherwise now, in another charset, the slot says which one it is.
 */
export const settlePictures = (version: VersionRecord, settled: readonly SettledPicture[]): Pictures => {
  const byKey = new Map<string, SettledPicture[]>();
  for (const each of settled) {
    const key = imageKey(each.found.url);
    byKey.set(key, [...(byKey.get(key) ?? []), each]);
  }
  const known = new Set(allImages(version).map(({ url }) => imageKey(url)));
  const strays = settled.filter(({ found }) => !known.has(imageKey(found.url)));
  const settle = (image: ImageRecord, others: readonly SettledPicture[]): ImageRecord => {
    if (image.state === 'skipped') return image;
    const sameAddress = byKey.get(imageKey(image.url)) ?? others;
    const sameSlot = sameAddress.find(({ found }) => found.slot === image.slot);
    const picture = sameSlot ?? (sameAddress === others ? undefined : sameAddress[0]);
    if (!picture?.holds(image)) return image;
    const { slot, url, alt, candidates, width, height } = image;
    return { ...picture.found, slot, url, alt, candidates, width, height };
  };
  const { images, otherImages } = version;
  return {
    images: images.map((image) => settle(image, strays)),
    ...(otherImages === undefined ? {} : { otherImages: otherImages.map((image) => settle(image, [])) }),
  };
};
