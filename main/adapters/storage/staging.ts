import path from 'node:path';
import type { IdSource } from '../../core/ports/id-source.ts';
import type { BuildFolder, FolderContent } from './build-folder.ts';
import { createFolderBuilder } from './build-folder.ts';
import { discardQuietly } from './durable-write.ts';
import type { FileSystem } from './file-system.ts';
import { TEMPORARY, absolute } from './library-paths.ts';

/**
 * Everything that is not yet, or no longer, part of the library lies in `tmp/`: on the same file system, so
 * one rename brings it in, and in one place, so one look at the start finds what a crash has left.
 */
export class Staging {
  readonly folder: string;
  readonly #fs: FileSystem;
  readonly #ids: IdSource;
  readonly #build: BuildFolder;

  constructor(fs: FileSystem, root: string, ids: IdSource, build = createFolderBuilder(fs)) {
    this.#fs = fs;
    this.#ids = ids;
    this.#build = build;
    this.folder = absolute(root, TEMPORARY);
  }

  /** A path that nobody else uses. */
  fresh(kind: 'file' | 'folder' | 'gone'): string {
    return path.join(this.folder, `${kind}-${this.#ids.opaqueId()}`);
  }

  /** A new folder below `tmp/`, every file and every name in it durable. */
  async build(content: FolderContent): Promise<string> {
    const staged = this.fresh('folder');
    try {
      await this.#build(staged, content);
      return staged;
    } catch (error) {
      await discardQuietly(this.#fs, staged);
      throw error;
    }
  }
}
