/**
 * The file operations the library is built from, and the one place faults are injected in tests. Failures
 * are Node's system errors with their `code`.
 */
export interface FileSystem {
  /** About the entry itself, links not followed; null when nothing is there. */
  facts(path: string): Promise<FileFacts | null>;
  list(folder: string): Promise<readonly FolderEntry[]>;
  read(path: string): Promise<Uint8Array>;
  /** The whole file in pieces, or the part from `start` to `end` inclusive. */
  chunks(path: string, start?: number, end?: number): AsyncIterable<Uint8Array>;
  /** A new file, with exactly these permission bits where given; fails when there is one. */
  create(path: string, mode?: number): Promise<WritableFile>;
  /** With the folders above it; content when it is there already. */
  makeFolder(path: string, mode?: number): Promise<void>;
  /** Takes the place of a file that is there. */
  rename(from: string, to: string): Promise<void>;
  /** A file, or a folder with all it holds; content when nothing is there. */
  remove(path: string): Promise<void>;
  /** Makes the names in a folder durable, where the system can do that. */
  syncFolder(path: string): Promise<void>;
  realPath(path: string): Promise<string>;
  /** Throws when this process may not change `folder`. */
  requireWritable(folder: string): Promise<void>;
}

export interface WritableFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when the bytes are on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface FileFacts {
  readonly kind: EntryKind;
  readonly bytes: number;
  /** Permission bits. */
  readonly mode: number;
  readonly modifiedMs: number;
  readonly inode: bigint;
}
