import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of real saved articles beside the project, or null where it is absent; never part of the project. */
export const corpusFolder = (): string | null => {
  const folder =
    process.env.OFFPRINT_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
  return existsSync(folder) ? folder : null;
};

/** Paths of the files below a folder of the corpus that end in `suffix`, in a stable order. */
export const corpusFiles = (below: string, suffix: string): string[] => {
  const folder = corpusFolder();
  if (folder === null) return [];
  const root = join(folder, below);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => join(root, name));
};
