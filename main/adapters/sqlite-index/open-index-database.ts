import type { SearchIndex } from '../../core/ports/search-index.ts';
import { ANSWERS } from './answers.ts';
import { IndexDatabase } from './index-database.ts';
import type { IndexDatabaseOptions } from './index-database.ts';

/** An index without a process of its own, for tests and for measuring. */
export const openIndexDatabase = (options: IndexDatabaseOptions): SearchIndex => {
  const database = new IndexDatabase(options);
  return Object.fromEntries(
    Object.entries(ANSWERS).map(([name, method]) => [
      name,
      async (...args: never[]) => method(database, ...args),
    ]),
  ) as unknown as SearchIndex;
};
