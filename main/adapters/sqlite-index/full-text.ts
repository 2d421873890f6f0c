import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { RowSet } from './row-set.ts';

/** A phrase of tokens as FTS5 reads it. Tokens never hold a quotation mark: signs have letters of their own. */
export const phrase = (tokens: readonly string[], open = false): string =>
  `"${tokens.join(' ')}"${open ? '*' : ''}`;

export const eitherOf = (expressions: readonly string[]): string => expressions.join(' OR ');

export const inColumns = (columns: readonly string[] | null, expression: string): string =>
  columns ? `{${columns.join(' ')}} : (${expression})` : expression;

const ZERO = 0x30;

/** Row numbers out of one string of them: a third of the time that single rows take. */
const addListed = (list: string, shift: number, into: RowSet): void => {
  let row = 0;
  for (let at = 0; at <= list.length; at++) {
    const digit = at < list.length ? list.charCodeAt(at) - ZERO : -1;
    if (digit >= 0 && digit <= 9) {
      row = row * 10 + digit;
    } else {
      into[row >> shift] = 1;
      row = 0;
    }
  }
};

export interface Scored {
  readonly row: number;
  /** Higher is better. */
  readonly score: number;
}

/** The three full-text tables, asked for rows. */
export class FullText {
  readonly #field: StatementSync;
  readonly #fulltext: StatementSync;
  readonly #bodyLetters: StatementSync;
  readonly #fieldLetters: StatementSync;
  readonly #fieldScore: StatementSync;
  readonly #bodyScore: StatementSync;

  constructor(database: DatabaseSync) {
    const rows = 'SELECT group_concat(rowid) AS list FROM';
    this.#field = database.prepare(`${rows} field WHERE field MATCH ?`);
    this.#fulltext = database.prepare(`${rows} fulltext WHERE fulltext MATCH ?`);
    this.#bodyLetters = database.prepare(`${rows} letter WHERE letter MATCH ? AND rowid % 2 = 1`);
    this.#fieldLetters = database.prepare(`${rows} letter WHERE letter MATCH ? AND rowid % 2 = 0`);
    this.#fieldScore = database.prepare(
      'SELECT rowid, bm25(field, 10, 5, 2) AS score FROM field WHERE field MATCH ?',
    );
    this.#bodyScore = database.prepare(
      'SELECT rowid, bm25(fulltext) AS score FROM fulltext WHERE fulltext MATCH ?',
    );
  }

  addFieldRows(expression: string, into: RowSet): void {
    this.#add(this.#field, expression, 0, into);
  }

  addBodyRows(expression: string, into: RowSet): void {
    this.#add(this.#fulltext, expression, 0, into);
  }

  /** Rows whose body, or whose other fields, hold all these characters and pairs. */
  addLetterRows(part: 'body' | 'fields', letters: readonly string[], into: RowSet): void {
    const statement = part === 'body' ? this.#bodyLetters : this.#fieldLetters;
    this.#add(statement, letters.map((letter) => phrase([letter])).join(' AND '), 1, into);
  }

  scoreFields(expression: string): Scored[] {
    return this.#score(this.#fieldScore, expression);
  }

  scoreBodies(expression: string): Scored[] {
    return this.#score(this.#bodyScore, expression);
  }

  #add(statement: StatementSync, expression: string, shift: number, into: RowSet): void {
    const list = statement.get(expression)?.list;
    if (typeof list === 'string' && list !== '') addListed(list, shift, into);
  }

  #score(statement: StatementSync, expression: string): Scored[] {
    // SQLite's bm25 is better the lower it is.
    return statement
      .all(expression)
      .map((found) => ({ row: Number(found.rowid), score: -Number(found.score) }));
  }
}
