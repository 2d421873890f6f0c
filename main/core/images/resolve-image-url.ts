const MAX_URL_LENGTH = 8192;

/**
 * An image address as a browser would resolve it: http(s) or null. Never `file:` or an address of the app;
 * credentials and fragments are dropped. Without a base only absolute addresses resolve.
 */
export const resolveImageUrl = (value: string, baseUrl: string | null): string | null => {
  const base = baseUrl !== null && /^https?:/i.test(baseUrl) ? baseUrl : undefined;
  const trimmed = value.trim();
  if (trimmed === '' || trimmed.length > MAX_URL_LENGTH) return null;
  // Protocol-relative without a base: the web of today is https.
  const url = URL.parse(base === undefined && trimmed.startsWith('//') ? `https:${trimmed}` : trimmed, base);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return withoutExtras(url).href;
};

/** Each of these writes the whole address anew, even where there is nothing to take out. */
const withoutExtras = (url: URL): URL => {
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  // An empty fragment is no part of what `hash` gives.
  if (url.href.includes('#')) url.hash = '';
  return url;
};
