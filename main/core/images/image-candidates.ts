import type { CandidateKind, ImageCandidate } from '../articles/image-record.ts';
import { imageKey } from './image-key.ts';
import { imageVariants } from './image-variants.ts';
import { isDrawnRaster } from './drawn-raster.ts';
import { isPlaceholderData, isSpacerUrl } from './placeholder-image.ts';
import { isWaybackHost } from './proxy-rules.ts';
import { parseAddress } from './parse-address.ts';
import { resolveImageUrl } from './resolve-image-url.ts';
import { parseSrcset } from './parse-srcset.ts';
import { rankSrcset } from './rank-srcset.ts';
import { unwrapImageUrl } from './unwrap-image-url.ts';

/** One place in the markup that names a picture. */
export interface ImageReference {
  /** `link`: the address an enclosing link leads to. */
  readonly kind: 'src' | 'srcset' | 'link';
  /** As the parser gives it: entities already decoded, not yet resolved. */
  readonly value: string;
  readonly attribute: string;
}

/** Order of tries. */
const STEPS = [
  'file',
  'unwrapped',
  'widest',
  'link',
  'variant',
  'given',
  'srcset',
  'proxy',
  'wayback',
  'spacer',
] as const;
type Step = (typeof STEPS)[number];

const MAX_CANDIDATES = 16;
const LARGE_ENOUGH = 800;

/**
 * Where the bytes of one picture may be had, in order of tries and without repeats: what the saved file holds
 * itself, the unwrapped original, the widest srcset candidate up to 2,560 px, the given address, the proxy,
 * the Wayback copy. `references` come in order of priority. Empty when nothing in them is an address.
 */
export const imageCandidates = (
  references: readonly ImageReference[],
  baseUrl: string | null,
): ImageCandidate[] => {
  const found = new CandidateList();
  for (const reference of references) {
    if (reference.kind === 'srcset') addSrcset(found, reference.value, baseUrl);
    else if (reference.kind === 'link') addLink(found, reference.value, baseUrl);
    else addGiven(found, reference.value, baseUrl, 'given');
  }
  return found.ordered();
};

class CandidateList {
  readonly #steps = new Map<Step, ImageCandidate[]>(STEPS.map((step) => [step, []]));
  readonly #placeholders: ImageCandidate[] = [];

  add(step: Step, url: string, kind: CandidateKind): void {
    this.#steps.get(step)?.push({ url, kind });
  }

  addPlaceholder(url: string): void {
    this.#placeholders.push({ url, kind: 'embedded' });
  }

  /** A spacer or a data: placeholder is only a picture when the markup names no other. */
  ordered(): ImageCandidate[] {
    const real = this.#unique(STEPS.filter((step) => step !== 'spacer'));
    if (real.length > 0) return real.slice(0, MAX_CANDIDATES);
    const spacers = this.#unique(['spacer']);
    if (spacers.length > 0) return spacers;
    const drawn = this.#placeholders.find(({ url }) => isDrawnRaster(url));
    return drawn ? [drawn] : this.#placeholders.slice(0, 1);
  }

  #unique(steps: readonly Step[]): ImageCandidate[] {
    const unique = new Map<string, ImageCandidate>();
    for (const candidate of steps.flatMap((step) => this.#steps.get(step) ?? [])) {
      // Both schemes of one address are two tries, two spellings of it are not.
      const key = `${candidate.url.slice(0, 6)}${imageKey(candidate.url)}`;
      if (!unique.has(key)) unique.set(key, candidate);
    }
    return [...unique.values()];
  }
}

const addGiven = (found: CandidateList, value: string, baseUrl: string | null, step: Step): void => {
  const trimmed = value.trim();
  if (/^data:/i.test(trimmed)) {
    if (isPlaceholderData(trimmed)) found.addPlaceholder(trimmed);
    else found.add('file', trimmed, 'embedded');
    return;
  }
  if (/^cid:/i.test(trimmed)) {
    found.add('file', trimmed, 'embedded');
    return;
  }
  const sibling = siblingPath(trimmed);
  if (sibling !== null) found.add('file', sibling, 'embedded');
  const url = resolveImageUrl(trimmed, baseUrl);
  if (url !== null) addUrl(found, url, step);
};

const addUrl = (found: CandidateList, url: string, step: Step): void => {
  if (isSpacerUrl(url)) {
    found.add('spacer', url, 'given');
    return;
  }
  const original = unwrapImageUrl(url);
  if (original !== null) found.add('unwrapped', original, 'unwrapped');
  for (const variant of imageVariants(original ?? url)) found.add('variant', variant, 'unwrapped');
  const host = hostOf(url);
  if (isWaybackHost(host)) {
    for (const form of ['im_', 'id_']) found.add('wayback', waybackCopy(url, form), 'wayback');
  } else if (original !== null && hostOf(original) !== host) {
    found.add('proxy', url, 'proxy');
    if (readsOverHttp(url, host)) found.add('srcset', original.replace(/^https:/, 'http:'), 'unwrapped');
  } else {
    found.add(step, url, step === 'widest' || step === 'srcset' ? 'srcset' : 'given');
  }
};

const hostOf = (url: string): string => parseAddress(url)?.hostname ?? '';

/** Photon without `ssl=1` reads its original over http. */
const readsOverHttp = (url: string, host: string): boolean =>
  /^i\d\.wp\.com$/.test(host) && parseAddress(url)?.searchParams.get('ssl') !== '1';

/** `im_`: as a picture; `id_`: the bytes as they came. Without either it answers with a page around the picture. */
const waybackCopy = (url: string, form: string): string =>
  url.replace(/(\/web\/\d{1,14})(?:[a-z]{2}_)?\//, `$1${form}/`);

const addSrcset = (found: CandidateList, value: string, baseUrl: string | null): void => {
  const entries = parseSrcset(value);
  for (const { url } of entries) if (isPlaceholderData(url)) found.addPlaceholder(url);
  const [widest, ...others] = rankSrcset(entries.filter(({ url }) => !isPlaceholderData(url)));
  if (!widest) return;
  addGiven(found, widest.url, baseUrl, (widest.width ?? LARGE_ENOUGH) >= LARGE_ENOUGH ? 'widest' : 'variant');
  for (const entry of others.slice(0, 3)) addGiven(found, entry.url, baseUrl, 'srcset');
};

/** A link around a picture is its full size when it leads to an image file. */
const addLink = (found: CandidateList, value: string, baseUrl: string | null): void => {
  const url = resolveImageUrl(value, baseUrl);
  if (url !== null && /\.(jpe?g|png|gif|webp|avif|bmp)$/i.test(parseAddress(url)?.pathname ?? '')) {
    addUrl(found, url, 'link');
  }
};

/**
 * A path below the folder of the saved file, as pages saved with their pictures have it; to a browser both slashes
 * are one. Programs that wrote where the picture lay on their disk had it in a folder beside the page.
 */
const siblingPath = (value: string): string | null => {
  const path = value.replaceAll('\\', '/').replace(/[?#].*$/s, '');
  const onDisk = /^(?:file:\/*|[a-z]:\/).*?([^/]+[_.-][\p{L}\p{M}]{2,15}\/[^/]+)$/iu.exec(path)?.[1];
  if (onDisk !== undefined) return onDisk;
  if (path === '' || /^([a-z][a-z0-9+.-]*:|\/)/i.test(path)) return null;
  return path.replace(/^(\.\/)+/, '');
};
