import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { MAX_SAVED_FILE_BYTES } from '../../core/importing/size-limits.ts';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import { companionsOf, fileKind } from './file-kinds.ts';
import { isLibraryRecord, libraryEntry } from './library-folder-entry.ts';

/** A file of a folder that is none on this disk: dropped on the window, or packed in an archive. */
export interface FolderFile {
  readonly size: number;
  readonly content: ByteSource;
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
  for (const [relativePath, file] of files) {
    if (liesInCompanionFolder(relativePath) || isBelow(relativePath, libraries)) continue;
    const kind = fileKind(path.posix.basename(relativePath));
    if (kind === 'system') continue;
    const label = labelOf(relativePath);
    yield kind === 'candidate' ? entry(relativePath, label, file, files) : refusedKind(label);
  }
}

/** Folders that are libraries; `.` stands for all that was given. */
const libraryFolders = (paths: Iterable<string>): Set<string> => {
  const all = [...paths];
  const withArticles = new Set(
    all.map((each) => /^(?:(.*?)\/)?articles\//.exec(each)).map((match) => match && (match[1] ?? '.')),
  );
  const records = all.filter((each) => isLibraryRecord(path.posix.basename(each)));
  return new Set(records.map((each) => path.posix.dirname(each)).filter((each) => withArticles.has(each)));
};

const isBelow = (relativePath: string, folders: ReadonlySet<string>): boolean => {
  if (folders.size === 0) return false;
  if (folders.has('.')) return true;
  for (let end = relativePath.indexOf('/'); end > 0; end = relativePath.indexOf('/', end + 1))
    if (folders.has(relativePath.slice(0, end))) return true;
  return false;
};

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
        const sibling = files.get(path.posix.join(path.posix.dirname(relativePath), wanted).normalize('NFC'));
        return sibling ? await sibling.read() : null;
      },
    };
  },
});

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
