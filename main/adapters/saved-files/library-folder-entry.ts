import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';

export const isLibraryRecord = (name: string): boolean => name === 'library.json';

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
