import { createReadStream } from 'node:fs';
import type { Dirent, Stats, BigIntStats } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntryKind, FileFacts, FileSystem, WritableFile } from './file-system.ts';
import { isSystemError } from './system-error.ts';
import { TurnGate } from './turn-gate.ts';

/** Open files at a time: far below the 256 that macOS gives a process, enough to keep a disk busy. */
const MAX_OPEN_FILES = 48;
const WINDOWS_RENAME_TRIES = 8;

const kindOf = (entry: Dirent | Stats | BigIntStats): EntryKind => {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
};

/** Windows refuses a rename while a scanner or indexer has the file open; that passes. */
const renameOnWindows = async (from: string, to: string): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await fs.rename(from, to);
      return;
    } catch (error) {
      const passing = isSystemError(error, 'EPERM', 'EACCES', 'EBUSY');
      if (!passing || tries === WINDOWS_RENAME_TRIES) throw error;
      await pause(10 * 2 ** tries);
    }
  }
};

/** Windows has no way to sync a folder, some network file systems refuse it; renames are all they offer. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await fs.open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!isSystemError(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    await folder.close();
  }
};

/** The process's umask has no say over bits that are to be kept; disks without such bits have none to keep. */
const setMode = async (file: fs.FileHandle, mode: number): Promise<void> => {
  if (process.platform === 'win32') return;
  try {
    await file.chmod(mode);
  } catch (error) {
    if (isSystemError(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) return;
    await file.close();
    throw error;
  }
};

const facts = async (path: string): Promise<FileFacts | null> => {
  try {
    const stats = await fs.lstat(path, { bigint: true });
    return {
      kind: kindOf(stats),
      bytes: Number(stats.size),
      mode: Number(stats.mode & 0o7777n),
      modifiedMs: Number(stats.mtimeNs) / 1e6,
      inode: stats.ino,
    };
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
};

/**
 * With the folders above it. Step by step: `recursive` of Node never ends below folders that refuse new names
 * with ENOENT, as `/proc` does.
 */
const makeFolder = async (folder: string, mode: number, isAboveMade = false): Promise<void> => {
  const above = path.dirname(folder);
  try {
    await fs.mkdir(folder, { mode });
  } catch (error) {
    if (!isAboveMade && above !== folder && isSystemError(error, 'ENOENT')) {
      await makeFolder(above, mode);
      return makeFolder(folder, mode, true);
    }
    const isThere = isSystemError(error, 'EEXIST', 'EISDIR', 'EPERM', 'EACCES', 'EROFS');
    if (!isThere || !(await fs.stat(folder).catch(() => null))?.isDirectory()) throw error;
  }
};

/** The real disk through `node:fs/promises`. */
export const createNodeFileSystem = (): FileSystem => {
  const gate = new TurnGate(MAX_OPEN_FILES);
  const holdingOne = async <T>(task: () => Promise<T>): Promise<T> => {
    const leave = await gate.enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };

  return {
    facts,
    async list(folder) {
      const entries = await fs.readdir(folder, { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
    read: (path) => holdingOne(() => fs.readFile(path)),
    async *chunks(path, start = 0, end = Infinity) {
      const leave = await gate.enter();
      try {
        yield* createReadStream(path, { start, end, highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
      } finally {
        leave();
      }
    },
    async create(path, mode): Promise<WritableFile> {
      const leave = await gate.enter();
      try {
        const handle = await fs.open(path, 'wx', mode);
        if (mode !== undefined) await setMode(handle, mode);
        return {
          write: (bytes) => handle.writeFile(bytes),
          sync: () => handle.sync(),
          close: () => handle.close().finally(leave),
        };
      } catch (error) {
        leave();
        throw error;
      }
    },
    makeFolder: (path, mode = 0o777) => makeFolder(path, mode),
    rename: process.platform === 'win32' ? renameOnWindows : fs.rename,
    remove: (path) => fs.rm(path, { recursive: true, force: true, maxRetries: 4 }),
    syncFolder: (path) => holdingOne(() => syncFolder(path)),
    realPath: (path) => fs.realpath(path),
    requireWritable: (folder) => fs.access(folder, fs.constants.R_OK | fs.constants.W_OK),
  };
};
