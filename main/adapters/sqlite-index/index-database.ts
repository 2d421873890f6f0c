import { renameSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { FULL_TEXT_TABLES } from './index-schema.ts';
import { IndexReader } from './index-reader.ts';
import { openIndexFile, removeIndexFile } from './open-index-file.ts';
import { ArticleWriter } from './write-articles.ts';
import type { StampedArticle } from './write-articles.ts';

export interface IndexDatabaseOptions {
  readonly file: string;
  readonly now?: () => number;
}

interface OpenFile {
  readonly file: string;
  readonly database: DatabaseSync;
  readonly writer: ArticleWriter;
}

/** Pages merged in one step; a step takes some 10 ms. */
const MERGE_PAGES = 200;

const begin = (file: string): OpenFile & { discarded: string | null } => {
  const { database, discarded } = openIndexFile(file);
  return { file, database, discarded, writer: new ArticleWriter(database) };
};

/** Articles written before a question may come in between: some 5 milliseconds. */
const ARTICLES_PER_STEP = 1;

/** All of the items in one transaction, or none; stops after every few, when others may read what is there. */
function* inSteps<T>(database: DatabaseSync, items: readonly T[], work: (item: T) => void): Generator<void> {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const [at, item] of items.entries()) {
      if (at > 0 && at % ARTICLES_PER_STEP === 0) yield;
      work(item);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

const inTransaction = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
};

/**
 * The search index in this process, synchronous; everything it promises is `SearchIndex`. Throws what SQLite
 * throws, and OffprintError `index-unavailable` where SQLite lacks full-text search.
 */
export class IndexDatabase {
  /** Why the file that was there was thrown away, or null: what it held has to be put in again. */
  readonly discarded: string | null;
  readonly #now: () => number;
  #open: OpenFile;
  #reader: IndexReader;
  #rebuilt: OpenFile | null = null;

  constructor({ file, now = Date.now }: IndexDatabaseOptions) {
    this.#now = now;
    // What an interrupted rebuild has left behind.
    for (const name of [rebuildFile(file), compactFile(file)]) removeIndexFile(name);
    const opened = begin(file);
    this.#open = opened;
    this.discarded = opened.discarded;
    this.#reader = new IndexReader(opened.database, now);
  }

  get reader(): IndexReader {
    return this.#reader;
  }

  put(articles: readonly StampedArticle[]): void {
    const steps = this.putInSteps(articles);
    while (steps.next().done !== true);
  }

  /** The same in steps of a few milliseconds; questions may be asked between them, nothing else. */
  *putInSteps(articles: readonly StampedArticle[]): Generator<void> {
    const { writer, database } = this.#open;
    let visible = articles;
    if (this.#rebuilt) {
      const rebuilt = this.#rebuilt;
      yield* inSteps(rebuilt.database, articles, (article) => rebuilt.writer.put(article));
      // Until the new index takes over, only real changes are of interest to the old one.
      visible = articles.filter(({ article, stamp }) => writer.stampOf(article.id) !== stamp);
    }
    const rows = new Set<number>();
    const words: string[] = [];
    yield* inSteps(database, visible, (article) => {
      const written = writer.put(article);
      rows.add(written.row);
      for (const word of written.words) words.push(word);
    });
    this.#reader.changed(rows, words);
  }

  remove(ids: readonly ArticleId[]): void {
    for (const open of [this.#rebuilt, this.#open]) {
      if (!open) continue;
      const rows = inTransaction(open.database, () => ids.map((id) => open.writer.remove(id)));
      if (open === this.#open) this.#reader.changed(new Set(rows.filter((row) => row !== null)), []);
    }
  }

  beginRebuild(): void {
    this.#dropRebuild();
    this.#rebuilt = begin(rebuildFile(this.#open.file));
    for (const table of FULL_TEXT_TABLES) {
      this.#rebuilt.database.exec(`INSERT INTO ${table}(${table}, rank) VALUES('automerge', 8)`);
      this.#rebuilt.database.exec(`INSERT INTO ${table}(${table}, rank) VALUES('hashsize', 8388608)`);
    }
  }

  finishRebuild(): void {
    const rebuilt = this.#rebuilt;
    if (!rebuilt) {
      throw new OffprintError(
        'index-unavailable',
        'Building the search index was interrupted. The old index and all articles are unchanged; start the rebuild again.',
      );
    }
    const { file } = this.#open;
    for (const table of FULL_TEXT_TABLES) {
      rebuilt.database.exec(`INSERT INTO ${table}(${table}) VALUES('optimize')`);
    }
    removeIndexFile(compactFile(file));
    rebuilt.database.prepare('VACUUM INTO ?').run(compactFile(file));
    this.#dropRebuild();
    this.#open.database.close();
    // Nothing of the old file's log may be replayed into the new one.
    removeIndexFile(file);
    renameSync(compactFile(file), file);
    this.#open = begin(file);
    this.#reader = new IndexReader(this.#open.database, this.#now);
  }

  /** One small step of tidying up after edits; false when there is nothing left to do. */
  tidy(): boolean {
    const { database } = this.#open;
    const changes = (): number =>
      Number(database.prepare('SELECT total_changes() AS changes').get()?.changes);
    const merged = FULL_TEXT_TABLES.some((table) => {
      const before = changes();
      database.exec(`INSERT INTO ${table}(${table}, rank) VALUES('merge', ${String(MERGE_PAGES)})`);
      // SQLite's documentation: a difference below two means that nothing was merged.
      return changes() - before >= 2;
    });
    if (!merged) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return merged;
  }

  close(): void {
    this.#dropRebuild();
    this.#open.database.close();
  }

  #dropRebuild(): void {
    if (!this.#rebuilt) return;
    this.#rebuilt.database.close();
    removeIndexFile(this.#rebuilt.file);
    this.#rebuilt = null;
  }
}

const rebuildFile = (file: string): string => `${file}.rebuild`;
const compactFile = (file: string): string => `${file}.compact`;
