import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { MAX_SAVED_FILE_BYTES } from '../../core/importing/size-limits.ts';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import { companionsOf, fileKind } from './file-kinds.ts';
import { isBelow, libraryEntry, libraryFolders } from './library-folder-entry.ts';

/** A file of a folder that is none on this disk: dropped on the window, or packed in an archive. */
export interface FolderFile {
  readonly size: number;
  readonly content: ByteSource;
  /** What its path may be as well, by the charset in which it would be that. */
  readonly readings?: ReadonlyMap<string, string>;
  /** Throws OffprintError. */
  readonly read: () => Promise<Uint8Array>;
}

/**
 * The files of a folder by their paths in it (with `/`, in NFC); pages find their parts among them. `labelOf`
 * says how the report names a path.
 */
export function* folderEntries(
  files: ReadonlyMap<string, FolderFile>,
  labelOf: (relativePath: string) => string,
): Generator<SavedFileEntry> {
  const liesInCompanionFolder = inCompanionFolders(files.keys());
  const libraries = libraryFolders(files.keys());
  for (const folder of libraries) yield libraryEntry(labelOf(folder));
  const inOtherReading = otherReadings(files);
  for (const [relativePath, file] of files) {
    if (liesInCompanionFolder(relativePath) || isBelow(relativePath, libraries)) continue;
    const kind = fileKind(path.posix.basename(relativePath));
    if (kind === 'system') continue;
    const label = labelOf(relativePath);
    yield kind === 'candidate' ? entry(relativePath, label, file, files, inOtherReading) : refusedKind(label);
  }
}

const inCompanionFolders = (paths: Iterable<string>): ((relativePath: string) => boolean) => {
  const byFolder = Map.groupBy(paths, (relativePath) => path.posix.dirname(relativePath));
  const companions = new Map(
    [...byFolder].map(([folder, inside]) => [
      folder,
      companionsOf(inside.map((each) => path.posix.basename(each))),
    ]),
  );
  return (relativePath) => {
    const folders = relativePath.split('/').slice(0, -1);
    return folders.some((folder, depth) =>
      companions.get(folders.slice(0, depth).join('/') || '.')?.(folder),
    );
  };
};

const entry = (
  relativePath: string,
  label: string,
  file: FolderFile,
  files: ReadonlyMap<string, FolderFile>,
  inOtherReading: OtherReadings,
): SavedFileEntry => ({
  label,
  size: file.size,
  content: file.content,
  async open() {
    if (file.size > MAX_SAVED_FILE_BYTES) {
      throw new OffprintError(
        'file-too-large',
        `“${label}” is too large for a saved article; it was not imported.`,
      );
    }
    return {
      name: path.posix.basename(relativePath),
      label,
      bytes: await file.read(),
      modified: null,
      async sibling(wanted) {
        const sibling = files.get(besidePath(relativePath, wanted)) ?? inOtherReading(relativePath, wanted);
        return sibling ? await sibling.read() : null;
      },
    };
  },
});

const besidePath = (page: string, wanted: string): string =>
  path.posix.join(path.posix.dirname(page), wanted).normalize('NFC');

type OtherReadings = (page: string, wanted: string) => FolderFile | undefined;

/**
 * Finds a file by the name that it has when the page's own and its are read in one and the same other charset. The
 * table of all names is made when the first is asked for.
 */
const otherReadings = (files: ReadonlyMap<string, FolderFile>): OtherReadings => {
  let byName: Map<string, FolderFile> | null = null;
  return (page, wanted) => {
    byName ??= new Map(
      [...files.values()].flatMap((file) =>
        [...(file.readings ?? [])].map(([charset, name]) => [`${charset} ${name}`, file] as const),
      ),
    );
    for (const [charset, name] of files.get(page)?.readings ?? []) {
      const found = byName.get(`${charset} ${besidePath(name, wanted)}`);
      if (found) return found;
    }
    return undefined;
  };
};

const refusedKind = (label: string): SavedFileEntry => ({
  label,
  refused: {
    outcome: 'skipped',
    error: new OffprintError(
      'not-an-article',
      `“${label}” is not a kind of file that holds a saved article.`,
    ),
  },
});
