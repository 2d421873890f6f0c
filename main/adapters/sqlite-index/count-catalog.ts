import type { IndexCounts } from '../../core/ports/search-index.ts';
import type { Catalog } from './catalog.ts';
import { countRows } from './row-set.ts';
import { rowsOfView } from './rows-of-view.ts';

type NamedCount = IndexCounts['tags'][number];

const named = (names: readonly string[], counts: Int32Array): NamedCount[] =>
  names
    .flatMap((name, number) => {
      const count = counts[number] ?? 0;
      return count > 0 ? [{ name, count }] : [];
    })
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));

/** Of everything outside the trash; tags and sites with most articles first. */
export const countCatalog = (
  catalog: Catalog,
  now: number,
  alikeRows: () => readonly number[],
): IndexCounts => {
  const count = (kind: 'all' | 'unread' | 'recent' | 'care' | 'alike' | 'trash'): number =>
    countRows(rowsOfView(catalog, { kind }, now, alikeRows));
  const tags = new Int32Array(catalog.tags.list.length);
  const sites = new Int32Array(catalog.sites.list.length);
  for (let row = 0; row < catalog.size; row++) {
    if (!catalog.isLive(row) || catalog.isTrashed(row)) continue;
    const site = catalog.site(row);
    if (site >= 0) sites[site] = (sites[site] ?? 0) + 1;
    for (const tag of catalog.tagsOf[row] ?? []) tags[tag] = (tags[tag] ?? 0) + 1;
  }
  return {
    articles: count('all'),
    unread: count('unread'),
    recent: count('recent'),
    care: count('care'),
    alike: count('alike'),
    trash: count('trash'),
    tags: named(catalog.tags.list, tags),
    sites: named(catalog.sites.list, sites),
  };
};
