import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { APPLICATION_ID, INDEX_VERSION, SCHEMA } from './index-schema.ts';

/** An SQLite file with what SQLite keeps beside it. */
export const removeIndexFile = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
};

const SETTINGS = `
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
PRAGMA cache_size=-24576;
PRAGMA mmap_size=0;
PRAGMA temp_store=MEMORY;
PRAGMA journal_size_limit=33554432;
PRAGMA wal_autocheckpoint=4000;
PRAGMA busy_timeout=5000;
`;

const numberOf = (database: DatabaseSync, pragma: string): number =>
  Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** Whether SQLite says that the file is no database, or a broken one. */
export const saysDamaged = (error: unknown): boolean => {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  const primary = error.errcode & 0xff;
  return primary === CORRUPT || primary === NOT_A_DATABASE;
};

const problemOf = (database: DatabaseSync): string | null => {
  if (numberOf(database, 'application_id') !== APPLICATION_ID) return 'it is not an index of Offprint';
  const version = numberOf(database, 'user_version');
  return version === INDEX_VERSION ? null : `it is of version ${String(version)}`;
};

/** Null when the file does not hold an index of this version; `why` says what it is. */
const openExisting = (file: string): { database: DatabaseSync | null; why: string } => {
  const database = new DatabaseSync(file);
  try {
    database.exec(SETTINGS);
    const problem = problemOf(database);
    if (problem === null) {
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
      return { database, why: '' };
    }
    database.close();
    return { database: null, why: problem };
  } catch (error) {
    database.close();
    if (!saysDamaged(error)) throw error;
    return { database: null, why: 'it is damaged' };
  }
};

const create = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file);
  try {
    database.exec(SETTINGS);
    database.exec(`BEGIN; ${SCHEMA} COMMIT;`);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && error.message.includes('fts5')) {
      throw new OffprintError(
        'index-unavailable',
        'The SQLite of this program has no full-text search (FTS5), so nothing can be searched. The articles are untouched; use a complete build of the program.',
        { cause: error },
      );
    }
    throw error;
  }
};

/**
 * Opens the index or begins an empty one. An index is derived from the articles, so a file that is damaged, of
 * another version or something else is deleted; `discarded` says why.
 */
export const openIndexFile = (file: string): { database: DatabaseSync; discarded: string | null } => {
  if (!existsSync(file)) return { database: create(file), discarded: null };
  const { database, why } = openExisting(file);
  if (database) return { database, discarded: null };
  removeIndexFile(file);
  return { database: create(file), discarded: why };
};
