/** Bytes that can be read in pieces, so that a large container need not be in memory. */
export interface ByteSource {
  readonly size: number;
  /** Up to `length` bytes from `start`; fewer only at the end. Throws OffprintError `unreadable-file`. */
  read(start: number, length: number): Promise<Uint8Array>;
}
