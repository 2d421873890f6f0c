import path from 'node:path';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { MAX_SAVED_FILE_BYTES } from '../../core/importing/size-limits.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import type { StagedFile, StagingArea } from '../../core/ports/staging-area.ts';
import { fileKind, isCompanionFolder } from './file-kinds.ts';

interface Upload {
  readonly file: StagedFile;
  readonly relativePath: string;
}

/** Dropped files, with the folders they came in: pages find their parts among what was dropped with them. */
export async function* uploadedFiles(
  uploads: readonly Upload[],
  staging: StagingArea,
): AsyncGenerator<SavedFileEntry> {
  // Macs decompose the names of files, not the addresses in pages.
  const byPath = new Map(
    uploads.map((upload) => [path.posix.normalize(upload.relativePath).normalize('NFC'), upload]),
  );
  for (const [relativePath, upload] of byPath) {
    if (liesInCompanionFolder(relativePath, byPath)) continue;
    const kind = fileKind(path.posix.basename(relativePath));
    if (kind === 'system') continue;
    yield kind === 'candidate' ? entry(relativePath, upload, byPath, staging) : refusedKind(relativePath);
  }
  await Promise.resolve();
}

const liesInCompanionFolder = (relativePath: string, byPath: ReadonlyMap<string, Upload>): boolean => {
  const parts = relativePath.split('/');
  return parts.slice(0, -1).some((folder, depth) => {
    const parent = parts.slice(0, depth).join('/');
    const prefix = parent === '' ? '' : `${parent}/`;
    return isCompanionFolder(folder, { has: (page) => byPath.has(prefix + page) });
  });
};

const entry = (
  relativePath: string,
  { file }: Upload,
  byPath: ReadonlyMap<string, Upload>,
  staging: StagingArea,
): SavedFileEntry => ({
  label: relativePath,
  size: file.bytes,
  async open() {
    if (file.bytes > MAX_SAVED_FILE_BYTES) {
      throw new OffprintError(
        'file-too-large',
        `“${relativePath}” is too large for a saved article; it was not imported.`,
      );
    }
    return {
      name: path.posix.basename(relativePath),
      label: relativePath,
      bytes: await staging.read(file.token),
      modified: null,
      async sibling(wanted) {
        const sibling = byPath.get(
          path.posix.join(path.posix.dirname(relativePath), wanted).normalize('NFC'),
        );
        return sibling ? await staging.read(sibling.file.token) : null;
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
