import type { ByteSource } from '../../ports/byte-source.ts';
import { oversizedArchive } from './damaged-archive.ts';
import { latin1 } from './mime-parts.ts';
import { MAX_WARC_HEAD_BYTES, parseWarcHead, summariseRecord } from './warc-record.ts';
import type { RecordSummary, WarcHead } from './warc-record.ts';

/** Where a record stands among the bytes, and what it is. */
export type IndexedRecord = RecordSummary & {
  readonly source: ByteSource;
  readonly start: number;
  readonly blockStart: number;
  readonly end: number;
};

export interface WarcIndex {
  readonly records: readonly IndexedRecord[];
  /** What is wrong with the file, so that it can stand in a sentence; null for a whole one. */
  readonly damage: string | null;
}

const MAX_RECORDS = 200_000;
/** A header of usual length with what the summary looks at of the block. */
const GLANCE_BYTES = 24 * 1024;
const SEARCH_BYTES = 256 * 1024;

/**
 * Finds the records of an archive without holding more than a piece of it. A length that leads to no next record
 * is not believed: the next record is looked for. Throws OffprintError `file-too-large` for more than 200,000
 * records, and what the source throws.
 */
export const indexWarc = async (
  name: string,
  source: ByteSource,
  signal?: AbortSignal,
): Promise<WarcIndex> => {
  const records: IndexedRecord[] = [];
  let damage: string | null = null;
  for (let at = await recordStart(source, 0); at !== null;) {
    signal?.throwIfAborted();
    if (records.length >= MAX_RECORDS)
      throw oversizedArchive(name, `it has more than ${MAX_RECORDS.toLocaleString('en')} records`);
    const found = await readRecord(source, at);
    damage ??= found.damage;
    if (found.record && found.record.kind !== 'other') records.push(found.record);
    at = found.next;
  }
  return { records, damage };
};

interface FoundRecord {
  readonly record: IndexedRecord | null;
  readonly damage: string | null;
  /** Where the next record begins, null at the end. */
  readonly next: number | null;
}

const readRecord = async (source: ByteSource, start: number): Promise<FoundRecord> => {
  const { head, bytes } = await readHead(source, start);
  if (!head)
    return {
      record: null,
      damage: 'a record in it has no header',
      next: await searchRecord(source, start + 1),
    };
  const blockStart = start + head.blockStart;
  const told = blockStart + head.blockLength;
  const behind = told <= source.size ? await recordStart(source, told) : null;
  const record = (end: number): IndexedRecord => ({
    ...summariseRecord(head, bytes.subarray(head.blockStart, head.blockStart + end - blockStart)),
    source,
    start,
    blockStart,
    end,
  });
  if (behind !== null || told === source.size || (await isAtEnd(source, told)))
    return { record: record(told), damage: null, next: behind };
  const next = await searchRecord(source, blockStart);
  // Cut off in its middle, it must not be taken for a whole page or picture.
  if (next === null && told > source.size)
    return { record: null, damage: 'it ends in the middle of a record', next: null };
  const end = next === null ? source.size : await withoutLineEnds(source, next);
  return { record: record(end), damage: 'the length of a record in it is wrong', next };
};

const readHead = async (
  source: ByteSource,
  start: number,
): Promise<{ head: WarcHead | null; bytes: Uint8Array }> => {
  const bytes = await source.read(start, GLANCE_BYTES);
  const head = parseWarcHead(bytes);
  if (head && bytes.length - head.blockStart >= Math.min(head.blockLength, GLANCE_BYTES / 2))
    return { head, bytes };
  const more = await source.read(start, MAX_WARC_HEAD_BYTES + GLANCE_BYTES);
  return { head: parseWarcHead(more), bytes: more };
};

/** Position of a record that begins at `at` or behind blank lines there; null for none. */
const recordStart = async (source: ByteSource, at: number): Promise<number | null> => {
  const text = latin1(await source.read(at, 64));
  const blank = /^\s*/.exec(text)?.[0].length ?? 0;
  return /^WARC\/\d/.test(text.slice(blank)) ? at + blank : null;
};

const isAtEnd = async (source: ByteSource, at: number): Promise<boolean> =>
  at <= source.size && source.size - at <= 64 && /^\s*$/.test(latin1(await source.read(at, 64)));

/** Next line from `from` on that begins a record. */
const searchRecord = async (source: ByteSource, from: number): Promise<number | null> => {
  for (let at = from; at < source.size; at += SEARCH_BYTES) {
    const text = latin1(await source.read(at, SEARCH_BYTES + 16));
    const found = /\nWARC\/\d\.\d\r?\n/.exec(text);
    if (found && found.index < SEARCH_BYTES) return at + found.index + 1;
  }
  return null;
};

const withoutLineEnds = async (source: ByteSource, next: number): Promise<number> => {
  const before = latin1(await source.read(Math.max(0, next - 4), Math.min(4, next)));
  return next - (/(?:\r?\n){1,2}$/.exec(before)?.[0].length ?? 0);
};
