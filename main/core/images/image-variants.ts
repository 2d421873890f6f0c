import { parseAddress } from './parse-address.ts';
import { isSignedUrl } from './signed-url.ts';

const RESIZE_PARAMETERS = ['resize', 'fit', 'w', 'h', 'width', 'height', 'quality', 'crop'];

/**
 * Addresses where the same picture may lie in full size, guessed from how a resized copy is named: WordPress'
 * `NAME-300x181.png`, and `?resize=`, `?fit=`, `?w=` of image servers. Guesses only: the given address stays
 * the fallback. Signed addresses are left alone.
 */
export const imageVariants = (url: string): string[] => {
  const parsed = /^https?:/i.test(url) ? parseAddress(url) : null;
  if (!parsed || isSignedUrl(parsed)) return [];
  const variants: string[] = [];
  const named = parsed.pathname.replace(/-\d{2,4}x\d{2,4}(?=\.(?:jpe?g|png|gif|webp|avif)$)/i, '');
  if (named !== parsed.pathname) variants.push(parsed.origin + named + parsed.search);
  const resized = RESIZE_PARAMETERS.slice(0, 6).some((name) => parsed.searchParams.has(name));
  if (resized) {
    const kept = parsed.search
      .slice(1)
      .split('&')
      .filter((pair) => !RESIZE_PARAMETERS.includes(pair.split('=')[0] ?? ''));
    variants.push(parsed.origin + named + (kept.length > 0 ? `?${kept.join('&')}` : ''));
  }
  return [...new Set(variants)].filter((variant) => variant !== parsed.href);
};
