import type { ArticleId } from '../core/articles/article-id.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';

/**
 * Which article a saved file belongs to. The index answers for everything it has taken in, and is asked first:
 * articles are joined and deleted. What a running import has stored since is remembered here, and files of one
 * identity are imported one after the other.
 */
export interface Identities {
  byOriginal(sha256: string): Promise<ArticleId | null>;
  byUrl(canonicalUrl: string): Promise<ArticleId | null>;
  /** The article that was remembered for these bytes, without asking the index. */
  rememberedFor(sha256: string): ArticleId | null;
  remember(identity: { original: string; canonicalUrl: string | null }, id: ArticleId): void;
}

export const createIdentities = (index: Pick<SearchIndex, 'findByOriginal' | 'findByUrl'>): Identities => {
  const originals = new Map<string, ArticleId>();
  const urls = new Map<string, ArticleId>();
  return {
    byOriginal: async (sha256) => (await index.findByOriginal(sha256)) ?? originals.get(sha256) ?? null,
    rememberedFor: (sha256) => originals.get(sha256) ?? null,
    byUrl: async (url) => (await index.findByUrl(url))[0] ?? urls.get(url) ?? null,
    remember({ original, canonicalUrl }, id) {
      originals.set(original, id);
      if (canonicalUrl !== null) urls.set(canonicalUrl, id);
    },
  };
};
