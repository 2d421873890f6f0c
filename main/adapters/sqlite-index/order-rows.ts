import type { ListRequest } from '../../core/ports/search-index.ts';
import type { Catalog } from './catalog.ts';

export type RowOrder = ListRequest['sort'];
type Compare = (a: number, b: number) => number;

/** Chinese by pinyin, everything else by the root rules, numbers by their value. */
const collator = new Intl.Collator('zh-u-co-pinyin', { numeric: true, sensitivity: 'base' });

/** Later first, unknown last. */
const descending = (a: number, b: number): number => {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  return Number.isNaN(b) ? -1 : b - a;
};

const comparisons = (catalog: Catalog): Record<RowOrder, Compare> => {
  const imported: Compare = (a, b) => descending(catalog.imported(a), catalog.imported(b)) || b - a;
  const date: Compare = (a, b) => descending(catalog.published(a), catalog.published(b)) || imported(a, b);
  const title: Compare = (a, b) =>
    collator.compare(catalog.titles[a] ?? '', catalog.titles[b] ?? '') || date(a, b);
  const site: Compare = (a, b) => {
    const [first, second] = [catalog.site(a), catalog.site(b)];
    if (first === second) return date(a, b);
    if (first < 0 || second < 0) return first < 0 ? 1 : -1;
    return collator.compare(catalog.sites.list[first] ?? '', catalog.sites.list[second] ?? '') || date(a, b);
  };
  return { date, imported, title, site };
};

/** More changes at once than this are sorted again instead of being put in their places. */
const FEW = 64;

/** All live rows in each order, kept from one question to the next. */
export class RowOrders {
  readonly #catalog: Catalog;
  readonly #compare: Record<RowOrder, Compare>;
  readonly #kept = new Map<RowOrder, Int32Array>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    this.#compare = comparisons(catalog);
  }

  rows(order: RowOrder): Int32Array {
    let rows = this.#kept.get(order);
    if (!rows) {
      const live: number[] = [];
      for (let row = 0; row < this.#catalog.size; row++) if (this.#catalog.isLive(row)) live.push(row);
      rows = Int32Array.from(live).sort(this.#compare[order]);
      this.#kept.set(order, rows);
    }
    return rows;
  }

  /** `change` brings the catalogue up to date for `rows`. */
  change(rows: ReadonlySet<number>, change: () => void): void {
    if (rows.size > FEW) this.#kept.clear();
    const without = Array.from(
      this.#kept,
      ([order, kept]) => [order, kept.filter((row) => !rows.has(row))] as const,
    );
    change();
    for (const [order, kept] of without) this.#kept.set(order, this.#insert(order, kept, rows));
  }

  #insert(order: RowOrder, kept: Int32Array, rows: ReadonlySet<number>): Int32Array {
    const compare = this.#compare[order];
    const added = [...rows].filter((row) => this.#catalog.isLive(row)).sort(compare);
    const merged = new Int32Array(kept.length + added.length);
    let from = 0;
    for (const [count, row] of added.entries()) {
      const place = placeFor(kept, row, compare, from);
      merged.set(kept.subarray(from, place), from + count);
      merged[place + count] = row;
      from = place;
    }
    merged.set(kept.subarray(from), from + added.length);
    return merged;
  }
}

const placeFor = (rows: Int32Array, row: number, compare: Compare, from: number): number => {
  let low = from;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(rows[middle] ?? 0, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
