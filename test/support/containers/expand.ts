import { expandContainers } from '../../../main/adapters/containers/expand-containers.ts';
import { memorySource } from '../../../main/adapters/containers/byte-sources.ts';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import type { SavedFileEntry } from '../../../main/core/ports/saved-file-source.ts';

/** An archive as a source finds it: not read until asked for. */
export const archiveEntry = (label: string, bytes: Uint8Array): SavedFileEntry => ({
  label,
  size: bytes.length,
  content: memorySource(bytes),
  open: () =>
    Promise.resolve({
      name: label,
      label,
      bytes,
      modified: null,
      sibling: () => Promise.resolve(null),
    }),
});

export const expandAll = async (label: string, bytes: Uint8Array): Promise<SavedFileEntry[]> => {
  const source = (async function* () {
    await Promise.resolve();
    yield archiveEntry(label, bytes);
  })();
  const entries: SavedFileEntry[] = [];
  for await (const entry of expandContainers(source, new AbortController().signal)) entries.push(entry);
  return entries;
};

/** What becomes of each file of an archive: its text, or the code of its error. */
export const verdicts = async (label: string, bytes: Uint8Array): Promise<string[][]> => {
  const entries = await expandAll(label, bytes);
  return Promise.all(
    entries.map(async (entry) => {
      if ('refused' in entry) return [entry.label, entry.refused.error.code, entry.refused.error.message];
      try {
        return [entry.label, Buffer.from((await entry.open()).bytes).toString()];
      } catch (error) {
        if (error instanceof OffprintError) return [entry.label, error.code, error.message];
        throw error;
      }
    }),
  );
};
