import type { DecodeContent } from '../../ports/decode-content.ts';
import { decodedBody, parseHttpResponse } from './http-response.ts';
import type { IndexedRecord } from './index-warc.ts';
import { parseContentType } from './mime-headers.ts';
import type { SavedPage } from './saved-page.ts';
import { parseWarcHead } from './warc-record.ts';
import type { WarcHead } from './warc-record.ts';

/** A record in memory. */
export interface HeldRecord {
  readonly record: IndexedRecord;
  readonly head: WarcHead;
  readonly headBytes: Uint8Array;
  readonly block: Uint8Array;
}

/** A page larger than this is none, and one picture neither. */
const MAX_RECORD_BYTES = 64 * 2 ** 20;
/** Null for a record too large to be a page or a picture. Throws what its source throws. */
export const holdRecord = async (record: IndexedRecord): Promise<HeldRecord | null> => {
  const { source, start, blockStart, end } = record;
  if (end - start > MAX_RECORD_BYTES) return null;
  const bytes = await source.read(start, end - start);
  const head = parseWarcHead(bytes);
  if (!head || bytes.length < end - start) return null;
  const split = blockStart - start;
  return { record, head, headBytes: bytes.subarray(0, split), block: bytes.subarray(split) };
};

/** The bytes that a record keeps, as the server meant them. */
export const payloadOf = (
  { head, block }: Pick<HeldRecord, 'head' | 'block'>,
  decode: DecodeContent,
): SavedPage['document'] => {
  const isResponse = head.headers.get('warc-type')?.toLowerCase() === 'response';
  const response = isResponse ? parseHttpResponse(block) : null;
  if (!response) {
    const { mediaType, parameters } = parseContentType(head.headers.get('content-type'));
    return { bytes: block, mediaType, charset: parameters.get('charset') ?? null };
  }
  const { mediaType, charset } = response;
  return { bytes: decodedBody(response, decode), mediaType, charset };
};
