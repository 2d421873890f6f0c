import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { FileSystem } from './file-system.ts';
import { replaceDurably, writeDurably } from './durable-write.ts';
import {
  ARTICLES,
  ASSETS,
  LIBRARY_FILE,
  LOCK_DATABASE,
  LOCK_OWNER,
  README_FILE,
  TEMPORARY,
  absolute,
} from './library-paths.ts';
import { README } from './library-readme.ts';
import type { Staging } from './staging.ts';
import { isHarmless } from './stray-files.ts';
import { SET_ASIDE } from './set-aside.ts';
import { isSystemError, systemErrorCode } from './system-error.ts';

/**
 * Makes sure that `root` is a folder this process may work in and that it is a library or can become one.
 * Creates the folder where there is none. Throws OffprintError `library-unusable`, `library-read-only`.
 */
export const prepareRoot = async (fs: FileSystem, root: string): Promise<void> => {
  try {
    const facts = await fs.facts(await resolved(fs, root));
    if (facts === null) await fs.makeFolder(root, 0o700);
    else if (facts.kind !== 'folder') throw unusable(root, 'it is a file, not a folder');
    await fs.requireWritable(root);
    await refuseForeignFolder(fs, root);
    for (const folder of [ARTICLES, ASSETS, TEMPORARY]) {
      await fs.makeFolder(absolute(root, folder));
      await fs.requireWritable(absolute(root, folder));
    }
  } catch (error) {
    throw explainRoot(error, root);
  }
};

/** Names that an earlier run may have left before there was a `library.json`. */
const OWN = new Set<string>([
  ARTICLES,
  ASSETS,
  TEMPORARY,
  LIBRARY_FILE,
  README_FILE,
  LOCK_DATABASE,
  LOCK_OWNER,
]);

/** Somebody's full documents folder must not be turned into a library by a slip. */
const refuseForeignFolder = async (fs: FileSystem, root: string): Promise<void> => {
  const names = (await fs.list(root)).map(({ name }) => name);
  if (names.includes(LIBRARY_FILE) || names.includes(ARTICLES)) return;
  const foreign = names.find((name) => !OWN.has(name) && !isHarmless(name) && !SET_ASIDE.test(name));
  if (foreign !== undefined) {
    throw unusable(root, `it holds other things (such as ${foreign}) and no library; choose an empty folder`);
  }
};

const resolved = async (fs: FileSystem, root: string): Promise<string> => {
  try {
    return await fs.realPath(root);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return root;
    throw error;
  }
};

const unusable = (root: string, why: string): OffprintError =>
  new OffprintError('library-unusable', `${root} cannot be used as a library: ${why}. Nothing was changed.`, {
    details: { path: root },
  });

const explainRoot = (error: unknown, root: string): unknown => {
  const code = systemErrorCode(error);
  if (error instanceof OffprintError || code === null) return error;
  const details = { path: root, system: code };
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) {
    const message = `The library ${root} cannot be written to (${code}). Nothing was changed. Check the folder's permissions and that its disk is not write-protected.`;
    return new OffprintError('library-read-only', message, { details, cause: error });
  }
  if (['ENOSPC', 'EDQUOT'].includes(code)) {
    const message = `The disk is full (${code}): the library ${root} could not be set up. Free some space and try again.`;
    return new OffprintError('disk-full', message, { details, cause: error });
  }
  const message = `${root} cannot be used as a library (${code}). Nothing was changed. Choose another folder.`;
  return new OffprintError('library-unusable', message, { details, cause: error });
};

/** The names of a new library's folders are durable before anything is put into them. */
export const syncRoot = async (fs: FileSystem, root: string): Promise<void> => {
  for (const folder of [ARTICLES, ASSETS, '.']) await fs.syncFolder(absolute(root, folder));
  await fs.syncFolder(path.dirname(path.resolve(root)));
};

/** Everything rests on a rename that replaces a file: tried once, when a library is made. */
export const probeFileSystem = async (fs: FileSystem, staging: Staging, root: string): Promise<void> => {
  const [target, staged] = [staging.fresh('file'), staging.fresh('file')];
  const [before, after] = [new Uint8Array([1]), new Uint8Array([2])];
  await writeDurably(fs, target, before);
  await replaceDurably(fs, target, after, staged);
  const found = await fs.read(target);
  await fs.remove(target);
  if (found.length !== 1 || found[0] !== 2) throw unusable(root, 'its disk does not replace files on rename');
};

/** Only in a new library: whoever takes the note away does not want it back. */
export const writeReadme = async (fs: FileSystem, staging: Staging, root: string): Promise<void> => {
  const file = absolute(root, README_FILE);
  if ((await fs.facts(file)) !== null) return;
  await replaceDurably(fs, file, new TextEncoder().encode(README), staging.fresh('file'));
};
