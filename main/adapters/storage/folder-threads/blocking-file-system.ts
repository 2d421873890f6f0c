import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import type { WritableFile } from '../file-system.ts';
import type { FolderFileSystem } from '../build-folder.ts';
import { isSystemError } from '../system-error.ts';

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
};

/** As the file system of the library, see `createNodeFileSystem`. */
const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!isSystemError(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    closeSync(folder);
  }
};

const open = (path: string, mode: number | undefined): WritableFile => {
  const file = openSync(path, 'wx', mode);
  return {
    write: (bytes) => attempt(() => writeAll(file, bytes)),
    sync: () => attempt(() => fsyncSync(file)),
    close: () => attempt(() => closeSync(file)),
  };
};

const attempt = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });

/**
 * The real disk without a round through the thread pool for every call: for a thread that does nothing else and
 * may be held up.
 */
export const createBlockingFileSystem = (): FolderFileSystem => ({
  makeFolder: (path, mode = 0o777) =>
    attempt(() => {
      mkdirSync(path, { mode });
    }),
  create: (path, mode) => attempt(() => open(path, mode)),
  syncFolder: (path) => attempt(() => syncFolder(path)),
});
