import path from 'node:path';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import type { StagedFile, StagingArea } from '../../core/ports/staging-area.ts';
import { stagedSource } from '../containers/byte-sources.ts';
import { folderEntries } from './folder-entries.ts';
import type { FolderFile } from './folder-entries.ts';

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
    uploads.map(({ relativePath, file }): [string, FolderFile] => [
      path.posix.normalize(relativePath).normalize('NFC'),
      {
        size: file.bytes,
        content: stagedSource(file, staging),
        read: () => staging.read(file.token),
      },
    ]),
  );
  yield* folderEntries(byPath, (relativePath) => relativePath);
  await Promise.resolve();
}
