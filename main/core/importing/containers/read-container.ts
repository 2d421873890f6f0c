import { isMhtml, readMhtml } from './read-mhtml.ts';
import { isWebarchive, readWebarchive } from './read-webarchive.ts';
import type { SavedPage } from './saved-page.ts';

/**
 * The page a container holds, or null when the file is none that can be read without unpacking. By content:
 * names lie. Throws OffprintError `damaged-archive` or `file-too-large`.
 */
export const readContainer = (name: string, bytes: Uint8Array): SavedPage | null => {
  if (isWebarchive(bytes)) return readWebarchive(name, bytes);
  return isMhtml(bytes) ? readMhtml(name, bytes) : null;
};
