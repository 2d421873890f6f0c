/** The window's own page: its script, its styles, its pictures, and frames of its own origin. Lit needs no more. */
const APP_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/**
 * An archived article: it may show its own pictures and styles and nothing else. The parent reaches into the
 * frame to paint marks, hence `allow-same-origin`; scripts are shut out twice.
 */
const ARTICLE_CSP = [
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "media-src 'self'",
  "script-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

/** Pictures and downloads opened by themselves: an SVG is a document too. */
const INERT_CSP = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export const APP_HEADERS = { ...common, 'content-security-policy': APP_CSP, 'cache-control': 'no-store' };
export const ARTICLE_HEADERS = {
  ...common,
  'content-security-policy': ARTICLE_CSP,
  'cache-control': 'no-cache',
};
/** Content-addressed: the bytes behind an asset's address never change. */
export const ASSET_HEADERS = {
  ...common,
  'content-security-policy': INERT_CSP,
  'cache-control': 'private, max-age=31536000, immutable',
};
export const DOWNLOAD_HEADERS = {
  ...common,
  'content-security-policy': INERT_CSP,
  'cache-control': 'no-store',
};
