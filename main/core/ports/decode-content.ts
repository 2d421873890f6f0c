/**
 * Bytes of a body as they were before the transfer: `coding` is `gzip`, `deflate`, `br` or `zstd`. Null for a
 * coding nobody knows or bytes that are not in it; throws OffprintError `file-too-large` for a bomb.
 */
export type DecodeContent = (bytes: Uint8Array, coding: string) => Uint8Array | null;
