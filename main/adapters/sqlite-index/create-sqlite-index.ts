import type { Logger } from '../../core/ports/logger.ts';
import type { SearchIndex } from '../../core/ports/search-index.ts';
import { entryUrl } from '../entry-url.ts';
import { forkIndexProcess } from './fork-index-process.ts';
import type { SpawnIndex } from './index-channel.ts';
import { IndexClient } from './index-client.ts';
import type { IndexMethod } from './index-messages.ts';
import { INDEX_METHODS } from './index-messages.ts';

export interface SqliteIndexOptions {
  /** The index; made anew when it is missing, damaged or of another version. */
  readonly file: string;
  readonly logger?: Logger;
  /** Code of the index process, where it is not beside this module. */
  readonly entry?: URL;
  /** How the process is started; a child process of Node unless given. */
  readonly spawn?: SpawnIndex;
  readonly questionTimeoutMs?: number;
}

const QUESTION_TIMEOUT_MS = 20_000;

/**
 * The search index in a process of its own: a hanging or crashing search never takes the program with it. A
 * call that is lost that way throws `index-unavailable`, the next one finds a new process.
 */
export const createSqliteIndex = async (options: SqliteIndexOptions): Promise<SearchIndex> => {
  const entry = options.entry ?? entryUrl('./index-process.ts', import.meta.url);
  const spawn = options.spawn ?? forkIndexProcess;
  const client = new IndexClient({
    file: options.file,
    logger: options.logger,
    start: () => spawn(entry),
    questionTimeoutMs: options.questionTimeoutMs ?? QUESTION_TIMEOUT_MS,
  });
  await client.open();
  const methods = (Object.keys(INDEX_METHODS) as IndexMethod[]).map((method) => [
    method,
    (...args: unknown[]) => client.call(method, args),
  ]);
  return Object.fromEntries(methods) as SearchIndex;
};
