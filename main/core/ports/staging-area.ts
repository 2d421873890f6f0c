/** Uploaded bytes on their way into the library, and finished exports on their way out. */
export interface StagedFile {
  readonly token: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export interface StagingArea {
  /** Streams to disk; throws OffprintError `bad-input` for a taken token, `file-too-large`, `disk-full`. */
  put(
    token: string,
    chunks: AsyncIterable<Uint8Array>,
    description: { name: string; mediaType: string },
  ): Promise<StagedFile>;
  describe(token: string): StagedFile | null;
  read(token: string): Promise<Uint8Array>;
  /** Bytes from `start` to `end` inclusive, as a stream. */
  stream(token: string, start: number, end: number): AsyncIterable<Uint8Array>;
  discard(tokens: readonly string[]): Promise<void>;
  /**
   * Moves files into a folder of the library, where they outlive this process; their tokens stay good. They are
   * durable there when it resolves. Throws OffprintError `disk-full`.
   */
  settle(tokens: readonly string[], folder: string): Promise<void>;
  /** Takes up files that an earlier process has settled in `folder`. */
  adopt(files: readonly StagedFile[], folder: string): void;
  /** Deletes everything but what was settled. */
  close(): Promise<void>;
}
