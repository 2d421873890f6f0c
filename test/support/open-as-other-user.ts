/** Child process: opens the library at argv[2] without the rights of root and prints the error's code and message. */
import { openLibrary } from '../../main/adapters/open-library.ts';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import { libraryOptions } from './temporary-library.ts';

const NOBODY = 65534;

const root = process.argv[2] ?? '';
if (process.getuid?.() === 0) {
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
try {
  const library = await openLibrary(root, libraryOptions);
  await library.close();
  console.log('opened');
} catch (error) {
  if (!(error instanceof OffprintError)) throw error;
  console.log(error.code, error.message);
}
