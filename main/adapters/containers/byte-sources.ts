import { open } from 'node:fs/promises';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import type { StagedFile, StagingArea } from '../../core/ports/staging-area.ts';
import { unreadable } from '../saved-files/read-saved-file.ts';

/** Opens the file for each piece: thousands of archives may wait for their turn. */
export const fileSource = (file: string, size: number): ByteSource => ({
  size,
  async read(start, length) {
    // What a lying archive names may be no place in any file.
    const wanted = Math.max(0, Math.min(length, size - start));
    if (wanted === 0) return Buffer.alloc(0);
    try {
      await using handle = await open(file);
      const buffer = Buffer.alloc(wanted);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
      return buffer.subarray(0, bytesRead);
    } catch (error) {
      throw unreadable(file, error);
    }
  },
});

export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
});

export const stagedSource = ({ token, bytes }: StagedFile, staging: StagingArea): ByteSource => ({
  size: bytes,
  async read(start, length) {
    const end = Math.min(bytes, start + length);
    const chunks: Uint8Array[] = [];
    if (end > start) for await (const chunk of staging.stream(token, start, end - 1)) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
});

/** A file inside another: unpacked when it is looked into, and let go when memory is short. */
export const unpackedSource = (size: number, unpack: () => Promise<Uint8Array>): ByteSource => {
  let kept: WeakRef<Uint8Array> | null = null;
  return {
    size,
    async read(start, length) {
      let bytes = kept?.deref();
      if (!bytes) {
        bytes = await unpack();
        kept = new WeakRef(bytes);
      }
      return bytes.subarray(start, start + length);
    },
  };
};

const WINDOW_BYTES = 2 ** 20;

/** For many small reads one behind the other: reads ahead, and keeps the last piece at hand. */
export const bufferedSource = (source: ByteSource): ByteSource => {
  let from = 0;
  let kept: Uint8Array = new Uint8Array();
  return {
    size: source.size,
    async read(start, length) {
      const wanted = Math.max(0, Math.min(length, source.size - start));
      if (wanted > WINDOW_BYTES / 2) return source.read(start, wanted);
      if (start < from || start + wanted > from + kept.length) {
        const bytes = await source.read(start, WINDOW_BYTES);
        from = start;
        kept = bytes;
        return bytes.subarray(0, wanted);
      }
      return kept.subarray(start - from, start - from + wanted);
    },
  };
};

/** A piece of another source. */
export const sliceSource = (source: ByteSource, start: number, size: number): ByteSource => ({
  size,
  read: (from, length) => source.read(start + from, Math.max(0, Math.min(length, size - from))),
});
