import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';

const isLibraryRecord = (name: string): boolean => name === 'library.json';

/**
 * Whether a folder with these names in it is a library. The default one lies among the documents: whoever imports
 * those does not mean the copies that Offprint made.
 */
export const isLibraryFolder = (names: readonly string[]): boolean =>
  names.some(isLibraryRecord) && names.includes('articles');

/** The one line a library has in a report. */
export const libraryEntry = (label: string): SavedFileEntry => ({
  label,
  refused: {
    outcome: 'skipped',
    error: new OffprintError(
      'not-an-article',
      `“${label}” is a library of Offprint: what is in it is kept already. It was left as it is. To add its articles to this one, import the files they were made from.`,
    ),
  },
});

/** Folders that are libraries; `.` stands for all that was given. */
export const libraryFolders = (paths: Iterable<string>): Set<string> => {
  const all = [...paths];
  const withArticles = new Set(
    all.map((each) => /^(?:(.*?)\/)?articles\//.exec(each)).map((match) => match && (match[1] ?? '.')),
  );
  const records = all.filter((each) => isLibraryRecord(path.posix.basename(each)));
  return new Set(records.map((each) => path.posix.dirname(each)).filter((each) => withArticles.has(each)));
};

/** Whether a path leads into one of the folders. */
export const isBelow = (relativePath: string, folders: ReadonlySet<string>): boolean => {
  if (folders.size === 0) return false;
  if (folders.has('.')) return true;
  for (let end = relativePath.indexOf('/'); end > 0; end = relativePath.indexOf('/', end + 1))
    if (folders.has(relativePath.slice(0, end))) return true;
  return false;
};
