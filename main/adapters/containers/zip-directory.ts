import yauzl from 'yauzl';
import { damagedArchive, oversizedArchive } from '../../core/importing/containers/damaged-archive.ts';
import { decodeText } from '../../core/importing/decoding/decode-text.ts';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { MAX_FILES, MAX_UNPACKED_BYTES } from './archive-limits.ts';
import { readNames } from './archive-names.ts';
import { refuseEntries } from './refuse-entries.ts';
import type { ZipEntry } from './zip-entry.ts';

const KIND = 'a ZIP archive';
const MAX_RATIO = 200;
/** A small file may be as empty as it likes. */
const RATIO_FROM_BYTES = 2 ** 20;
const LOCAL_HEADER_BYTES = 30;
const UTF8_NAMES = 0x800;
const UNICODE_PATH = 0x7075;

/**
 * The files of an archive, folders left out, in the order of its directory; their data is not looked at. What
 * is wrong with a single file (its name, a password) is said with it. Throws OffprintError `damaged-archive`
 * for an archive that is cut off or whose files overlap, `file-too-large` for one of more than 20,000 files,
 * 500 MB unpacked, or 200 times its size.
 */
export const readZipDirectory = async (name: string, source: ByteSource): Promise<ZipEntry[]> => {
  const raw = await readEntries(name, source);
  const names = decodeNames(raw);
  const entries = raw.map((entry, index): ZipEntry => ({
    path: names[index]?.best ?? '',
    readings: names[index]?.readings ?? new Map(),
    comment: decodeText(entry.fileCommentRaw).text,
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    method: entry.compressionMethod,
    crc32: entry.crc32,
    offset: entry.relativeOffsetOfLocalHeader,
    refused: null,
  }));
  refuseBomb(name, entries);
  refuseOverlap(name, raw, source.size);
  return refuseEntries(name, entries, raw).filter(({ path }) => !path.endsWith('/'));
};

/** yauzl over pieces of a source: it asks for the end and the directory, and is never asked for data. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#source.read(position, length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        if (bytes.length < length) callback(new Error('unexpected end of the archive'));
        else callback(null, bytes.length);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}

const readEntries = async (name: string, source: ByteSource): Promise<yauzl.Entry[]> => {
  try {
    return await new Promise((resolve, reject) => {
      const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false } as const;
      yauzl.fromRandomAccessReader(new SourceReader(source), source.size, options, (error, zip) => {
        // The types promise an error always; there is none when all went well.
        if (error instanceof Error) reject(error);
        else if (zip.entryCount > MAX_FILES) reject(tooManyFiles(name));
        else collect(zip, resolve, reject);
      });
    });
  } catch (error) {
    if (error instanceof OffprintError) throw error;
    throw damagedArchive(name, KIND, error instanceof Error ? error.message : String(error));
  }
};

const collect = (
  zip: yauzl.ZipFile,
  resolve: (entries: yauzl.Entry[]) => void,
  reject: (error: Error) => void,
): void => {
  const entries: yauzl.Entry[] = [];
  zip.on('entry', (entry: yauzl.Entry) => {
    entries.push(entry);
    zip.readEntry();
  });
  zip.on('error', reject);
  zip.on('end', () => resolve(entries));
  zip.readEntry();
};

const tooManyFiles = (name: string): OffprintError =>
  oversizedArchive(name, `it has more than ${String(MAX_FILES)} files`);

const refuseBomb = (name: string, entries: readonly ZipEntry[]): void => {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  if (total > MAX_UNPACKED_BYTES)
    throw oversizedArchive(name, `it unpacks to more than ${String(MAX_UNPACKED_BYTES / 2 ** 20)} MB`);
  const swelling = entries.find(
    ({ size, compressedSize }) => size > RATIO_FROM_BYTES && size > compressedSize * MAX_RATIO,
  );
  if (swelling ?? (total > RATIO_FROM_BYTES && total > packed * MAX_RATIO))
    throw oversizedArchive(name, `it unpacks to more than ${String(MAX_RATIO)} times its size`);
};

/** Files that share bytes are how a small archive unpacks to terabytes. */
const refuseOverlap = (name: string, raw: readonly yauzl.Entry[], size: number): void => {
  let end = 0;
  const inOrder = raw.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize } of inOrder) {
    if (start < end) throw damagedArchive(name, KIND, 'files in it overlap');
    end = start + LOCAL_HEADER_BYTES + fileNameLength + compressedSize;
  }
  if (end > size) throw damagedArchive(name, KIND, 'it ends before its last file');
};

/** Names are UTF-8 where the archive says so; elsewhere they are in the charset of whoever packed it. */
const decodeNames = (raw: readonly yauzl.Entry[]): ReturnType<typeof readNames> => {
  const told = raw.map(unicodeName);
  const untold = readNames(raw.filter((_, index) => told[index] === null).map((entry) => entry.fileNameRaw));
  return told.map((name) =>
    name === null
      ? (untold.shift() ?? { best: '', readings: new Map() })
      : { best: name.replaceAll('\\', '/').normalize('NFC'), readings: new Map() },
  );
};

const unicodeName = (entry: yauzl.Entry): string | null => {
  if (entry.generalPurposeBitFlag & UTF8_NAMES) return new TextDecoder().decode(entry.fileNameRaw);
  return entry.extraFields.some(({ id }) => id === UNICODE_PATH)
    ? yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    : null;
};
