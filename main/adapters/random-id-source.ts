import { randomBytes } from 'node:crypto';
import type { ArticleId } from '../core/articles/article-id.ts';
import type { IdSource } from '../core/ports/id-source.ts';

/** Crockford's base 32: no letter that is read as a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ARTICLE_ID_LENGTH = 16;

/** Ids from the system's random source. */
export const randomIdSource: IdSource = {
  articleId: () => {
    // Five of eight random bits each: 32 divides 256, so every letter is equally likely.
    const letters = Array.from(randomBytes(ARTICLE_ID_LENGTH), (byte) => ALPHABET.charAt(byte % 32));
    return letters.join('') as ArticleId;
  },
  // People type the ids of imports: one that began with a dash would be an option.
  opaqueId: () => randomBytes(16).toString('base64url').replace(/^-/, '_'),
};
