import type { ArticleId } from '../articles/article-id.ts';
import type { CareReason } from '../articles/care-reasons.ts';
import type { AssetRef, PictureOrigin } from '../articles/image-record.ts';

/** A stored picture, and for whom it was got. */
export interface KnownPicture {
  readonly asset: AssetRef;
  readonly origin: PictureOrigin;
}

/** What the index knows of an article; derived from its files and worth nothing without them. */
export interface IndexedArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  /** Canonical forms of all source URLs by which it is known, that one among them. */
  readonly addresses: readonly string[];
  readonly site: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly imported: string;
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly unread: boolean;
  readonly trashed: boolean;
  readonly versions: number;
  readonly images: { readonly total: number; readonly local: number; readonly missing: number };
  /** SHA-256 of every version's original, to recognise a file that is already here. */
  readonly originals: readonly string[];
  /** Pictures that were got for it from an address, by `imageKey` of that address: they are not fetched again. */
  readonly assets: readonly ({ readonly key: string } & KnownPicture)[];
  /** Articles that look like it and are to be left apart from it. */
  readonly apart: readonly ArticleId[];
  /** Why it needs attention; none where it does not. */
  readonly care: readonly CareReason[];
  readonly text: string;
  /** Notes and annotation tags, one per entry. */
  readonly notes: readonly string[];
  readonly annotations: number;
}

export type IndexedRow = Omit<
  IndexedArticle,
  'text' | 'notes' | 'canonicalUrl' | 'addresses' | 'originals' | 'assets' | 'apart'
> & {
  readonly hasText: boolean;
};

export type View =
  | { readonly kind: 'all' | 'unread' | 'recent' | 'care' | 'alike' | 'trash' }
  | { readonly kind: 'tag' | 'site'; readonly value: string };

export interface SearchRequest {
  readonly query: string;
  readonly view: View;
  readonly sort: 'relevance' | 'date';
  readonly limit: number;
  readonly offset: number;
}

export interface SnippetPart {
  readonly text: string;
  readonly match: boolean;
}

export interface IndexHit {
  readonly row: IndexedRow;
  readonly score: number;
  readonly snippet: readonly SnippetPart[];
  readonly in: readonly ('title' | 'body' | 'notes' | 'tags')[];
}

export interface ListRequest {
  readonly view: View;
  readonly query: string;
  readonly sort: 'date' | 'title' | 'imported' | 'site';
  readonly limit: number;
  readonly offset: number;
}

/** Another article with much the same text. */
export interface AlikeArticle {
  readonly row: IndexedRow;
  /** Share of the shingles of either that both have, 0 to 1, counted, not estimated. */
  readonly resemblance: number;
  /** Share of the shorter text that the longer one has. */
  readonly containment: number;
}

export interface IndexCounts {
  readonly articles: number;
  readonly unread: number;
  readonly recent: number;
  readonly care: number;
  /** Articles that look like another one. */
  readonly alike: number;
  readonly trash: number;
  readonly tags: readonly { readonly name: string; readonly count: number }[];
  readonly sites: readonly { readonly name: string; readonly count: number }[];
}

/** State of one article's files when they were indexed, to find what changed behind the index's back. */
export interface IndexStamp {
  readonly id: ArticleId;
  /** `ArticleStore.stamp` as the index last saw it. */
  readonly stamp: string;
}

/**
 * Listing and full text, in a process of its own. Throws OffprintError `bad-query` and `index-unavailable`.
 * Query language: `parseQuery`. Text is found anywhere, inside words too; "in quotation marks" Chinese only as it is
 * written, without them in either script; a phrase finds nothing but itself.
 */
export interface SearchIndex {
  put(articles: readonly { readonly article: IndexedArticle; readonly stamp: string }[]): Promise<void>;
  remove(ids: readonly ArticleId[]): Promise<void>;
  stamps(): Promise<readonly IndexStamp[]>;
  search(request: SearchRequest): Promise<{ total: number; tookMs: number; hits: readonly IndexHit[] }>;
  list(request: ListRequest): Promise<{ total: number; items: readonly IndexedRow[] }>;
  counts(): Promise<IndexCounts>;
  /** Ids that begin with `prefix`, at most `limit`. */
  idsWithPrefix(prefix: string, limit: number): Promise<readonly ArticleId[]>;
  /** Articles that carry the tag or one nested below it, those in the trash too. */
  idsWithTag(tag: string): Promise<readonly ArticleId[]>;
  /** Articles that look like this one, but for those kept apart from it, the likest first. */
  findAlike(id: ArticleId): Promise<readonly AlikeArticle[]>;
  findByUrl(canonicalUrl: string): Promise<readonly ArticleId[]>;
  /** The article and version that already hold these original bytes. */
  findByOriginal(sha256: string): Promise<ArticleId | null>;
  /** For each `imageKey`, in their order, a stored picture whose bytes came from such an address. */
  findAssets(keys: readonly string[]): Promise<readonly (KnownPicture | null)[]>;
  /** Begins an empty index beside the old one; `put` fills it until `finishRebuild` swaps it in. */
  beginRebuild(): Promise<void>;
  finishRebuild(): Promise<void>;
  close(): Promise<void>;
}
