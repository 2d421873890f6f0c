import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { careOfBits } from './care-bits.ts';
import type { IndexedRow } from '../../core/ports/search-index.ts';

const strings = (value: SQLOutputValue | undefined): string[] =>
  typeof value === 'string' ? (JSON.parse(value) as string[]) : [];
const textOrNull = (value: SQLOutputValue | undefined): string | null =>
  typeof value === 'string' ? value : null;
const text = (value: SQLOutputValue | undefined): string => textOrNull(value) ?? '';

export const packText = (body: string): Uint8Array => zstdCompressSync(Buffer.from(body, 'utf8'));
export const unpackText = (packed: Uint8Array): string => zstdDecompressSync(packed).toString('utf8');

/** Everything of an article that a search term can be in. */
export interface SearchableTexts {
  readonly title: string;
  readonly tags: readonly string[];
  readonly notes: readonly string[];
}

/** Reads articles by row number. */
export class StoredArticles {
  readonly #row: StatementSync;
  readonly #texts: StatementSync;
  readonly #body: StatementSync;

  constructor(database: DatabaseSync) {
    this.#row = database.prepare('SELECT * FROM article WHERE row = ?');
    this.#texts = database.prepare('SELECT title, tags, notes FROM article WHERE row = ?');
    this.#body = database.prepare('SELECT text FROM body WHERE row = ?');
  }

  row(row: number): IndexedRow | null {
    const found = this.#row.get(row);
    if (!found) return null;
    return {
      id: text(found.id) as ArticleId,
      title: text(found.title),
      url: textOrNull(found.url),
      site: textOrNull(found.site),
      author: textOrNull(found.author),
      published: textOrNull(found.published),
      imported: text(found.imported),
      language: textOrNull(found.language),
      tags: strings(found.tags),
      unread: found.unread === 1,
      trashed: found.trashed === 1,
      care: careOfBits(Number(found.care)),
      versions: Number(found.versions),
      images: {
        total: Number(found.images_total),
        local: Number(found.images_local),
        missing: Number(found.images_missing),
      },
      annotations: Number(found.annotations),
      hasText: found.has_text === 1,
    };
  }

  texts(row: number): SearchableTexts {
    const found = this.#texts.get(row);
    return {
      title: text(found?.title),
      tags: strings(found?.tags),
      notes: strings(found?.notes),
    };
  }

  body(row: number): string {
    const packed = this.#body.get(row)?.text;
    return packed instanceof Uint8Array ? unpackText(packed) : '';
  }
}
