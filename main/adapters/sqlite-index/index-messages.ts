/** What the index process and its client say to each other, by structured clone. */
import type { ErrorDetails, OffprintErrorCode } from '../../core/errors/offprint-error.ts';
import type { SearchIndex } from '../../core/ports/search-index.ts';

export type IndexMethod = keyof SearchIndex;

/**
 * Every method of the port: a question is answered soon or stopped, work takes as long as it takes, one after the
 * other, and work in steps lets questions in between.
 */
export const INDEX_METHODS: Readonly<Record<IndexMethod, 'question' | 'work' | 'steps'>> = {
  put: 'steps',
  remove: 'work',
  stamps: 'question',
  search: 'question',
  list: 'question',
  counts: 'question',
  idsWithPrefix: 'question',
  idsWithTag: 'question',
  findAlike: 'question',
  findByUrl: 'question',
  findByOriginal: 'question',
  findAssets: 'question',
  beginRebuild: 'work',
  finishRebuild: 'work',
  close: 'work',
};

export type IndexRequest =
  | { readonly kind: 'open'; readonly file: string }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: IndexMethod;
      readonly args: readonly unknown[];
    };

export interface IndexFailure {
  /** Null for a failure nobody foresaw. */
  readonly code: OffprintErrorCode | null;
  readonly message: string;
  readonly details: ErrorDetails;
}

export type IndexAnswer =
  /** The index is open; `discarded` says why the file that was there was thrown away. */
  | { readonly kind: 'opened'; readonly discarded: string | null }
  | { readonly kind: 'not-opened'; readonly failure: IndexFailure }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: IndexFailure };
