const SIGNATURE_PARAMETERS = new Set([
  'sig',
  'sign',
  'signature',
  's',
  'oh',
  'oe',
  'hmac',
  'hash',
  'token',
  'policy',
  'key-pair-id',
  'expires',
  'e',
  'auth_key',
  'wssecret',
]);

/**
 * Whether an address carries a signature over itself: changing any part of it would only earn a refusal.
 * Amazon, Google, CloudFront, imgix and the Guardian (`s`), Facebook (`oh`, `oe`), the New York Times.
 */
export const isSignedUrl = (url: URL): boolean => {
  if (/(^|\.)(nyt\.com|nytimes\.com|fbcdn\.net|cdninstagram\.com|guim\.co\.uk)$/.test(url.hostname))
    return true;
  for (const name of url.searchParams.keys()) {
    const key = name.toLowerCase();
    if (SIGNATURE_PARAMETERS.has(key) || key.startsWith('x-amz-') || key.startsWith('x-goog-')) return true;
  }
  // Cloudinary writes its signature into the path.
  return /\/s--[\w-]{8,}--\//.test(url.pathname);
};
