import { damagedArchive } from '../../core/importing/containers/damaged-archive.ts';
import { collectPage } from '../../core/importing/containers/collect-page.ts';
import type { CollectedPage } from '../../core/importing/containers/collect-page.ts';
import { indexWarc } from '../../core/importing/containers/index-warc.ts';
import type { IndexedRecord } from '../../core/importing/containers/index-warc.ts';
import {
  isWacz,
  isWaczPageList,
  isWaczWarc,
  readWaczPages,
} from '../../core/importing/containers/wacz-pages.ts';
import { withoutFrames } from '../../core/importing/containers/without-frames.ts';
import { archivedPages } from '../../core/importing/containers/warc-pages.ts';
import type { ArchivedPage, ListedPage } from '../../core/importing/containers/warc-pages.ts';
import { isWarc } from '../../core/importing/containers/warc-record.ts';
import { decodeText } from '../../core/importing/decoding/decode-text.ts';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import { bufferedSource, sliceSource, unpackedSource } from './byte-sources.ts';
import { contentDecoder } from './decode-content.ts';
import { gunzippedSource, isGzip } from './gzip-source.ts';
import { entryDataStart, readZipEntry } from './read-zip-entry.ts';
import type { ZipEntry } from './zip-entry.ts';

/** A file of recorded pages, looked through. */
export interface WebArchive {
  readonly name: string;
  readonly format: 'warc' | 'wacz';
  /** What the stored file's name ends in. */
  readonly extension: 'warc' | 'gz' | 'wacz';
  readonly mediaType: string;
  /** Never empty. */
  readonly pages: readonly ArchivedPage[];
  readonly records: readonly IndexedRecord[];
  readonly damage: string | null;
}

export const collectArchivedPage = (
  { name, records }: WebArchive,
  { record }: ArchivedPage,
): Promise<CollectedPage | null> => collectPage(records, record, contentDecoder(name));

/**
 * The pages of a WARC file, packed with gzip or not, or null for a file that is none. Throws OffprintError
 * `damaged-archive` for one without a whole page, `file-too-large` for a bomb.
 */
export const openWarc = async (
  name: string,
  source: ByteSource,
  signal?: AbortSignal,
): Promise<WebArchive | null> => {
  const start = await source.read(0, 16);
  const isPacked = isGzip(start);
  if (!isPacked && !isWarc(start)) return null;
  if (isPacked && !(await startsWarc(name, source))) return null;
  const { records, damage } = await indexOf(name, source, isPacked, signal);
  return {
    name,
    format: 'warc',
    extension: isPacked ? 'gz' : 'warc',
    mediaType: 'application/warc',
    records,
    damage,
    pages: await somePages(name, records, [], damage),
  };
};

/** A gzip file is looked into before all of it is gone through. */
const startsWarc = async (name: string, source: ByteSource): Promise<boolean> => {
  const beginning = sliceSource(source, 0, Math.min(source.size, BEGINNING_BYTES));
  const { content } = await gunzippedSource(name, beginning);
  return isWarc(await content.read(0, 16));
};
const BEGINNING_BYTES = 128 * 1024;

const indexOf = async (
  name: string,
  source: ByteSource,
  isPacked: boolean,
  signal: AbortSignal | undefined,
): Promise<{ records: readonly IndexedRecord[]; damage: string | null }> => {
  if (!isPacked) return indexWarc(name, bufferedSource(source), signal);
  const { content, damage } = await gunzippedSource(name, source, signal);
  const index = await indexWarc(name, content, signal);
  return { records: index.records, damage: damage ?? index.damage };
};

const somePages = async (
  name: string,
  records: readonly IndexedRecord[],
  listed: readonly ListedPage[],
  damage: string | null,
): Promise<readonly ArchivedPage[]> => {
  const pages = await withoutFrames(archivedPages(records, listed), contentDecoder(name));
  if (pages.length > 0) return pages;
  const problem = damage === null ? 'it holds no page' : `${damage}, and no whole page stands in it`;
  throw damagedArchive(name, 'a web archive', problem);
};

/**
 * The pages of a WACZ file by its directory, or null for any other ZIP archive. Throws as `openWarc`, and for a
 * page list or an archive in it that cannot be read.
 */
export const openWacz = async (
  name: string,
  source: ByteSource,
  entries: readonly ZipEntry[],
  signal?: AbortSignal,
): Promise<WebArchive | null> => {
  if (
    !isWacz(
      name,
      entries.map(({ path }) => path),
    )
  )
    return null;
  if (!entries.some(({ path }) => isWaczWarc(path)))
    throw damagedArchive(name, 'a WACZ archive', 'there is no WARC file in its folder “archive”');
  const records: IndexedRecord[] = [];
  const damages: string[] = [];
  for (const entry of entries.filter(({ path }) => isWaczWarc(path))) {
    const content = await entrySource(name, source, entry);
    const index = await indexOf(name, content, isGzip(await content.read(0, 2)), signal);
    records.push(...index.records);
    if (index.damage !== null) damages.push(index.damage);
  }
  const listed: ListedPage[] = [];
  for (const entry of entries.filter(({ path }) => isWaczPageList(path)))
    listed.push(...readWaczPages(decodeText(await readZipEntry(name, source, entry)).text));
  const damage = damages[0] ?? null;
  return {
    name,
    format: 'wacz',
    extension: 'wacz',
    mediaType: 'application/wacz',
    records,
    damage,
    pages: await somePages(name, records, listed, damage),
  };
};

/** Archives in a WACZ are stored as they are, so that a piece of them can be read. */
const entrySource = async (name: string, source: ByteSource, entry: ZipEntry): Promise<ByteSource> => {
  if (entry.method !== 0 || entry.refused)
    return unpackedSource(entry.size, () => readZipEntry(name, source, entry));
  return sliceSource(source, await entryDataStart(name, source, entry), entry.compressedSize);
};
