import type { ImageReference } from './image-candidates.ts';
import { parseSrcset } from './parse-srcset.ts';

/**
 * Attributes that pages use for the real picture, best first: full size, then the lazy source, then what is
 * there for browsers without scripts. Counted over 481 saved news pages.
 */
const PRIORITY = [
  'data-orig-file',
  'data-full',
  'data-full-url',
  'data-full-src',
  'data-original-src',
  'data-hi-res-src',
  'data-highres',
  'data-zoom-src',
  'data-large-file',
  'data-src-large',
  'data-lazy-srcset',
  'data-srcset',
  'data-ezsrcset',
  'srcset',
  'data-lazy-src',
  'data-src',
  'data-original',
  'data-actualsrc',
  'data-echo',
  'data-lazy',
  'data-ezsrc',
  'data-delayed-url',
  'data-delay',
  'data-url',
  'data-image',
  'data-img',
  'data-img-src',
  'data-asset-url',
  'data-source-standard',
  'data-original-mos',
  'data-normal',
  'data-lazy-retina',
  'data-pattern-retina',
  'data-pattern',
  'data-medium-file',
  'data-src-medium',
  'data-pin-media',
  'rel:bf_image_src',
  'original',
  'datasrc',
  'src-orig',
  'data-bg',
  'src',
  'data-src-small',
  'data-src-xsmall',
  'data-src-mini',
] as const;
const RANK = new Map<string, number>(PRIORITY.map((name, index) => [name, index]));
const UNKNOWN_RANK = PRIORITY.indexOf('src') - 0.5;

/** Never the picture itself, whatever they hold. */
const OTHER_PURPOSE =
  /^(alt|title|class|id|style|href|longdesc|usemap|name|itemid|itemtype|on.*|aria-.*|data-(permalink|link|href|page|share|caption|title|alt|description|poster-page).*)$/;
/** Stand-ins: tried only when nothing else is there. */
const STAND_IN = /placeholder|lqip|low-?src|thumb|preview|loading|blur|tiny/;
const IMAGE_PATH = /\.(jpe?g|jfif|pjpeg|png|gif|webp|avif|bmp|svg|ico|apng)$/i;

/**
 * The places in one element's attributes that name its picture, best first. Beside the known attributes any
 * other whose value is the address of an image file or a srcset of them counts.
 */
export const imageReferencesFromAttributes = (
  attributes: Readonly<Record<string, string>>,
): ImageReference[] => {
  const ranked: { rank: number; reference: ImageReference }[] = [];
  for (const [attribute, raw] of Object.entries(attributes)) {
    const name = attribute.toLowerCase();
    const value = raw.trim();
    if (value === '' || OTHER_PURPOSE.test(name)) continue;
    const rank = RANK.get(name);
    const kind = referenceKind(name, value, rank !== undefined);
    if (kind === null) continue;
    const standIn = rank === undefined && STAND_IN.test(name);
    ranked.push({ rank: standIn ? Infinity : (rank ?? UNKNOWN_RANK), reference: { kind, value, attribute } });
  }
  return ranked.toSorted((a, b) => a.rank - b.rank || 0).map(({ reference }) => reference);
};

const referenceKind = (name: string, value: string, known: boolean): ImageReference['kind'] | null => {
  if (name === 'src') return 'src';
  if (name === 'srcset') return 'srcset';
  // Templates that a script would fill in.
  if (/[{}]|\[\[|<%/.test(value)) return null;
  if (isSrcset(value)) return 'srcset';
  if (/^data:image\//i.test(value)) return 'src';
  return (known && isAddress(value)) || isImageAddress(value) ? 'src' : null;
};

const isAddress = (value: string): boolean =>
  /^(https?:)?\/\/[^/\s]|^\/[^/]/i.test(value) || isImageAddress(value);

const isImageAddress = (value: string): boolean => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(value) && !/^https?:/i.test(value)) return false;
  const path = value.replace(/[?#].*$/s, '');
  return IMAGE_PATH.test(path) && !/[\n\r\t"'<>]/.test(path);
};

/** More than an address: at least one descriptor, and every entry an address of its own. */
const isSrcset = (value: string): boolean => {
  if (!/\s\d+(\.\d+)?[wx](\s|,|$)/.test(value)) return false;
  const entries = parseSrcset(value);
  return (
    entries.length > 0 && entries.every((entry) => isAddress(entry.url) || /^data:image\//i.test(entry.url))
  );
};
