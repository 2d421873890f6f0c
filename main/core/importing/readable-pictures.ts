import type { AssetRef, ImageRecord } from '../articles/image-record.ts';
import type { ReadablePicture } from './render-readable.ts';

/** From `articles/xx/ID/versions/N/article.html` to the root of the library. */
const TO_LIBRARY = '../../../../../';

/** What the readable copy shows in each slot, given what became of the pictures. */
export const readablePictures = (
  images: readonly ImageRecord[],
  assetPath: (asset: { sha256: string; extension: string }) => string,
): ReadablePicture[] =>
  images.map((image) => ({
    slot: image.slot,
    src: image.asset ? `${TO_LIBRARY}${assetPath(image.asset)}` : null,
    ...(image.asset ? shownSize(image, image.asset) : { width: image.width, height: image.height }),
    url: image.url,
    alt: image.alt,
    reason: image.asset ? null : (image.reason ?? image.state),
  }));

/** The proportions of the stored picture, never larger than the article shows it. */
const shownSize = (
  claimed: { readonly width: number | null },
  asset: AssetRef,
): { width: number; height: number } => {
  const width =
    claimed.width !== null && claimed.width > 0 ? Math.min(claimed.width, asset.width) : asset.width;
  return { width, height: Math.max(1, Math.round((asset.height * width) / Math.max(1, asset.width))) };
};
