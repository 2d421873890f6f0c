import { parseAddress } from './parse-address.ts';

/** Shorter data: URLs are blurs and spacers; a real picture does not fit. */
const PLACEHOLDER_LENGTH = 4096;
const SPACER_NAME =
  /(^|[/_-])(spacer|blank|transparent|placeholder|pixel|grey|gray|loading|lazy|lazyload|1x1|clear|dummy|empty|default-?image)[\w-]*\.(gif|png|svg|webp|jpe?g)$/i;

/** A data: URL too small to be the article's picture, or drawn as a blank. */
export const isPlaceholderData = (url: string): boolean =>
  /^data:/i.test(url) && (url.length < PLACEHOLDER_LENGTH || /^data:image\/svg/i.test(url));

/** A file that by its name stands in until a script sets the real picture. */
export const isSpacerUrl = (url: string): boolean => {
  const path = parseAddress(url)?.pathname;
  return path !== undefined && SPACER_NAME.test(path);
};
