import yauzl from 'yauzl';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { ZipEntry } from './zip-entry.ts';

const LINK = 0o120000;
const FILE_TYPE = 0o170000;
const METHODS = new Set([0, 8]);

/** `entries` with what is wrong with each; `raw` holds the same ones in the same order. */
export const refuseEntries = (
  archive: string,
  entries: readonly ZipEntry[],
  raw: readonly yauzl.Entry[],
): ZipEntry[] => {
  const taken = new Set<string>();
  return entries.map((entry, index) => {
    const found = raw[index];
    const key = entry.path.toLowerCase();
    const problem =
      (found && problemOf(entry, found)) ?? (taken.has(key) ? 'another file in it has the same name' : null);
    taken.add(key);
    return problem === null ? entry : { ...entry, refused: refusal(archive, entry.path, problem) };
  });
};

const problemOf = (entry: ZipEntry, raw: yauzl.Entry): string | null => {
  if (entry.path === '') return 'it has no name';
  // Left out before: the system's rule for separators has made `/` of them all.
  if (yauzl.validateFileName(entry.path) !== null) return 'its name leads out of the archive';
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001F\u007F]/.test(entry.path)) return 'its name holds control characters';
  if (((raw.externalFileAttributes >>> 16) & FILE_TYPE) === LINK) return 'it is a link, not a file';
  if (raw.isEncrypted()) return 'it is locked with a password';
  if (!METHODS.has(entry.method)) return `it is packed in a way that is not read (${String(entry.method)})`;
  return null;
};

const refusal = (archive: string, path: string, problem: string): OffprintError =>
  new OffprintError(
    'damaged-archive',
    `“${printable(path)}” in “${archive}” was not taken out: ${problem}. The archive is untouched; the other files in it went on.`,
    { details: { problem } },
  );

const printable = (path: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  path.replace(/[\u0000-\u001F\u007F]/g, '\uFFFD').slice(0, 200);
