import { hostname } from 'node:os';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { LOCK_DATABASE, LOCK_OWNER, absolute } from './library-paths.ts';

export interface LibraryLock {
  release(): void;
}

const SQLITE_BUSY = 5;

/** A collected database would let go of the lock; whoever holds one is named here. */
const held = new Set<DatabaseSync>();

/**
 * One process per library. The lock is SQLite's exclusive lock on an otherwise empty database, because the
 * system lets go of it the moment the process ends, however it ends; nothing grows stale and no clock is
 * trusted. Nothing else may open that file: closing it would free the lock on POSIX systems. Throws
 * OffprintError `library-in-use` with the holder's process id where that is known.
 */
export const lockLibrary = (root: string): LibraryLock => {
  const database = openDatabase(root);
  try {
    // Never committed: the lock lasts as long as the transaction, and nothing is ever written.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw lockError(root, error);
  }
  held.add(database);
  noteOwner(root);
  return {
    release: () => {
      if (!held.delete(database)) return;
      rmSync(absolute(root, LOCK_OWNER), { force: true });
      database.close();
    },
  };
};

const openDatabase = (root: string): DatabaseSync => {
  try {
    return new DatabaseSync(absolute(root, LOCK_DATABASE));
  } catch (error) {
    throw lockError(root, error);
  }
};

const lockError = (root: string, error: unknown): unknown => {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  if (error.errcode === SQLITE_BUSY) return inUse(root, error);
  return new OffprintError(
    'library-unusable',
    `The library ${root} could not be locked (${error.message}). Nothing was changed. Check the folder's permissions; a network drive that cannot lock files cannot hold a library.`,
    { details: { path: absolute(root, LOCK_DATABASE) }, cause: error },
  );
};

const inUse = (root: string, cause: unknown): OffprintError => {
  const pid = ownerPid(root);
  const owner = pid === null ? 'another Offprint' : `another Offprint (process ${String(pid)})`;
  return new OffprintError(
    'library-in-use',
    `The library ${root} is open in ${owner}. Nothing was changed. Close it there, or work there.`,
    { details: { path: root, pid }, cause },
  );
};

/** Only a courtesy to whoever is refused: a full disk must not keep anybody out. */
const noteOwner = (root: string): void => {
  try {
    writeFileSync(absolute(root, LOCK_OWNER), JSON.stringify({ pid: process.pid, host: hostname() }));
  } catch (error) {
    rmSync(absolute(root, LOCK_OWNER), { force: true });
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
  }
};

const ownerPid = (root: string): number | null => {
  try {
    const owner: unknown = JSON.parse(readFileSync(absolute(root, LOCK_OWNER), 'utf8'));
    if (typeof owner !== 'object' || owner === null) return null;
    const { pid, host } = owner as { pid?: unknown; host?: unknown };
    return typeof pid === 'number' && host === hostname() ? pid : null;
  } catch (error) {
    // Missing or half written: the holder is then simply not known.
    if (error instanceof SyntaxError || (error instanceof Error && 'syscall' in error)) return null;
    throw error;
  }
};
