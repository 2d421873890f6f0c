import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';
import { oversizedArchive } from '../../core/importing/containers/damaged-archive.ts';
import { MAX_SAVED_FILE_BYTES } from '../../core/importing/size-limits.ts';
import type { DecodeContent } from '../../core/ports/decode-content.ts';

interface Coding {
  /** Whether the bytes are in it at all: archives often keep the header of a coding they have undone. */
  readonly begins: (bytes: Uint8Array) => boolean;
  readonly unpack: (bytes: Uint8Array, maxOutputLength: number) => Uint8Array;
}

/** What was cut off in its middle is worth having up to there. */
const finishFlush = constants.Z_SYNC_FLUSH;
const isZlib = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;

const GZIP: Coding = {
  begins: (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b,
  unpack: (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength, finishFlush }),
};

const CODINGS: Readonly<Record<string, Coding>> = {
  gzip: GZIP,
  'x-gzip': GZIP,
  // It means zlib's format, and there are servers that send it bare.
  deflate: {
    begins: () => true,
    unpack: (bytes, maxOutputLength) =>
      (isZlib(bytes) ? inflateSync : inflateRawSync)(bytes, { maxOutputLength, finishFlush }),
  },
  br: {
    begins: () => true,
    unpack: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength }),
  },
  zstd: {
    begins: ([first, second]) => first === 0x28 && second === 0xb5,
    unpack: (bytes, maxOutputLength) => zstdDecompressSync(bytes, { maxOutputLength }),
  },
};

const MAX_RATIO = 200;
const FREE_BYTES = 2 ** 20;

/** How many bytes so many packed ones may become. */
const unpackedBound = (packed: number): number =>
  Math.min(MAX_SAVED_FILE_BYTES, FREE_BYTES + packed * MAX_RATIO);

/** For the answers kept in `archive`. Bytes that turn out not to be in the coding they are said to be in: null. */
export const contentDecoder =
  (archive: string): DecodeContent =>
  (bytes, coding) => {
    const known = CODINGS[coding];
    if (!known?.begins(bytes)) return null;
    try {
      return known.unpack(bytes, unpackedBound(bytes.length));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === 'ERR_BUFFER_TOO_LARGE')
        throw oversizedArchive(archive, 'an answer kept in it unpacks to far more than its size');
      if (/^(?:Z_|ERR_|ZSTD_)/.test(code)) return null;
      throw error;
    }
  };
