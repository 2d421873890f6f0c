import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { ByteSource } from '../../core/ports/byte-source.ts';
import type { SavedFileEntry, SavedFileSource } from '../../core/ports/saved-file-source.ts';
import { ArchiveBudget, MAX_NESTING } from './archive-limits.ts';
import { expandWebArchive } from './expand-web-archive.ts';
import { expandZip } from './expand-zip.ts';
import { openWarc } from './web-archive.ts';

/**
 * Puts the saved pages of an archive in the place of the archive. Archives are known by their first bytes, not
 * by name; what holds one page stays the file it is. An archive that cannot be opened is one failed file.
 */
export async function* expandContainers(
  source: SavedFileSource,
  signal: AbortSignal,
): AsyncGenerator<SavedFileEntry> {
  for await (const entry of source) {
    if (signal.aborted) return;
    yield* expand(entry, new ArchiveBudget(entry.label), 1, signal);
  }
}

async function* expand(
  entry: SavedFileEntry,
  budget: ArchiveBudget,
  level: number,
  signal: AbortSignal,
): AsyncGenerator<SavedFileEntry> {
  const found = await lookInto(entry, budget, level, signal);
  if (!found) {
    yield entry;
    return;
  }
  for (const member of found) {
    if (signal.aborted) return;
    // A page among its parts, or an archive in the archive.
    yield* expand(member, budget, level + 1, signal);
  }
}

/** What stands in the place of `entry`, or null when it stays. */
const lookInto = async (
  entry: SavedFileEntry,
  budget: ArchiveBudget,
  level: number,
  signal: AbortSignal,
): Promise<readonly SavedFileEntry[] | null> => {
  if ('refused' in entry || !entry.content || isPlainlyOne(entry.label)) return null;
  try {
    const { label, content } = entry;
    if (await isZip(content)) {
      if (level > MAX_NESTING) throw tooDeep(label);
      return await expandZip(label, content, budget, signal);
    }
    const archive = await openWarc(label, content, signal);
    return archive && expandWebArchive(label, content.size, archive);
  } catch (error) {
    if (signal.aborted) return [];
    if (!(error instanceof OffprintError)) throw error;
    return [{ label: entry.label, refused: { outcome: 'failed', error } }];
  }
};

/** Kinds whose files are not looked into: there are many of them, and reading each twice takes time. */
const ONE_PAGE = new Set([
  '.html',
  '.htm',
  '.xhtml',
  '.md',
  '.markdown',
  '.txt',
  '.mht',
  '.mhtml',
  '.webarchive',
  '.epub',
]);

const isPlainlyOne = (label: string): boolean => ONE_PAGE.has(path.extname(label).toLowerCase());

const isZip = async (source: ByteSource): Promise<boolean> => {
  const start = Buffer.from(await source.read(0, 4)).toString('latin1');
  return start === 'PK\x03\x04' || start === 'PK\x05\x06';
};

const tooDeep = (label: string): OffprintError =>
  new OffprintError(
    'damaged-archive',
    `“${label}” was not opened: it lies in archives that lie in archives, more than ${String(MAX_NESTING)} deep. Unpack it and import the folder.`,
  );
