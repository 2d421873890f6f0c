import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { IndexedArticle } from '../../core/ports/search-index.ts';
import { searchBody, searchFields } from '../../core/search/search-document.ts';
import { AlikeArticles } from './alike-articles.ts';
import { careBits } from './care-bits.ts';
import { packText, unpackText } from './stored-article.ts';

export interface StampedArticle {
  readonly article: IndexedArticle;
  readonly stamp: string;
}

const COLUMNS = [
  'id',
  'stamp',
  'title',
  'url',
  'canonical_url',
  'site',
  'author',
  'published',
  'imported',
  'language',
  'tags',
  'notes',
  'unread',
  'trashed',
  'care',
  'versions',
  'images_total',
  'images_local',
  'images_missing',
  'annotations',
  'has_text',
] as const;

const INSERT = `INSERT INTO article(${COLUMNS.join(',')}, row) VALUES(${'?,'.repeat(COLUMNS.length)}?)`;
const UPDATE = `UPDATE article SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE row = ?`;

/** Puts articles into the tables and takes them out; the caller holds the transaction. */
export class ArticleWriter {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #alike: AlikeArticles;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#alike = new AlikeArticles(database);
  }

  rowOf(id: ArticleId): number | null {
    const row = this.#sql('SELECT row FROM article WHERE id = ?').get(id)?.row;
    return row === undefined ? null : Number(row);
  }

  stampOf(id: ArticleId): string | null {
    const stamp = this.#sql('SELECT stamp FROM article WHERE id = ?').get(id)?.stamp;
    return typeof stamp === 'string' ? stamp : null;
  }

  /** Returns the article's row and the words the index had not met before. */
  put({ article, stamp }: StampedArticle): { row: number; words: string[] } {
    const known = this.rowOf(article.id);
    const row = known ?? this.#nextRow();
    if (known !== null) this.#removeFields(known);
    this.#writeRow(row, article, stamp, known !== null);
    this.#writeReferences(row, article);
    const words = this.#writeFields(row, article);
    if (known === null || this.#storedBody(row) !== article.text) {
      if (known !== null) this.#removeBody(row);
      words.push(...this.#writeBody(row, article.text));
      this.#alike.write(row, article.text);
    }
    this.#alike.setApart(row, article.apart);
    return { row, words };
  }

  /** Returns the row the article had. */
  remove(id: ArticleId): number | null {
    const row = this.rowOf(id);
    if (row === null) return null;
    this.#removeFields(row);
    this.#removeBody(row);
    this.#alike.remove(row);
    this.#alike.setApart(row, []);
    this.#sql('DELETE FROM article WHERE row = ?').run(row);
    return row;
  }

  #writeRow(row: number, article: IndexedArticle, stamp: string, known: boolean): void {
    this.#sql(known ? UPDATE : INSERT).run(
      article.id,
      stamp,
      article.title,
      article.url,
      article.canonicalUrl,
      article.site,
      article.author,
      article.published,
      article.imported,
      article.language,
      JSON.stringify(article.tags),
      JSON.stringify(article.notes),
      Number(article.unread),
      Number(article.trashed),
      careBits(article.care),
      article.versions,
      article.images.total,
      article.images.local,
      article.images.missing,
      article.annotations,
      Number(article.text !== ''),
      row,
    );
  }

  #writeReferences(row: number, { originals, assets, addresses }: IndexedArticle): void {
    const address = this.#sql('INSERT OR IGNORE INTO address(url, row) VALUES(?, ?)');
    for (const url of addresses) address.run(url, row);
    const original = this.#sql('INSERT OR IGNORE INTO original(sha256, row) VALUES(?, ?)');
    for (const sha256 of originals) original.run(sha256, row);
    const asset = this.#sql('INSERT OR IGNORE INTO asset(key, row, asset) VALUES(?, ?, ?)');
    for (const { key, ...known } of assets) asset.run(key, row, JSON.stringify(known));
  }

  #writeFields(row: number, article: IndexedArticle): string[] {
    const { fields, characters, words } = searchFields(article);
    this.#sql('INSERT INTO field(rowid, title, tags, notes) VALUES(?, ?, ?, ?)').run(row, ...fields);
    this.#sql('INSERT INTO letter(rowid, letters) VALUES(?, ?)').run(row * 2, characters);
    return this.#learn(words);
  }

  #writeBody(row: number, text: string): string[] {
    const { body, characters, words } = searchBody(text);
    this.#sql('INSERT INTO body(row, text) VALUES(?, ?)').run(row, packText(text));
    this.#sql('INSERT INTO fulltext(rowid, body) VALUES(?, ?)').run(row, body);
    this.#sql('INSERT INTO letter(rowid, letters) VALUES(?, ?)').run(row * 2 + 1, characters);
    return this.#learn(words);
  }

  #removeFields(row: number): void {
    this.#sql('DELETE FROM original WHERE row = ?').run(row);
    this.#sql('DELETE FROM asset WHERE row = ?').run(row);
    this.#sql('DELETE FROM address WHERE row = ?').run(row);
    this.#sql('DELETE FROM field WHERE rowid = ?').run(row);
    this.#sql('DELETE FROM letter WHERE rowid = ?').run(row * 2);
  }

  #removeBody(row: number): void {
    this.#sql('DELETE FROM body WHERE row = ?').run(row);
    this.#sql('DELETE FROM fulltext WHERE rowid = ?').run(row);
    this.#sql('DELETE FROM letter WHERE rowid = ?').run(row * 2 + 1);
  }

  #storedBody(row: number): string | null {
    const packed = this.#sql('SELECT text FROM body WHERE row = ?').get(row)?.text;
    return packed instanceof Uint8Array ? unpackText(packed) : null;
  }

  #learn(words: Iterable<string>): string[] {
    const insert = this.#sql('INSERT OR IGNORE INTO word(word) VALUES(?)');
    const added: string[] = [];
    for (const word of words) if (insert.run(word).changes === 1) added.push(word);
    return added;
  }

  #nextRow(): number {
    return Number(this.#sql('SELECT coalesce(max(row), 0) + 1 AS next FROM article').get()?.next);
  }

  #sql(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
