import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { SavedFile } from '../../core/importing/saved-file.ts';
import { MAX_SAVED_FILE_BYTES } from '../../core/importing/size-limits.ts';
import { isInSameMirror } from './mirrored-site.ts';

/** Reads one file of this machine. Throws OffprintError `unreadable-file`, `file-too-large`. */
export const readSavedFile = async (file: string, label: string): Promise<SavedFile> => {
  try {
    const stats = await stat(file);
    if (stats.size > MAX_SAVED_FILE_BYTES) throw tooLarge(label, stats.size);
    return {
      name: path.basename(file),
      label,
      bytes: await readFile(file),
      modified: stats.mtime.toISOString(),
      async sibling(relativePath) {
        const folder = path.dirname(file);
        // A file that came from a Mac may have its name decomposed, in the page it is not, or the other way.
        for (const spelling of new Set([
          relativePath,
          relativePath.normalize('NFC'),
          relativePath.normalize('NFD'),
        ])) {
          const bytes = await readSibling(folder, spelling);
          if (bytes) return bytes;
        }
        return null;
      },
    };
  } catch (error) {
    throw error instanceof OffprintError ? error : unreadable(label, error);
  }
};

/** A file beside the page or of the site mirrored with it, or null; a link that leads out of there is not followed. */
const readSibling = async (folder: string, relativePath: string): Promise<Uint8Array | null> => {
  const wanted = path.resolve(folder, relativePath);
  try {
    const [home, real] = await Promise.all([realpath(folder), realpath(wanted)]);
    if (!real.startsWith(home + path.sep) && !isInSameMirror(home, real)) return null;
    const stats = await stat(real);
    return stats.isFile() && stats.size <= MAX_SAVED_FILE_BYTES ? await readFile(real) : null;
  } catch {
    // Not there, or not readable: the next rung of the ladder is tried, and the record says what was missing.
    return null;
  }
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'you have no right to read it',
  EPERM: 'you have no right to read it',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EIO: 'the disk reported an error',
};

/** Stands in a name for bytes that are no UTF-8; nothing is found under it. */
const UNDECODED = '\ufffd';
const NAME_UNDECODED =
  'its name is not written in UTF-8, as after unpacking an old archive. Rename it, or import the archive itself';

export const unreadable = (label: string, error: unknown): OffprintError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason =
    code === 'ENOENT' && label.includes(UNDECODED)
      ? NAME_UNDECODED
      : (REASONS[code] ?? (code || 'of an unknown error'));
  const kept =
    reason === REASONS.ENOENT
      ? 'Nothing was imported for it; look whether it was moved or is called otherwise. The other files went on.'
      : 'It was left as it is; the other files went on.';
  return new OffprintError('unreadable-file', `“${label}” could not be read: ${reason}. ${kept}`, {
    cause: error,
    details: { system: code },
  });
};

const tooLarge = (label: string, bytes: number): OffprintError =>
  new OffprintError(
    'file-too-large',
    `“${label}” is ${String(Math.round(bytes / 2 ** 20))} MB; saved articles up to ${String(MAX_SAVED_FILE_BYTES / 2 ** 20)} MB are imported. It was left as it is.`,
    { details: { bytes } },
  );
