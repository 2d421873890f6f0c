import type { DatabaseSync } from 'node:sqlite';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type {
  AlikeArticle,
  IndexCounts,
  IndexedRow,
  IndexHit,
  IndexStamp,
  KnownPicture,
  ListRequest,
  SearchRequest,
} from '../../core/ports/search-index.ts';
import { parseQuery } from '../../core/search/parse-query.ts';
import { wantedTerms } from '../../core/search/query.ts';
import type { Query, TextTerm } from '../../core/search/query.ts';
import { AlikeArticles } from './alike-articles.ts';
import { Catalog } from './catalog.ts';
import { countCatalog } from './count-catalog.ts';
import { describeHit } from './describe-hit.ts';
import { evaluateQuery } from './evaluate-query.ts';
import { TermEvaluator } from './evaluate-term.ts';
import { FullText } from './full-text.ts';
import { RowOrders } from './order-rows.ts';
import { rankRows } from './rank-rows.ts';
import type { RankedRow } from './rank-rows.ts';
import { countRows, intersect } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import { hasTag, numbersOfTag, rowsOfView } from './rows-of-view.ts';
import { StoredArticles } from './stored-article.ts';
import { Vocabulary } from './vocabulary.ts';

/** Answers questions from an open index file; told of every change by whoever writes it. */
export class IndexReader {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #fullText: FullText;
  readonly #articles: StoredArticles;
  readonly #vocabulary: Vocabulary;
  readonly #alike: AlikeArticles;
  #loaded: { catalog: Catalog; orders: RowOrders } | null = null;

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
    this.#fullText = new FullText(database);
    this.#articles = new StoredArticles(database);
    this.#vocabulary = new Vocabulary(database);
    this.#alike = new AlikeArticles(database);
  }

  changed(rows: ReadonlySet<number>, words: readonly string[]): void {
    this.#vocabulary.add(words);
    this.#loaded?.orders.change(rows, () => {
      for (const row of rows) this.#loaded?.catalog.refresh(row);
    });
  }

  search(request: SearchRequest): { total: number; tookMs: number; hits: IndexHit[] } {
    const started = performance.now();
    const query = parseQuery(request.query);
    const terms = wantedTerms(query);
    const rows = this.#matching(query, request);
    const total = countRows(rows);
    const hits = this.#page(rows, total, terms, request).flatMap((found) => {
      const shown = this.#articles.row(found.row);
      return shown ? [describeHit(found, shown, terms, this.#articles)] : [];
    });
    return { total, tookMs: performance.now() - started, hits };
  }

  list(request: ListRequest): { total: number; items: IndexedRow[] } {
    const rows = this.#matching(parseQuery(request.query), request);
    const items = this.#inOrder(rows, request.sort, request.offset + request.limit)
      .slice(request.offset)
      .flatMap((row) => this.#articles.row(row) ?? []);
    return { total: countRows(rows), items };
  }

  counts(): IndexCounts {
    return countCatalog(this.#memory.catalog, this.#now(), () => this.#alike.rows());
  }

  stamps(): IndexStamp[] {
    return this.#database
      .prepare('SELECT id, stamp FROM article')
      .all()
      .map(({ id, stamp }) => ({ id: String(id) as ArticleId, stamp: String(stamp) }));
  }

  idsWithPrefix(prefix: string, limit: number): ArticleId[] {
    // Ids are lower-case base 32, so "~" is behind every one of them.
    return this.#ids('SELECT id FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT ?', [
      prefix,
      `${prefix}~`,
      limit,
    ]);
  }

  idsWithTag(tag: string): ArticleId[] {
    const { catalog } = this.#memory;
    const numbers = numbersOfTag(catalog, tag);
    return catalog.ids.filter((_, row) => catalog.isLive(row) && hasTag(catalog, row, numbers));
  }

  findAlike(id: ArticleId): AlikeArticle[] {
    const row = this.#database.prepare('SELECT row FROM article WHERE id = ?').get(id)?.row;
    if (row === undefined) return [];
    return this.#alike
      .partners(Number(row), (each) => this.#articles.body(each))
      .flatMap(({ row: other, ...likeness }) => {
        const shown = this.#articles.row(other);
        return shown ? [{ row: shown, ...likeness }] : [];
      });
  }

  findByUrl(canonicalUrl: string): ArticleId[] {
    const sql = 'SELECT id FROM address JOIN article USING(row) WHERE address.url = ? ORDER BY trashed, row';
    return this.#ids(sql, [canonicalUrl]);
  }

  findByOriginal(sha256: string): ArticleId | null {
    const sql =
      'SELECT id FROM original JOIN article USING(row) WHERE sha256 = ? ORDER BY trashed, row LIMIT 1';
    return this.#ids(sql, [sha256])[0] ?? null;
  }

  findAssets(keys: readonly string[]): (KnownPicture | null)[] {
    const statement = this.#database.prepare('SELECT asset FROM asset WHERE key = ? LIMIT 1');
    return keys.map((key) => {
      const found = statement.get(key)?.asset;
      return typeof found === 'string' ? (JSON.parse(found) as KnownPicture) : null;
    });
  }

  #page(rows: RowSet, total: number, terms: readonly TextTerm[], request: SearchRequest): RankedRow[] {
    const newest = this.#memory.orders.rows('date');
    if (request.sort === 'relevance' && terms.length > 0) {
      const sources = { fullText: this.#fullText, vocabulary: this.#vocabulary, newest };
      return rankRows(rows, total, terms, request, sources);
    }
    return this.#inOrder(rows, 'date', request.offset + request.limit)
      .slice(request.offset)
      .map((row) => ({ row, score: 0 }));
  }

  get #memory(): { catalog: Catalog; orders: RowOrders } {
    if (!this.#loaded) {
      const catalog = new Catalog(this.#database);
      this.#loaded = { catalog, orders: new RowOrders(catalog) };
    }
    return this.#loaded;
  }

  #matching(query: Query, { view }: Pick<ListRequest, 'view'>): RowSet {
    const { catalog } = this.#memory;
    const shown = rowsOfView(catalog, view, this.#now(), () => this.#alike.rows());
    if (query.kind === 'all') return shown;
    const terms = new TermEvaluator({
      fullText: this.#fullText,
      vocabulary: this.#vocabulary,
      articles: this.#articles,
      size: catalog.size,
    });
    return intersect(shown, evaluateQuery(query, catalog, terms));
  }

  #inOrder(rows: RowSet, order: ListRequest['sort'], most = Infinity): number[] {
    const found: number[] = [];
    for (const row of this.#memory.orders.rows(order)) {
      if (found.length >= most) break;
      if (rows[row] === 1) found.push(row);
    }
    return found;
  }

  #ids(sql: string, values: (string | number)[]): ArticleId[] {
    return this.#database
      .prepare(sql)
      .all(...values)
      .map(({ id }) => String(id) as ArticleId);
  }
}
