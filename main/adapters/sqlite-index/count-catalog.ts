import type { IndexCounts } from '../../core/ports/search-index.ts';
import type { Catalog } from './catalog.ts';
import { tagKey } from '../../core/tags/tag-name.ts';
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

/** For each tag the number of the first one in use that is the same but for its spelling. */
const firstSpellings = (names: readonly string[], uses: Int32Array): Int32Array => {
  const first = new Map<string, number>();
  return Int32Array.from(names, (name, number) => {
    if (uses[number] === 0) return number;
    const key = tagKey(name);
    const kept = first.get(key) ?? number;
    first.set(key, kept);
    return kept;
  });
};

const eachShown = (catalog: Catalog, visit: (row: number) => void): void => {
  for (let row = 0; row < catalog.size; row++) if (catalog.isLive(row) && !catalog.isTrashed(row)) visit(row);
};

/** Articles per tag; an article that has a tag in two spellings counts once. */
const countTags = (catalog: Catalog): Int32Array => {
  const uses = new Int32Array(catalog.tags.list.length);
  eachShown(catalog, (row) => {
    for (const tag of catalog.tagsOf[row] ?? []) uses[tag] = (uses[tag] ?? 0) + 1;
  });
  const spelled = firstSpellings(catalog.tags.list, uses);
  if (spelled.every((kept, number) => kept === number)) return uses;
  const counts = new Int32Array(uses.length);
  eachShown(catalog, (row) => {
    for (const tag of new Set(catalog.tagsOf[row]?.map((each) => spelled[each] ?? each)))
      counts[tag] = (counts[tag] ?? 0) + 1;
  });
  return counts;
};

/** Of everything outside the trash; tags and sites with most articles first. */
export const countCatalog = (
  catalog: Catalog,
  now: number,
  alikeRows: () => readonly number[],
): IndexCounts => {
  const count = (kind: 'all' | 'unread' | 'recent' | 'care' | 'alike' | 'trash'): number =>
    countRows(rowsOfView(catalog, { kind }, now, alikeRows));
  const sites = new Int32Array(catalog.sites.list.length);
  eachShown(catalog, (row) => {
    const site = catalog.site(row);
    if (site >= 0) sites[site] = (sites[site] ?? 0) + 1;
  });
  return {
    articles: count('all'),
    unread: count('unread'),
    recent: count('recent'),
    care: count('care'),
    alike: count('alike'),
    trash: count('trash'),
    tags: named(catalog.tags.list, countTags(catalog)),
    sites: named(catalog.sites.list, sites),
  };
};
