import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive, and the lies it may tell. */
export interface ZipFile {
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array | string;
  readonly stored?: boolean;
  readonly mode?: number;
  readonly comment?: string;
  readonly flags?: number;
  readonly method?: number;
  /** Size the directory claims. */
  readonly claimedSize?: number;
  /** Index of the file whose local header and data are used again. */
  readonly sharesDataOf?: number;
}

interface Packed {
  readonly offset: number;
  readonly bytes: Buffer;
  readonly crc: number;
  readonly size: number;
}

const UTF8 = 0x800;

/** Builds a ZIP archive byte by byte, so that it can be wrong. */
export const zip = (files: readonly ZipFile[], prefix = ''): Buffer => {
  const chunks: Buffer[] = [Buffer.from(prefix)];
  const directory: Buffer[] = [];
  const packed: Packed[] = [];
  let offset = Buffer.byteLength(prefix);
  for (const file of files) {
    const name = Buffer.from(file.name);
    const shared = file.sharesDataOf === undefined ? undefined : packed[file.sharesDataOf];
    const own = shared ?? pack(file, offset);
    packed.push(own);
    const method = file.method ?? (file.stored ? 0 : 8);
    if (!shared) {
      const local = localHeader(own, name, method, file.flags ?? UTF8);
      chunks.push(local, own.bytes);
      offset += local.length + own.bytes.length;
    }
    directory.push(centralHeader(own, name, method, file));
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length % 65_536, 8);
  end.writeUInt16LE(files.length % 65_536, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, central, end]);
};

const pack = (file: ZipFile, offset: number): Packed => {
  const raw = Buffer.from(file.data ?? '');
  const bytes = file.stored ? raw : deflateRawSync(raw, { level: 9 });
  return { offset, bytes, crc: crc32(raw), size: file.claimedSize ?? raw.length };
};

const localHeader = ({ bytes, crc, size }: Packed, name: Buffer, method: number, flags: number): Buffer => {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
};

const centralHeader = (
  { offset, bytes, crc, size }: Packed,
  name: Buffer,
  method: number,
  { mode = 0o100644, comment = '', flags = UTF8 }: ZipFile,
): Buffer => {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(bytes.length, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(Buffer.byteLength(comment), 32);
  header.writeUInt32LE((mode << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name, Buffer.from(comment)]);
};
