import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { compareShingles, shingleHashes } from '../../core/similarity/shingle-hashes.ts';
import { ALIKE, bandKeys, sketchLikeness, sketchOf } from '../../core/similarity/sketch.ts';

/** A key that more articles than this share tells nothing: boilerplate that half a library has. */
const MOST_PER_BAND = 64;
/** One text a thousand times over: enough of them are named. */
const MOST_PAIRS = 24;

/** The estimate may be off by this much; what is offered is counted, not estimated. */
const TOLERANCE = 0.1;

/** Pairs of articles with much the same text, found by look-up, never by comparing all with all. */
export class AlikeArticles {
  readonly #statements: Readonly<Record<keyof typeof SQL, StatementSync>>;

  constructor(database: DatabaseSync) {
    const prepare = (name: keyof typeof SQL): [string, StatementSync] => [name, database.prepare(SQL[name])];
    this.#statements = Object.fromEntries((Object.keys(SQL) as (keyof typeof SQL)[]).map(prepare)) as Record<
      keyof typeof SQL,
      StatementSync
    >;
  }

  /** Takes a text in and pairs it with those that are here. */
  write(row: number, text: string): void {
    this.remove(row);
    const sketch = sketchOf(text);
    if (!sketch) return;
    const candidates = this.#meeting(row, sketch);
    this.#statements.putSketch.run(row, new Uint8Array(sketch.buffer));
    for (const key of bandKeys(sketch)) this.#statements.putBand.run(key, row);
    for (const other of candidates) {
      this.#statements.putPair.run(row, other);
      this.#statements.putPair.run(other, row);
    }
  }

  remove(row: number): void {
    const sketch = this.#sketch(row);
    if (!sketch) return;
    for (const key of bandKeys(sketch)) this.#statements.dropBand.run(key, row);
    this.#statements.dropSketch.run(row);
    this.#statements.dropPairsTo.run(row, row);
    this.#statements.dropPairs.run(row);
  }

  setApart(row: number, ids: readonly string[]): void {
    this.#statements.dropApart.run(row);
    for (const id of ids) this.#statements.putApart.run(row, id);
  }

  /** Rows that have a partner outside the trash from which nobody keeps them apart. */
  rows(): number[] {
    return this.#statements.paired.all().map(({ row }) => Number(row));
  }

  /** Partners of a row, with what their texts really have in common, the likest first. */
  partners(
    row: number,
    textOf: (row: number) => string,
  ): { readonly row: number; readonly resemblance: number; readonly containment: number }[] {
    const others = this.#statements.partners.all(row).map(({ other }) => Number(other));
    if (others.length === 0) return [];
    const own = shingleHashes(textOf(row));
    return others
      .map((other) => ({ row: other, ...compareShingles(own, shingleHashes(textOf(other))) }))
      .filter(({ resemblance }) => resemblance >= ALIKE - TOLERANCE)
      .sort((a, b) => b.resemblance - a.resemblance);
  }

  #meeting(row: number, sketch: Uint32Array): number[] {
    const rows = new Set<number>();
    for (const key of bandKeys(sketch)) {
      for (const found of this.#statements.meeting.all(key, MOST_PER_BAND)) rows.add(Number(found.row));
    }
    rows.delete(row);
    return [...rows]
      .map((other) => ({ other, likeness: likenessTo(sketch, this.#sketch(other)) }))
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MOST_PAIRS)
      .map(({ other }) => other);
  }

  #sketch(row: number): Uint32Array | null {
    const blob = this.#statements.sketch.get(row)?.sketch;
    return blob instanceof Uint8Array ? new Uint32Array(blob.slice().buffer) : null;
  }
}

const likenessTo = (sketch: Uint32Array, other: Uint32Array | null): number =>
  other ? sketchLikeness(sketch, other) : 0;

const LIVE_PAIR = `FROM alike
  JOIN article mine ON mine.row = alike.row JOIN article theirs ON theirs.row = alike.other
  WHERE mine.trashed = 0 AND theirs.trashed = 0
  AND NOT EXISTS(SELECT 1 FROM apart WHERE apart.row = alike.row AND apart.id = theirs.id)
  AND NOT EXISTS(SELECT 1 FROM apart WHERE apart.row = alike.other AND apart.id = mine.id)`;

const SQL = {
  sketch: 'SELECT sketch FROM sketch WHERE row = ?',
  putSketch: 'INSERT INTO sketch(row, sketch) VALUES(?, ?)',
  dropSketch: 'DELETE FROM sketch WHERE row = ?',
  meeting: 'SELECT row FROM band WHERE key = ? LIMIT ?',
  putBand: 'INSERT OR IGNORE INTO band(key, row) VALUES(?, ?)',
  dropBand: 'DELETE FROM band WHERE key = ? AND row = ?',
  putPair: 'INSERT OR IGNORE INTO alike(row, other) VALUES(?, ?)',
  dropPairsTo: 'DELETE FROM alike WHERE other = ? AND row IN (SELECT other FROM alike WHERE row = ?)',
  dropPairs: 'DELETE FROM alike WHERE row = ?',
  putApart: 'INSERT OR IGNORE INTO apart(row, id) VALUES(?, ?)',
  dropApart: 'DELETE FROM apart WHERE row = ?',
  paired: `SELECT DISTINCT alike.row AS row ${LIVE_PAIR}`,
  partners: `SELECT alike.other AS other ${LIVE_PAIR} AND alike.row = ?`,
} as const;
