import { imageKey } from '../../images/image-key.ts';
import type { IndexedRecord } from './index-warc.ts';

/** A page that the archive itself lists as one (`pages/pages.jsonl` of a WACZ). */
export interface ListedPage {
  readonly url: string;
  readonly title: string | null;
  /** When it was recorded, verbatim. */
  readonly date: string | null;
}

export type PageRecord = IndexedRecord & { readonly kind: 'page' };
export type AliasRecord = IndexedRecord & { readonly kind: 'alias' };

export interface ArchivedPage {
  readonly record: PageRecord;
  readonly listed: ListedPage | null;
}

/**
 * The records that are pages of their own. The archive's list decides where it names any that are there; else
 * every page counts that was not asked for as a part of another.
 */
export const archivedPages = (
  records: readonly IndexedRecord[],
  listed: readonly ListedPage[],
): ArchivedPage[] => {
  const pages = records.filter((record) => record.kind === 'page');
  const found = listed.length === 0 ? [] : listedPages(pages, records, listed);
  if (found.length > 0) return found;
  const besides = sideAddresses(records);
  const own = pages.filter(({ url }) => !besides.has(imageKey(url)));
  return (own.length > 0 ? own : pages).map((record) => ({ record, listed: null }));
};

const listedPages = (
  pages: readonly PageRecord[],
  records: readonly IndexedRecord[],
  listed: readonly ListedPage[],
): ArchivedPage[] => {
  const byKey = Map.groupBy(pages, ({ url }) => imageKey(url));
  const aliases = aliasesOf(records);
  const taken = new Set<PageRecord>();
  return listed.flatMap((entry) => {
    const captures = followAliases(imageKey(entry.url), aliases, (key) => byKey.get(key)) ?? [];
    const free = captures.filter((record) => !taken.has(record));
    const record = nearest(free, entry.date);
    if (!record) return [];
    taken.add(record);
    return [{ record, listed: entry }];
  });
};

const nearest = (captures: readonly PageRecord[], date: string | null): PageRecord | undefined => {
  const wanted = Date.parse(date ?? '');
  if (Number.isNaN(wanted)) return captures[0];
  const distance = ({ date: own }: PageRecord): number => Math.abs(Date.parse(own ?? '') - wanted) || 0;
  return captures.toSorted((a, b) => distance(a) - distance(b))[0];
};

/** Addresses that were asked for, but never as a page of their own. */
const sideAddresses = (records: readonly IndexedRecord[]): ReadonlySet<string> => {
  const besides = new Set<string>();
  const documents = new Set<string>();
  for (const record of records) {
    if (record.kind === 'embedded') besides.add(imageKey(record.url));
    if (record.kind !== 'request' || record.purpose === null) continue;
    (record.purpose === 'document' ? documents : besides).add(imageKey(record.url));
  }
  for (const key of documents) besides.delete(key);
  return besides;
};

/** Where else to look for what was asked for under an address; keys as of `imageKey`. */
export const aliasesOf = (records: readonly IndexedRecord[]): ReadonlyMap<string, string> => {
  const aliases = new Map<string, string>();
  for (const record of records) {
    if (record.kind !== 'alias') continue;
    const from = imageKey(record.url);
    if (!aliases.has(from)) aliases.set(from, imageKey(record.to));
  }
  return aliases;
};

const MAX_STEPS = 10;

/** What `find` knows under `key`, or under what it is another name of. */
export const followAliases = <T>(
  key: string,
  aliases: ReadonlyMap<string, string>,
  find: (key: string) => T | undefined,
): T | undefined => {
  let current: string | undefined = key;
  for (let step = 0; step < MAX_STEPS && current !== undefined; step++) {
    const found = find(current);
    if (found !== undefined) return found;
    current = aliases.get(current);
  }
  return undefined;
};
