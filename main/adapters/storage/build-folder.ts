import path from 'node:path';
import { writeDurably } from './durable-write.ts';
import type { FileSystem } from './file-system.ts';

/** Files by path below the folder they are to form, with forward slashes. */
export type FolderContent = ReadonlyMap<string, Uint8Array>;

/** What the building of a folder asks of a file system. */
export type FolderFileSystem = Pick<FileSystem, 'makeFolder' | 'create' | 'syncFolder'>;

/**
 * A new folder, every file and every name in it durable when this resolves; its own name is so once the folder
 * above it is synced. What a failure leaves behind is the caller's to remove.
 */
export type BuildFolder = (folder: string, content: FolderContent) => Promise<void>;

export const createFolderBuilder =
  (fs: FolderFileSystem): BuildFolder =>
  async (folder, content) => {
    const folders = foldersOf(content).map((below) => path.join(folder, below));
    for (const each of folders) await fs.makeFolder(each);
    await Promise.all([...content].map(([name, bytes]) => writeDurably(fs, path.join(folder, name), bytes)));
    await Promise.all(folders.map((each) => fs.syncFolder(each)));
  };

/** The folder itself ('') and all below it that hold something, outer ones first. */
const foldersOf = (content: FolderContent): readonly string[] => {
  const folders = new Set(['']);
  for (const name of content.keys()) {
    const parts = name.split('/').slice(0, -1);
    parts.forEach((_, at) => folders.add(parts.slice(0, at + 1).join('/')));
  }
  return [...folders].sort((a, b) => a.length - b.length);
};
