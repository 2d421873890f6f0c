import { OffprintError } from '../../core/errors/offprint-error.ts';
import { oversizedArchive } from '../../core/importing/containers/damaged-archive.ts';
import { readArchivedPage } from '../../core/importing/containers/read-archived-page.ts';
import type { SavedPage } from '../../core/importing/containers/saved-page.ts';
import { zippedPage } from '../../core/importing/containers/zipped-page.ts';
import { archiveInPage, isSelfExtracting } from './archive-in-page.ts';
import { memorySource } from './byte-sources.ts';
import { contentDecoder } from './decode-content.ts';
import { readZipEntrySync } from './read-zip-entry.ts';
import { collectArchivedPage, openWacz, openWarc } from './web-archive.ts';
import type { WebArchive } from './web-archive.ts';
import { readZipDirectory } from './zip-directory.ts';

/**
 * The page in a file that has to be unpacked to be read, or null for any other file. Unpacking needs Node's zlib
 * and yauzl, which knows the dark corners of ZIP; what the parts mean is decided in core, which is given them
 * as functions and asks for those that the article shows. Throws OffprintError `damaged-archive`,
 * `file-too-large`, `not-an-article`.
 */
export const unpackPage = async (name: string, bytes: Uint8Array): Promise<SavedPage | null> => {
  if (startsWith(bytes, 'PK\x03\x04')) return unzipPage(name, bytes);
  if (isSelfExtracting(bytes)) return unzipPage(name, archiveInPage(bytes));
  const recorded = await openWarc(name, memorySource(bytes));
  return recorded && firstPage(name, recorded);
};

const firstPage = async (name: string, archive: WebArchive): Promise<SavedPage> => {
  const [page] = archive.pages;
  const collected = page && (await collectArchivedPage(archive, page));
  if (!collected) throw oversizedArchive(name, 'the page in it is too large');
  return readArchivedPage(archive, page, collected, contentDecoder(name));
};

const unzipPage = async (name: string, bytes: Uint8Array): Promise<SavedPage> => {
  const entries = await readZipDirectory(name, memorySource(bytes));
  const recorded = await openWacz(name, memorySource(bytes), entries);
  if (recorded) return firstPage(name, recorded);
  const page = zippedPage(
    name,
    entries
      .filter(({ refused }) => refused === null)
      .map((entry) => ({ ...entry, bytes: () => readZipEntrySync(name, bytes, entry) })),
  );
  if (page) return page;
  const locked = entries.find(({ path, refused }) => path === 'index.html' && refused !== null);
  if (locked?.refused) throw locked.refused;
  throw new OffprintError(
    'not-an-article',
    `“${name}” is an archive of several files. Nothing was imported from it as one page; give it a name that ends in .zip and import it again.`,
  );
};

const startsWith = (bytes: Uint8Array, start: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, start.length)).equals(
    Buffer.from(start, 'latin1'),
  );
