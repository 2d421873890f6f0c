import type { SearchIndex } from '../../core/ports/search-index.ts';
import { ANSWERS } from './answers.ts';
import { IndexDatabase } from './index-database.ts';
import type { IndexDatabaseOptions } from './index-database.ts';

type Answer = (index: IndexDatabase, ...args: unknown[]) => unknown;

/** An index without a process of its own, for tests and for measuring. */
export const openIndexDatabase = (options: IndexDatabaseOptions): SearchIndex => {
  const database = new IndexDatabase(options);
  const methods = Object.entries(ANSWERS as Record<string, Answer>).map(([name, answer]) => [
    name,
    (...args: unknown[]) => Promise.resolve().then(() => answer(database, ...args)),
  ]);
  return Object.fromEntries(methods) as SearchIndex;
};
