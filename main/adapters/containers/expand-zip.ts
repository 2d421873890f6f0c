import { OffprintError } from '../../core/errors/offprint-error.ts';
import { isZippedPage } from '../../core/importing/containers/zipped-page.ts';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import { folderEntries } from '../saved-files/folder-entries.ts';
import type { FolderFile } from '../saved-files/folder-entries.ts';
import type { ArchiveBudget } from './archive-limits.ts';
import { unpackedSource } from './byte-sources.ts';
import { expandWebArchive } from './expand-web-archive.ts';
import { readZipEntry } from './read-zip-entry.ts';
import { openWacz } from './web-archive.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-entry.ts';

/**
 * The saved files of an archive as entries of their own, `ARCHIVE!FILE`, or null when the archive as a whole is
 * one saved page. Nothing is unpacked before its turn comes. Throws what `readZipDirectory` throws.
 */
export const expandZip = async (
  label: string,
  source: ByteSource,
  budget: ArchiveBudget,
  signal: AbortSignal,
): Promise<SavedFileEntry[] | null> => {
  const entries = await readZipDirectory(label, source);
  budget.spend(entries);
  if (isZippedPage(entries)) return null;
  const recorded = await openWacz(label, source, entries, signal);
  if (recorded) return expandWebArchive(label, source.size, recorded);
  if (isOfficeDocument(new Set(entries.map(({ path }) => path)))) throw officeDocument(label);
  if (entries.length === 0) throw emptyArchive(label);
  const files = entries.filter(({ refused }) => refused === null);
  const byPath = new Map(files.map((entry) => [entry.path, folderFile(label, source, entry)]));
  const labelOf = (path: string): string => `${label}!${path}`;
  return [...folderEntries(byPath, labelOf), ...entries.flatMap((entry) => refusedEntry(entry, labelOf))];
};

const folderFile = (label: string, source: ByteSource, entry: ZipEntry): FolderFile => {
  const read = () => readZipEntry(label, source, entry);
  return { size: entry.size, read, content: unpackedSource(entry.size, read), readings: entry.readings };
};

const refusedEntry = ({ path, refused }: ZipEntry, labelOf: (path: string) => string): SavedFileEntry[] =>
  refused === null ? [] : [{ label: labelOf(path), refused: { outcome: 'failed', error: refused } }];

/** Of Microsoft, of OpenDocument, of Apple. */
const isOfficeDocument = (paths: ReadonlySet<string>): boolean =>
  paths.has('[Content_Types].xml') ||
  (paths.has('mimetype') && paths.has('content.xml')) ||
  paths.has('Index/Document.iwa');

const officeDocument = (label: string): OffprintError =>
  new OffprintError(
    'not-an-article',
    `“${label}” is an office document, not a saved article. It was left as it is; save it as HTML to import it.`,
  );

const emptyArchive = (label: string): OffprintError =>
  new OffprintError('empty-file', `“${label}” is an archive without files. Nothing was imported from it.`);
