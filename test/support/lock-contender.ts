/** Child process of the lock tests: tries for the lock on `try`, lets go on `release`. */
import { openLibrary } from '../../main/adapters/open-library.ts';
import type { OpenLibrary } from '../../main/adapters/open-library.ts';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import { libraryOptions } from './temporary-library.ts';

const root = process.argv[2] ?? '';
let library: OpenLibrary | null = null;

const attempt = async (): Promise<string> => {
  try {
    library = await openLibrary(root, libraryOptions);
    return 'won';
  } catch (error) {
    if (error instanceof OffprintError) return `${error.code} ${String(error.details.pid)}`;
    throw error;
  }
};

process.on('message', (message) => {
  const answer =
    message === 'try'
      ? attempt()
      : Promise.resolve(library?.close()).then(() => {
          library = null;
          return 'released';
        });
  void answer.then((text) => process.send?.(text));
});
process.send?.('ready');
