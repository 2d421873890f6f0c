/** Parameters that say how a reader came to the page, not which page it is. */
const TRACKING_PARAMETER =
  /^(?:utm_\w+|at_\w+|mc_[ce]id|_hs(?:enc|mi)|__twitter_impression|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mkt_tok|spm|ocid|cmpid|ns_\w+|xtor|ref_src|ref_url|guccounter|guce_\w+|_ga|_gl)$/i;

/** Medium and others name the feed a reader came from. */
const FEED_SOURCE = /^(?:source|ref|from)=rss\b/i;

/**
 * The form in which source URLs are compared, never shown, stored as the source or fetched: scheme, `www.`,
 * default port, fragment, tracking parameters, percent-encoding of the same character and a slash at the
 * end make no difference. Null for what is no http(s) URL.
 */
export const canonicalUrl = (url: string): string | null => {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  for (const [name, value] of [...parsed.searchParams.entries()]) {
    if (TRACKING_PARAMETER.test(name) || FEED_SOURCE.test(`${name}=${value}`))
      parsed.searchParams.delete(name);
  }
  parsed.searchParams.sort();
  const host = parsed.hostname.replace(/^www\./, '').replace(/\.$/, '');
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const path = normalPath(parsed.pathname);
  // Old single-page sites tell their pages apart by the fragment.
  const fragment = /^#[!/]/.test(parsed.hash) ? parsed.hash : '';
  return `https://${host}${port}${path}${parsed.search}${fragment}`;
};

const normalPath = (path: string): string =>
  path
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(/(?:%[0-9a-f]{2})+/gi, normalEscapes);

/** Same spelling for same bytes; a character that need not be escaped is not. */
const normalEscapes = (escapes: string): string =>
  escapes.toUpperCase().replace(/%([2-7][0-9A-F])/g, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : escape;
  });
