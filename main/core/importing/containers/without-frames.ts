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
 * Pages that stand in no frame of another, and pieces of pages that scripts ask for left out where there is a page.
 * Archives that say for what each page was asked need not be searched for frames, and the archive's own list is
 * believed. Throws what the sources throw.
 */
export const withoutFrames = async (
  pages: readonly ArchivedPage[],
  decode: DecodeContent,
): Promise<readonly ArchivedPage[]> => {
  if (pages.length < 2 || pages.length > MAX_PAGES || pages.some(({ listed }) => listed)) return pages;
  const framed = new Set<string>();
  const pieces = new Set<ArchivedPage>();
  for (const page of pages) {
    const own = imageKey(page.record.url);
    const html = await markupOf(page, decode);
    for (const key of frameAddresses(html, page.record.url)) if (key !== own) framed.add(key);
    if (!DOCUMENT.test(html.slice(0, HEAD_CHARACTERS))) pieces.add(page);
  }
  const free = pages.filter(({ record }) => !framed.has(imageKey(record.url)));
  const own = free.length > 0 ? free : pages;
  const whole = own.filter((page) => !pieces.has(page));
  return whole.length > 0 ? whole : own;
};

/** Of a page too large to be looked into: it is taken for one, and fails when its turn comes. */
const UNREAD = '<html>';
/** What a page begins with, and a piece of one does not. */
const DOCUMENT = /<(?:!doctype|html|head|body|title|meta|frameset)\b/i;
const HEAD_CHARACTERS = 8192;

const markupOf = async ({ record }: ArchivedPage, decode: DecodeContent): Promise<string> => {
  const held = await holdRecord(record);
  try {
    return held ? latin1(payloadOf(held, decode).bytes) : UNREAD;
  } catch (error) {
    if (error instanceof OffprintError) return UNREAD;
    throw error;
  }
};
