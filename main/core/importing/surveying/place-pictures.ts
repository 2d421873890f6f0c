import type { ImageCandidate, ImageSlot } from '../../articles/image-record.ts';
import { imageCandidates } from '../../images/image-candidates.ts';
import { isDrawnRaster } from '../../images/drawn-raster.ts';
import { isPlaceholderData, isSpacerUrl } from '../../images/placeholder-image.ts';
import { resolveImageUrl } from '../../images/resolve-image-url.ts';
import { isTrackingPixel } from '../../images/tracking-pixel.ts';
import type { SkippedImage } from '../derived-article.ts';
import type { HtmlElement } from '../html-tree.ts';
import type { Logbook } from '../logbook.ts';
import { describeElement } from './describe-element.ts';
import { emojiText, isSmall } from './emoji-text.ts';
import { EmbeddedPictures } from './embedded-pictures.ts';
import type { FoundPicture } from './find-picture.ts';
import { withAddresses, withHeld } from './held-candidates.ts';
import type { FindHeld } from './held-candidates.ts';
import { isDrawnData } from './single-file-pictures.ts';
import { mergeTwins } from './merge-twins.ts';

/** What the readable copy shows in the place of an element. */
export type PicturePlace =
  | { readonly kind: 'slot'; readonly slot: number; readonly alt: string; readonly inline: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' };

export interface PictureMeans {
  /** What the container of the page holds. */
  readonly find: FindHeld;
  /** Such a page waits for nothing: a small picture in it is no stand-in for another. */
  readonly isSingleFile: boolean;
}

export interface PlacedPictures {
  readonly places: ReadonlyMap<HtmlElement, PicturePlace>;
  readonly images: readonly ImageSlot[];
  readonly skipped: readonly SkippedImage[];
  readonly embedded: ReadonlyMap<string, Uint8Array>;
}

/** Decides for every place whether it is a picture of the article, and numbers those in document order. */
export const placePictures = (
  found: readonly FoundPicture[],
  baseUrl: string | null,
  log: Logbook,
  { find, isSingleFile }: PictureMeans,
): PlacedPictures => {
  const candidatesOf = rememberCandidates(baseUrl, find);
  const named = found.map((picture) => ({
    ...picture,
    references: withAddresses(picture.references, find),
  }));
  const { pictures, twins } = mergeTwins(named, candidatesOf, log);
  const places = new Map<HtmlElement, PicturePlace>(twins.map((node) => [node, { kind: 'nothing' }]));
  const images: ImageSlot[] = [];
  const skipped: SkippedImage[] = [];
  const embedded = new EmbeddedPictures(find);

  for (const picture of pictures) {
    const { alt } = picture;
    const candidates = candidatesOf(picture);
    const url = givenUrl(picture, candidates, baseUrl);
    const reason = skipReason(picture, candidates, isSingleFile);
    const text = reason === null ? emojiText(picture) : null;
    if (reason !== null || text !== null) {
      places.set(picture.node, text === null ? { kind: 'nothing' } : { kind: 'text', text });
      const why = reason ?? 'emoji-as-text';
      skipped.push({ url: shortenData(url), alt, reason: why });
      log.note(text === null ? 'removed' : 'replaced', why, describeElement(picture.node));
      continue;
    }
    const slot = images.length;
    const held = candidates.map((candidate) => embedded.hold(candidate));
    places.set(picture.node, { kind: 'slot', slot, alt, inline: isSmall(picture) });
    const shown = /^data:/i.test(url) ? (held[0]?.url ?? url) : url;
    images.push({ slot, url: shown, alt, candidates: held, width: picture.width, height: picture.height });
  }
  return { places, images, skipped, embedded: embedded.bytes };
};

/** Names that only ever stand for nothing; a picture called `grey-line` may be one. */
const SPACER = /\/(?:spacer|blank|transparent|pixel|clear|1x1)\.(?:gif|png|svg)(?:[?#]|$)/i;

/** The candidates of a picture, found out once. */
const rememberCandidates = (baseUrl: string | null, find: FindHeld) => {
  const known = new Map<FoundPicture, readonly ImageCandidate[]>();
  return (picture: FoundPicture): readonly ImageCandidate[] => {
    const candidates =
      known.get(picture) ?? withHeld(imageCandidates(picture.references, baseUrl), picture.references, find);
    known.set(picture, candidates);
    return candidates;
  };
};

const skipReason = (
  picture: FoundPicture,
  candidates: readonly ImageCandidate[],
  isSingleFile: boolean,
): string | null => {
  const { width, height, hidden } = picture;
  const [first] = candidates;
  if (!first) return 'no-address';
  if (candidates.some(({ url }) => isTrackingPixel({ url, width, height, hidden }))) return 'tracking-pixel';
  if (isSingleFile && isDrawnData(first.url)) return null;
  if (isPlaceholderData(first.url)) return isDrawnRaster(first.url) ? null : 'placeholder';
  return SPACER.test(first.url) ? 'placeholder' : null;
};

/** The address the page itself would show: what stands in `src`, else the likeliest candidate. */
const givenUrl = (
  picture: FoundPicture,
  candidates: readonly ImageCandidate[],
  baseUrl: string | null,
): string => {
  const src = picture.references.find(({ attribute }) => attribute === 'src')?.value.trim();
  const resolved = src === undefined ? null : resolveImageUrl(src, baseUrl);
  if (resolved !== null && !isSpacerUrl(resolved)) return resolved;
  const given = candidates.find(({ kind }) => kind === 'given' || kind === 'proxy' || kind === 'wayback');
  return given?.url ?? candidates[0]?.url ?? src ?? '';
};

const shortenData = (url: string): string => (/^data:/i.test(url) ? `${url.slice(0, 40)}…` : url);
