import { OffprintError } from '../../errors/offprint-error.ts';
import { imageKey } from '../../images/image-key.ts';
import type { DecodeContent } from '../../ports/decode-content.ts';
import { holdRecord, payloadOf } from './hold-record.ts';
import { latin1 } from './mime-parts.ts';
import { frameAddresses } from './page-addresses.ts';
import type { ArchivedPage } from './warc-pages.ts';

/** More pages than this are a crawl, and each page would be read twice. */
const MAX_PAGES = 2000;

/**
 * Pages that stand in no frame of another. Archives that say for what each page was asked need not be searched
 * for frames, and the archive's own list is believed. Throws what the sources throw.
 */
export const withoutFrames = async (
  pages: readonly ArchivedPage[],
  decode: DecodeContent,
): Promise<readonly ArchivedPage[]> => {
  if (pages.length < 2 || pages.length > MAX_PAGES || pages.some(({ listed }) => listed)) return pages;
  const framed = new Set<string>();
  for (const page of pages) {
    const own = imageKey(page.record.url);
    for (const key of await framesOf(page, decode)) if (key !== own) framed.add(key);
  }
  const free = pages.filter(({ record }) => !framed.has(imageKey(record.url)));
  return free.length > 0 ? free : pages;
};

const framesOf = async ({ record }: ArchivedPage, decode: DecodeContent): Promise<ReadonlySet<string>> => {
  const held = await holdRecord(record);
  try {
    return held ? frameAddresses(latin1(payloadOf(held, decode).bytes), record.url) : new Set();
  } catch (error) {
    // A page that is a bomb fails when its turn comes.
    if (error instanceof OffprintError) return new Set();
    throw error;
  }
};
