import { createInflateRaw, crc32 } from 'node:zlib';
import type { InflateRaw } from 'node:zlib';
import { oversizedArchive } from '../../core/importing/containers/damaged-archive.ts';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import { bufferedSource } from './byte-sources.ts';

/** One gzip member: what a `.warc.gz` has for each record. */
interface Member {
  /** Where its compressed data begins. */
  readonly data: number;
  /** In the unpacked file. */
  readonly start: number;
  readonly length: number;
}

export interface Gunzipped {
  readonly content: ByteSource;
  /** What is wrong with the file, so that it can stand in a sentence. */
  readonly damage: string | null;
}

const PIECE_BYTES = 64 * 1024;
/** A name and a comment may stand before the data, though nobody writes long ones. */
const MAX_HEADER_BYTES = 70_000;
const MAX_RATIO = 200;
const FREE_BYTES = 16 * 2 ** 20;
const MAX_TOTAL_BYTES = 8 * 2 ** 30;
/** A member is unpacked whole when it is read beyond its beginning, and kept at hand. */
const MAX_KEPT_BYTES = 128 * 2 ** 20;
const BEGINNING_BYTES = 512 * 1024;

/**
 * The content of a gzip file (RFC 1952) as pieces that are unpacked when they are read. Goes once through the
 * file first and holds none of it. A file that is cut off or broken ends where it breaks. Throws OffprintError
 * `file-too-large` for one that unpacks to more than 200 times its size or 8 GB.
 */
export const gunzippedSource = async (
  name: string,
  source: ByteSource,
  signal?: AbortSignal,
): Promise<Gunzipped> => {
  const packed = bufferedSource(source);
  const members: Member[] = [];
  let damage: string | null = null;
  let size = 0;
  for (let at = 0; at < packed.size && damage === null;) {
    signal?.throwIfAborted();
    const data = await dataStart(packed, at);
    if (data === null) {
      // Some programs fill up the last block of a file.
      damage = (await isPadding(packed, at)) ? null : 'what stands behind its last whole piece is not gzip';
      break;
    }
    const start = size;
    const member = await measure(packed, data, (length) => refuseBomb(name, start + length, data, packed));
    members.push({ data, start, length: member.length });
    size += member.length;
    at = member.end;
    damage = member.damage;
  }
  return { content: { size, read: reader(name, packed, members, size) }, damage };
};

const refuseBomb = (name: string, unpacked: number, read: number, { size }: ByteSource): void => {
  if (unpacked > FREE_BYTES + Math.min(size, read + MAX_KEPT_BYTES) * MAX_RATIO)
    throw oversizedArchive(name, `it unpacks to more than ${String(MAX_RATIO)} times its size`);
  if (unpacked > MAX_TOTAL_BYTES)
    throw oversizedArchive(name, `it unpacks to more than ${String(MAX_TOTAL_BYTES / 2 ** 30)} GB`);
};

const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;

/** Where the data of the member at `at` begins, null where none does. */
const dataStart = async (packed: ByteSource, at: number): Promise<number | null> => {
  const header = Buffer.from(await packed.read(at, MAX_HEADER_BYTES));
  if (header.length < 18 || header.readUInt16BE(0) !== 0x1f8b || header[2] !== 8) return null;
  const flags = header[3] ?? 0;
  let position = 10;
  if (flags & FLAG.extra) position += 2 + header.readUInt16LE(position);
  for (const flag of [FLAG.name, FLAG.comment]) {
    if (!(flags & flag)) continue;
    const end = header.indexOf(0, position);
    if (end < 0) return null;
    position = end + 1;
  }
  if (flags & FLAG.headerCrc) position += 2;
  return position < header.length ? at + position : null;
};

const isPadding = async (packed: ByteSource, at: number): Promise<boolean> => {
  const rest = await packed.read(at, Math.min(packed.size - at, MAX_HEADER_BYTES));
  return rest.every((byte) => byte === 0);
};

interface Measured {
  readonly length: number;
  readonly end: number;
  readonly damage: string | null;
}

const TRAILER_BYTES = 8;
const CUT_OFF = 'it ends in the middle of a record';

/** Unpacks a member without keeping it. */
const measure = async (
  packed: ByteSource,
  data: number,
  check: (length: number) => void,
): Promise<Measured> => {
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  let length = 0;
  let sum = 0;
  const damage = await unpack(inflate, packed, data, (piece) => {
    length += piece.length;
    sum = crc32(piece, sum);
    check(length);
    return true;
  });
  const end = data + inflate.bytesWritten;
  if (damage !== null) return { length, end: packed.size, damage };
  const trailer = Buffer.from(await packed.read(end, TRAILER_BYTES));
  if (trailer.length < TRAILER_BYTES) return { length, end: packed.size, damage: CUT_OFF };
  const isIntact = trailer.readUInt32LE(0) === sum;
  return {
    length,
    end: end + TRAILER_BYTES,
    damage: isIntact ? null : 'a piece of it does not have the checksum it was packed with',
  };
};

/**
 * Feeds `inflate` from `packed` until its data ends or `take` has enough and answers false. Says what was
 * wrong with the data.
 */
const unpack = async (
  inflate: InflateRaw,
  packed: ByteSource,
  data: number,
  take: (piece: Buffer) => boolean,
): Promise<string | null> => {
  const feed = async (): Promise<void> => {
    for (let at = data; at < packed.size; at += PIECE_BYTES) {
      const piece = await packed.read(at, PIECE_BYTES);
      if (inflate.destroyed) return;
      // At the end of its data it takes no more, and does not say so before it closes.
      await new Promise<void>((resolve) => {
        inflate.once('close', resolve);
        inflate.write(piece, () => {
          inflate.off('close', resolve);
          resolve();
        });
      });
    }
    inflate.end();
  };
  const feeding = feed().catch((error: unknown) => {
    inflate.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const piece of inflate) if (!take(piece as Buffer)) break;
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'Z_BUF_ERROR') return CUT_OFF;
    if (typeof code === 'string' && code.startsWith('Z_')) return 'a piece of it cannot be unpacked';
    throw error;
  } finally {
    inflate.destroy();
    await feeding;
  }
};

const reader = (
  name: string,
  packed: ByteSource,
  members: readonly Member[],
  size: number,
): ByteSource['read'] => {
  const whole = lastMember(packed);
  const readMember = async (member: Member, from: number, length: number): Promise<Uint8Array> => {
    if (from + length <= BEGINNING_BYTES && member.length > BEGINNING_BYTES)
      return (await beginning(packed, member, from + length)).subarray(from);
    if (member.length > MAX_KEPT_BYTES)
      throw oversizedArchive(
        name,
        `it is packed in one piece of ${String(Math.round(member.length / 2 ** 20))} MB`,
      );
    return (await whole(member)).subarray(from, from + length);
  };
  return async (start, length) => {
    const end = Math.min(size, start + length);
    const pieces: Uint8Array[] = [];
    let at = start;
    for (let index = memberAt(members, start); at < end; index++) {
      const member = members[index];
      if (!member) break;
      const from = at - member.start;
      const take = Math.min(member.length - from, end - at);
      if (take > 0) pieces.push(await readMember(member, from, take));
      at += take;
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  };
};

/** Index of the member in which the byte at `start` stands. */
const memberAt = (members: readonly Member[], start: number): number => {
  let low = 0;
  let high = members.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((members[middle]?.start ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  return low;
};

const beginning = async (packed: ByteSource, member: Member, length: number): Promise<Uint8Array> => {
  const pieces: Buffer[] = [];
  let got = 0;
  await unpack(createInflateRaw({ chunkSize: PIECE_BYTES }), packed, member.data, (piece) => {
    pieces.push(piece);
    got += piece.length;
    return got < length;
  });
  return Buffer.concat(pieces).subarray(0, length);
};

/** Records are read one after the other, often several in one member. */
const lastMember = (packed: ByteSource): ((member: Member) => Promise<Uint8Array>) => {
  let kept: { readonly of: Member; readonly bytes: WeakRef<Uint8Array> } | null = null;
  return async (member) => {
    const known = kept?.of === member ? kept.bytes.deref() : undefined;
    if (known) return known;
    const bytes = await beginning(packed, member, member.length);
    kept = { of: member, bytes: new WeakRef(bytes) };
    return bytes;
  };
};

export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;
