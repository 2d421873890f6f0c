import { promisify } from 'node:util';
import { crc32, inflateRaw, inflateRawSync } from 'node:zlib';
import { damagedArchive } from '../../core/importing/containers/damaged-archive.ts';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import type { ZipEntry } from './zip-entry.ts';

const KIND = 'a ZIP archive';
const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const inflate = promisify(inflateRaw);

/** The bytes of one file. Throws OffprintError: its own refusal, or `damaged-archive`. */
export const readZipEntry = async (
  name: string,
  source: ByteSource,
  entry: ZipEntry,
): Promise<Uint8Array> => {
  if (entry.refused) throw entry.refused;
  const data = await source.read(await entryDataStart(name, source, entry), entry.compressedSize);
  if (data.length < entry.compressedSize) throw cutOff(name, entry);
  if (entry.method === 0) return checked(name, entry, data);
  return checked(name, entry, await unpacking(name, entry, () => inflate(data, bound(entry))));
};

/** Where the packed bytes of one file begin. Throws OffprintError `damaged-archive`. */
export const entryDataStart = async (name: string, source: ByteSource, entry: ZipEntry): Promise<number> =>
  dataStart(name, await source.read(entry.offset, LOCAL_HEADER_BYTES), entry);

/**
 * The same from an archive in memory, at once.
 *
 * @public for pages packed in a ZIP archive, which are read in the deriving thread
 */
export const readZipEntrySync = (name: string, archive: Uint8Array, entry: ZipEntry): Uint8Array => {
  if (entry.refused) throw entry.refused;
  const header = archive.subarray(entry.offset, entry.offset + LOCAL_HEADER_BYTES);
  const start = dataStart(name, header, entry);
  const data = archive.subarray(start, start + entry.compressedSize);
  if (data.length < entry.compressedSize) throw cutOff(name, entry);
  if (entry.method === 0) return checked(name, entry, data);
  try {
    return checked(name, entry, inflateRawSync(data, bound(entry)));
  } catch (error) {
    throw undecodable(name, entry, error);
  }
};

/** Not one byte more than the directory promises: the caps were counted by that. */
const bound = ({ size }: ZipEntry) => ({ maxOutputLength: Math.max(1, size) });

const dataStart = (name: string, header: Uint8Array, entry: ZipEntry): number => {
  if (header.length < LOCAL_HEADER_BYTES) throw cutOff(name, entry);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE)
    throw damagedArchive(name, KIND, `there is no file where “${entry.path}” should be`);
  return entry.offset + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
};

const unpacking = async (
  name: string,
  entry: ZipEntry,
  unpack: () => Promise<Uint8Array>,
): Promise<Uint8Array> => {
  try {
    return await unpack();
  } catch (error) {
    throw undecodable(name, entry, error);
  }
};

const checked = (name: string, entry: ZipEntry, bytes: Uint8Array): Uint8Array => {
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc32) {
    throw damagedArchive(name, KIND, `“${entry.path}” in it is not what its directory says`);
  }
  return bytes;
};

const cutOff = (name: string, entry: ZipEntry): Error =>
  damagedArchive(name, KIND, `it ends in the middle of “${entry.path}”`);

const undecodable = (name: string, entry: ZipEntry, cause: unknown): Error =>
  damagedArchive(
    name,
    KIND,
    `“${entry.path}” in it cannot be unpacked (${cause instanceof Error ? cause.message : String(cause)})`,
  );
