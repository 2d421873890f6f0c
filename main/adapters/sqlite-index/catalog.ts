import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { ArticleId } from '../../core/articles/article-id.ts';

/** Strings that many articles share, by number. */
class Names {
  readonly #numbers = new Map<string, number>();
  readonly list: string[] = [];

  number(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.list.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}

const NONE = -1;
const LIVE = 1;
const UNREAD = 2;
const TRASHED = 4;
const CARE = 8;

const COLUMNS = 'row, id, title, published, imported, site, author, language, tags, unread, trashed, care';

const instant = (value: SQLOutputValue | undefined): number =>
  typeof value === 'string' ? Date.parse(value) : Number.NaN;

const larger = (size: number, wanted: number): number => Math.max(wanted + 1, size * 2, 1024);

/**
 * What filters, orders and counts need of every article, in memory: numbers in typed arrays, some 40 bytes an
 * article and its title.
 */
export class Catalog {
  readonly sites = new Names();
  readonly authors = new Names();
  readonly languages = new Names();
  readonly tags = new Names();
  readonly titles: string[] = [];
  readonly ids: ArticleId[] = [];
  readonly tagsOf: (Int32Array | undefined)[] = [];
  #flags = new Uint8Array(0);
  #sites = new Int32Array(0);
  #authors = new Int32Array(0);
  #languages = new Int32Array(0);
  #published = new Float64Array(0);
  #imported = new Float64Array(0);
  #size = 0;
  readonly #one: StatementSync;

  constructor(database: DatabaseSync) {
    this.#one = database.prepare(`SELECT ${COLUMNS} FROM article WHERE row = ?`);
    for (const found of database.prepare(`SELECT ${COLUMNS} FROM article`).iterate()) this.#set(found);
  }

  /** One more than the highest row. */
  get size(): number {
    return this.#size;
  }

  refresh(row: number): void {
    const found = this.#one.get(row);
    if (found) this.#set(found);
    else if (row < this.#size) this.#flags[row] = 0;
  }

  isLive(row: number): boolean {
    return this.#has(row, LIVE);
  }

  isUnread(row: number): boolean {
    return this.#has(row, UNREAD);
  }

  isTrashed(row: number): boolean {
    return this.#has(row, TRASHED);
  }

  needsCare(row: number): boolean {
    return this.#has(row, CARE);
  }

  /** Number of the site in `sites`, -1 for none; likewise the next two. */
  site(row: number): number {
    return this.#sites[row] ?? NONE;
  }

  author(row: number): number {
    return this.#authors[row] ?? NONE;
  }

  language(row: number): number {
    return this.#languages[row] ?? NONE;
  }

  /** Milliseconds since 1970, NaN where unknown. */
  published(row: number): number {
    return this.#published[row] ?? Number.NaN;
  }

  imported(row: number): number {
    return this.#imported[row] ?? Number.NaN;
  }

  #has(row: number, flag: number): boolean {
    return ((this.#flags[row] ?? 0) & flag) !== 0;
  }

  #set(found: Record<string, SQLOutputValue>): void {
    const row = Number(found.row);
    if (row >= this.#flags.length) this.#grow(larger(this.#flags.length, row));
    this.#size = Math.max(this.#size, row + 1);
    this.#flags[row] =
      LIVE |
      (found.unread === 1 ? UNREAD : 0) |
      (found.trashed === 1 ? TRASHED : 0) |
      (found.care === 0 ? 0 : CARE);
    this.#sites[row] = numberIn(this.sites, found.site);
    this.#authors[row] = numberIn(this.authors, found.author);
    this.#languages[row] = numberIn(this.languages, found.language);
    this.#published[row] = instant(found.published);
    this.#imported[row] = instant(found.imported);
    this.ids[row] = String(found.id) as ArticleId;
    this.titles[row] = String(found.title);
    const tags = JSON.parse(String(found.tags)) as string[];
    this.tagsOf[row] = tags.length === 0 ? undefined : Int32Array.from(tags, (tag) => this.tags.number(tag));
  }

  #grow(size: number): void {
    const grown = <T extends Uint8Array | Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#flags = grown(this.#flags, new Uint8Array(size));
    this.#sites = grown(this.#sites, new Int32Array(size));
    this.#authors = grown(this.#authors, new Int32Array(size));
    this.#languages = grown(this.#languages, new Int32Array(size));
    this.#published = grown(this.#published, new Float64Array(size));
    this.#imported = grown(this.#imported, new Float64Array(size));
  }
}

const numberIn = (names: Names, value: SQLOutputValue | undefined): number =>
  typeof value === 'string' ? names.number(value) : NONE;
