import { imageKey } from '../../images/image-key.ts';
import type { DecodeContent } from '../../ports/decode-content.ts';
import { holdRecord, payloadOf } from './hold-record.ts';
import type { HeldRecord } from './hold-record.ts';
import type { IndexedRecord } from './index-warc.ts';
import { latin1 } from './mime-parts.ts';
import { namedAddresses } from './page-addresses.ts';
import type { SavedPage } from './saved-page.ts';
import { aliasesOf, followAliases } from './warc-pages.ts';
import type { AliasRecord, PageRecord } from './warc-pages.ts';

/** A page of an archive with everything in it that the page shows. */
export interface CollectedPage {
  readonly page: HeldRecord;
  readonly document: SavedPage['document'];
  /** What the page names, and what leads there, in the archive's order. */
  readonly parts: readonly HeldRecord[];
}

const MAX_PAGE_BYTES = 128 * 2 ** 20;

/** Null for a page too large to be read. Throws what the sources throw, and `decode`. */
export const collectPage = async (
  records: readonly IndexedRecord[],
  page: PageRecord,
  decode: DecodeContent,
): Promise<CollectedPage | null> => {
  const held = await holdRecord(page);
  if (!held) return null;
  const document = payloadOf(held, decode);
  const parts: HeldRecord[] = [];
  let left = MAX_PAGE_BYTES;
  for (const record of partsOf(records, page, latin1(document.bytes))) {
    const part = record.end - record.start <= left ? await holdRecord(record) : null;
    if (!part) continue;
    left -= record.end - record.start;
    parts.push(part);
  }
  return { page: held, document, parts };
};

const partsOf = (
  records: readonly IndexedRecord[],
  page: PageRecord,
  html: string,
): readonly IndexedRecord[] => {
  const resources = new Map<string, IndexedRecord>();
  for (const record of records) {
    if (record.kind === 'resource' && !resources.has(imageKey(record.url)))
      resources.set(imageKey(record.url), record);
  }
  const aliasRecords = new Map<string, AliasRecord>();
  for (const record of records)
    if (record.kind === 'alias' && !aliasRecords.has(imageKey(record.url)))
      aliasRecords.set(imageKey(record.url), record);
  const aliases = aliasesOf(records);
  const wanted = new Set<IndexedRecord>();
  for (const key of new Set([...namedAddresses(html, page.url), ...askedBy(records, page)])) {
    const way: IndexedRecord[] = [];
    const found = followAliases(key, aliases, (step) => {
      const alias = aliasRecords.get(step);
      if (alias) way.push(alias);
      return resources.get(step);
    });
    if (found) for (const record of [...way, found]) wanted.add(record);
  }
  return records.filter((record) => wanted.has(record));
};

/** What a browser asked for on behalf of the page: scripts name addresses that stand nowhere in it. */
const askedBy = (records: readonly IndexedRecord[], page: PageRecord): string[] => {
  const own = imageKey(page.url);
  return records.flatMap((record) =>
    record.kind === 'request' && record.referrer !== null && imageKey(record.referrer) === own
      ? [imageKey(record.url)]
      : [],
  );
};
