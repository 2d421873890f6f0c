import path from 'node:path';
import type { FileSystem } from './file-system.ts';

/** A new file whose bytes are on the medium when this resolves; its name is so once its folder is synced. */
export const writeDurably = async (
  fs: Pick<FileSystem, 'create'>,
  file: string,
  bytes: Uint8Array,
  mode?: number,
): Promise<void> => {
  const handle = await fs.create(file, mode);
  try {
    await handle.write(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Replaces `file` so that every reader, and every state after a crash, sees the old bytes or the new ones:
 * `staged` (a path nobody else uses, on the same file system) is written and synced, renamed over the file,
 * and the folder synced. Permission bits are kept, and a symbolic link still points to the file it named.
 */
export const replaceDurably = async (
  fs: FileSystem,
  file: string,
  bytes: Uint8Array,
  staged: string,
): Promise<void> => {
  const named = await fs.facts(file);
  if (named?.kind === 'link') {
    const real = await fs.realPath(file);
    // Beside its target: a link may lead to another file system, where no rename from here reaches.
    return replaceDurably(fs, real, bytes, path.join(path.dirname(real), `.${path.basename(staged)}`));
  }
  try {
    await writeDurably(fs, staged, bytes, named?.mode);
    await fs.rename(staged, file);
  } catch (error) {
    await discardQuietly(fs, staged);
    throw error;
  }
  await fs.syncFolder(path.dirname(file));
};

/** For the way out of a failure: what cannot be removed now lies in tmp/ and is swept at the next start. */
export const discardQuietly = async (fs: FileSystem, staged: string): Promise<void> => {
  await Promise.allSettled([fs.remove(staged)]);
};
