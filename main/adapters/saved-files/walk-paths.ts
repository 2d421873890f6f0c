import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import { fileSource } from '../containers/byte-sources.ts';
import { companionsOf, fileKind } from './file-kinds.ts';
import { isLibraryFolder, libraryEntry } from './library-folder-entry.ts';
import { readSavedFile, unreadable } from './read-saved-file.ts';

/**
 * Every file below the named files and folders, folders in order of name. What was named itself is always
 * tried, but for the folder of a page's parts that is named with the page; inside folders, links are not
 * followed (they could lead in a circle or out of what was meant).
 */
export async function* walkPaths(
  paths: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<SavedFileEntry> {
  const files = new Set(paths.map((named) => path.resolve(named)));
  const isNamedWithItsPage = namedWithTheirPages(files);
  for (const file of files) {
    if (isNamedWithItsPage(file)) continue;
    try {
      const stats = await stat(file);
      if (stats.isDirectory()) yield* walkFolder(file, signal);
      else if (stats.isFile()) yield entry(file, stats.size);
      else yield refused(file, 'failed', notAFile(file, stats));
    } catch (error) {
      yield refused(file, 'failed', unreadable(file, error));
    }
  }
}

/** Whoever selects a saved page selects the folder of its parts with it. */
const namedWithTheirPages = (files: ReadonlySet<string>): ((file: string) => boolean) => {
  const byFolder = Map.groupBy(files, (file) => path.dirname(file));
  const companions = new Map(
    [...byFolder].map(([folder, inside]) => [
      folder,
      companionsOf(inside.map((file) => path.basename(file))),
    ]),
  );
  return (file) => companions.get(path.dirname(file))?.(path.basename(file)) ?? false;
};

async function* walkFolder(folder: string, signal: AbortSignal): AsyncGenerator<SavedFileEntry> {
  const waiting = [folder];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (signal.aborted) return;
    try {
      const items = await readdir(current, { withFileTypes: true });
      if (isLibraryFolder(items.map(({ name }) => name))) {
        yield libraryEntry(current);
        continue;
      }
      items.sort((a, b) => byName(a.name, b.name));
      const isCompanion = companionsOf(items.map((item) => item.name));
      const folders = items.filter((item) => item.isDirectory() && !isCompanion(item.name));
      waiting.push(...folders.reverse().map((item) => path.join(item.parentPath, item.name)));
      for (const item of items) if (!item.isDirectory()) yield* itemEntry(item);
    } catch (error) {
      yield refused(current, 'failed', unreadable(current, error));
    }
  }
}

const names = new Intl.Collator('en', { numeric: true });

/** As people count: `page.html` before `page (1).html`, `2.md` before `10.md`; versions are numbered in this order. */
const byName = (a: string, b: string): number =>
  names.compare(path.parse(a).name, path.parse(b).name) || (a < b ? -1 : 1);

/** One item that cannot be looked at must not end its folder. */
async function* itemEntry(item: Dirent): AsyncGenerator<SavedFileEntry> {
  const file = path.join(item.parentPath, item.name);
  try {
    if (item.isFile()) yield* fileEntry(file);
    else yield refused(file, 'skipped', item.isSymbolicLink() ? await aLink(file) : notAFile(file, item));
  } catch (error) {
    yield refused(file, 'failed', unreadable(file, error));
  }
}

async function* fileEntry(file: string): AsyncGenerator<SavedFileEntry> {
  const kind = fileKind(path.basename(file));
  if (kind === 'system') return;
  if (kind === 'never-an-article') {
    const message = `“${file}” is not a kind of file that holds a saved article. It was left as it is.`;
    yield refused(file, 'skipped', new OffprintError('not-an-article', message));
    return;
  }
  yield entry(file, (await lstat(file)).size);
}

const entry = (file: string, size: number): SavedFileEntry => ({
  label: file,
  size,
  open: () => readSavedFile(file, file),
  content: fileSource(file, size),
});

const refused = (label: string, outcome: 'failed' | 'skipped', error: OffprintError): SavedFileEntry => ({
  label,
  refused: { outcome, error },
});

const aLink = async (file: string): Promise<OffprintError> => {
  const target = path.resolve(path.dirname(file), await readlink(file));
  const stats = await stat(file).catch(() => null);
  const what = stats
    ? `a link to “${target}”; links inside folders are not followed. Import what it leads to by its own name.`
    : `a link to “${target}”, which cannot be reached. It was left as it is.`;
  return new OffprintError('not-an-article', `“${file}” is ${what}`);
};

const notAFile = (file: string, kind: Dirent | Stats): OffprintError =>
  new OffprintError(
    'unreadable-file',
    `“${file}” is ${kindName(kind)}, neither a file nor a folder. It was left as it is.`,
  );

const kindName = (kind: Dirent | Stats): string => {
  if (kind.isFIFO()) return 'a named pipe';
  if (kind.isSocket()) return 'a socket';
  return kind.isBlockDevice() || kind.isCharacterDevice() ? 'a device' : 'of an unknown kind';
};
