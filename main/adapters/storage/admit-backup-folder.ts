import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { isRecord } from '../../core/records/shape.ts';
import type { FileSystem } from './file-system.ts';
import {
  ARTICLES,
  ASSETS,
  LIBRARY_FILE,
  LOCK_DATABASE,
  README_FILE,
  TEMPORARY,
  absolute,
} from './library-paths.ts';
import { isHarmless } from './stray-files.ts';

const OWN = new Set<string>([ARTICLES, ASSETS, LIBRARY_FILE, README_FILE, TEMPORARY]);

/**
 * Makes sure that a backup of `root` may go into `target`, making the folder where there is none. Throws
 * OffprintError `bad-input`.
 */
export const admitBackupFolder = async (fs: FileSystem, root: string, target: string): Promise<void> => {
  const facts = await fs.facts(target);
  if (facts === null) await fs.makeFolder(target, 0o700);
  else if (facts.kind === 'file') throw refused(target, 'it is a file');
  const [library, place] = [await fs.realPath(root), await fs.realPath(target)];
  if (contains(library, place) || contains(place, library))
    throw refused(target, 'it lies in the library, or the library in it');
  const names = (await fs.list(target)).map(({ name }) => name).filter((name) => !isHarmless(name));
  if (names.includes(LOCK_DATABASE))
    throw refused(target, 'it was opened as a library of its own and may hold changes of its own');
  const foreign = names.find((name) => !OWN.has(name));
  if (foreign !== undefined) throw refused(target, `it holds other things, such as ${foreign}`);
  const there = await createdAt(fs, target);
  if (there !== null && there !== (await createdAt(fs, root)))
    throw refused(target, 'it is the backup of another library');
};

const contains = (outer: string, inner: string): boolean => {
  const way = path.relative(outer, inner);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
};

/** The instant a library was made tells it from others; null where there is no record. */
const createdAt = async (fs: FileSystem, root: string): Promise<string | null> => {
  const file = absolute(root, LIBRARY_FILE);
  if ((await fs.facts(file)) === null) return null;
  try {
    const record: unknown = JSON.parse(new TextDecoder().decode(await fs.read(file)));
    return isRecord(record) && typeof record.created === 'string' ? record.created : 'unknown';
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
};

const refused = (target: string, why: string): OffprintError =>
  new OffprintError(
    'bad-input',
    `${target} cannot take the backup: ${why}. Nothing was written; name a new or empty folder.`,
    { details: { path: target } },
  );
