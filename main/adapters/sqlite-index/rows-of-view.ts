import type { View } from '../../core/ports/search-index.ts';
import { isTagOrBelow } from '../../core/tags/tag-name.ts';
import { searchKey } from '../../core/search/search-key.ts';
import type { Catalog } from './catalog.ts';
import { noRows } from './row-set.ts';
import type { RowSet } from './row-set.ts';

const RECENT_MS = 7 * 24 * 60 * 60 * 1000;

const folded = (name: string): string => searchKey(name).key;

/** Numbers of the tags that are `name` or below it: one tag, however it is spelled. */
export const numbersOfTag = (catalog: Catalog, name: string): Set<number> =>
  new Set(catalog.tags.list.flatMap((tag, number) => (isTagOrBelow(tag, name) ? [number] : [])));

/** The same as a query looks for them: in either Chinese script, and by the beginning when `prefix` is asked for. */
export const tagNumbers = (catalog: Catalog, name: string, prefix: boolean): Set<number> => {
  const wanted = folded(name);
  const matches = (tag: string): boolean =>
    tag === wanted || tag.startsWith(`${wanted}/`) || (prefix && tag.startsWith(wanted));
  return new Set(catalog.tags.list.flatMap((tag, number) => (matches(folded(tag)) ? [number] : [])));
};

export const hasTag = (catalog: Catalog, row: number, numbers: ReadonlySet<number>): boolean =>
  catalog.tagsOf[row]?.some((tag) => numbers.has(tag)) ?? false;

/** Asked for only where a view needs them. */
type AlikeRows = () => readonly number[];

const condition = (
  catalog: Catalog,
  view: View,
  now: number,
  alikeRows: AlikeRows,
): ((row: number) => boolean) => {
  switch (view.kind) {
    case 'all':
    case 'trash':
      return () => true;
    case 'unread':
      return (row) => catalog.isUnread(row);
    case 'care':
      return (row) => catalog.needsCare(row);
    case 'alike': {
      const rows = new Set(alikeRows());
      return (row) => rows.has(row);
    }
    case 'recent':
      return (row) => catalog.imported(row) >= now - RECENT_MS;
    case 'site': {
      const number = catalog.sites.list.indexOf(view.value);
      return (row) => number >= 0 && catalog.site(row) === number;
    }
    case 'tag': {
      const numbers = numbersOfTag(catalog, view.value);
      return (row) => hasTag(catalog, row, numbers);
    }
  }
};

/** The articles a view shows; what is in the trash is in no other view. */
export const rowsOfView = (catalog: Catalog, view: View, now: number, alikeRows: AlikeRows): RowSet => {
  const rows = noRows(catalog.size);
  const shows = condition(catalog, view, now, alikeRows);
  const trash = view.kind === 'trash';
  for (let row = 0; row < rows.length; row++) {
    if (catalog.isLive(row) && catalog.isTrashed(row) === trash && shows(row)) rows[row] = 1;
  }
  return rows;
};
