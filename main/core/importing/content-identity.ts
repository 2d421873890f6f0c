import { imageKey } from '../images/image-key.ts';
import type { Digest } from '../ports/digest.ts';
import type { ReadArticle } from './derived-article.ts';
import { canonicalUrl } from './metadata/canonical-url.ts';

/**
 * [Note: same content]
 * A file whose source URL is known but whose bytes are new is another version only when a reader would get
 * something else of it: other words (the canonical text), another title, author or date, other pictures (bytes
 * the file holds, else addresses), or links that lead elsewhere. What a server writes anew for each visitor
 * (ids, nonces, counters, scripts, the order of attributes, tracking parameters, escapes) makes no version: such
 * a file is a duplicate, and its bytes are not kept a second time.
 */
export const contentIdentity = (derived: ReadArticle, digest: Digest): string => {
  const { title, author, published, text, images, embedded, body } = derived;
  const pictures = images.map(({ url, alt, candidates }) => {
    const held = candidates.map((candidate) => embedded.get(candidate.url)).find((bytes) => bytes);
    return [held ? digest.sha256(held) : imageKey(url), alt];
  });
  return digest.sha256(JSON.stringify([title, author, published, text, pictures, linksOf(body)]));
};

/** Written by our own serialiser: double quotes, `&` escaped. */
const HREF = / href="([^"]*)"/g;

const linksOf = (body: string): string[] =>
  [...body.matchAll(HREF)].map(([, href = '']) => {
    const address = href.replaceAll('&amp;', '&');
    return canonicalUrl(address) ?? address;
  });
