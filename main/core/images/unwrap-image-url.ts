import { CDN_RULES } from './cdn-rules.ts';
import { parseAddress } from './parse-address.ts';
import { PROXY_RULES } from './proxy-rules.ts';
import { isSignedUrl } from './signed-url.ts';

const MAX_NESTING = 4;

/**
 * The original behind an image proxy or a CDN's resized copy: the innermost, through at most four wrappings;
 * null when the address is nobody's wrapping. Signed addresses are never altered. The original may be gone or
 * refused, so the address as given stays a candidate.
 */
export const unwrapImageUrl = (url: string): string | null => {
  let current = parseAddress(url);
  if (!current || !isHttp(current)) return null;
  const seen = new Set([current.href]);
  for (let nesting = 0; nesting < MAX_NESTING; nesting += 1) {
    const inner = unwrapOnce(current);
    if (!inner || seen.has(inner.href)) break;
    seen.add(inner.href);
    current = inner;
  }
  return seen.size > 1 ? current.href : null;
};

const ALL_RULES = [...PROXY_RULES, ...CDN_RULES];

const unwrapOnce = (url: URL): URL | null => {
  const rules = isSignedUrl(url) ? PROXY_RULES : ALL_RULES;
  for (const rule of rules) {
    const inner = rule.unwrap(url);
    if (inner === null) continue;
    const parsed = URL.parse(inner, url.href);
    if (parsed && isHttp(parsed) && isPublicName(parsed.hostname) && parsed.href !== url.href) return parsed;
  }
  return null;
};

const isHttp = (url: URL): boolean => url.protocol === 'http:' || url.protocol === 'https:';

/** An original lives on a named host; anything else is a misread path. */
const isPublicName = (hostname: string): boolean =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(hostname);
