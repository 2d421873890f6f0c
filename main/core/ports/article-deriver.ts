import type { ReadArticle } from '../importing/derived-article.ts';

/**
 * Runs `readArticle` where a hostile file can do no harm: bounded in time and memory, off the thread that
 * answers the window. Throws what `readArticle` throws, and OffprintError `timeout` or
 * `file-too-large` when a bound of time or memory is hit.
 */
export interface ArticleDeriver {
  derive(
    file: { readonly name: string; readonly bytes: Uint8Array },
    options: { readonly charset?: string; readonly wholePage?: boolean },
    signal?: AbortSignal,
  ): Promise<ReadArticle>;
  close(): Promise<void>;
}
