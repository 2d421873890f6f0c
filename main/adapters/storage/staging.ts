import path from 'node:path';
import type { IdSource } from '../../core/ports/id-source.ts';
import type { FileSystem } from './file-system.ts';
import { discardQuietly, writeDurably } from './durable-write.ts';
import { TEMPORARY, absolute } from './library-paths.ts';

/** Files by path below the folder they are to form, with forward slashes. */
export type FolderContent = ReadonlyMap<string, Uint8Array>;

/**
 * Everything that is not yet, or no longer, part of the library lies in `tmp/`: on the same file system, so
 * one rename brings it in, and in one place, so one look at the start finds what a crash has left.
 */
export class Staging {
  readonly folder: string;
  readonly #fs: FileSystem;
  readonly #ids: IdSource;

  constructor(fs: FileSystem, root: string, ids: IdSource) {
    this.#fs = fs;
    this.#ids = ids;
    this.folder = absolute(root, TEMPORARY);
  }

  /** A path that nobody else uses. */
  fresh(kind: 'file' | 'folder' | 'gone'): string {
    return path.join(this.folder, `${kind}-${this.#ids.opaqueId()}`);
  }

  /** A new folder below `tmp/`, every file and every name in it durable. */
  async build(content: FolderContent): Promise<string> {
    const staged = this.fresh('folder');
    const folders = foldersOf(content).map((folder) => path.join(staged, folder));
    try {
      for (const folder of folders) await this.#fs.makeFolder(folder);
      await Promise.all(
        [...content].map(([name, bytes]) => writeDurably(this.#fs, path.join(staged, name), bytes)),
      );
      await Promise.all(folders.map((folder) => this.#fs.syncFolder(folder)));
      return staged;
    } catch (error) {
      await discardQuietly(this.#fs, staged);
      throw error;
    }
  }
}

/** The folder itself ('') and all below it that hold something, outer ones first. */
const foldersOf = (content: FolderContent): readonly string[] => {
  const folders = new Set(['']);
  for (const name of content.keys()) {
    const parts = name.split('/').slice(0, -1);
    parts.forEach((_, at) => folders.add(parts.slice(0, at + 1).join('/')));
  }
  return [...folders].sort((a, b) => a.length - b.length);
};
