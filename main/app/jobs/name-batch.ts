import type { BatchSource } from '../../core/batches/batch-record.ts';

/** How people call an import: by the first file or folder that was handed over, and how many others there were. */
export const nameBatch = (source: BatchSource): { first: string; others: number } => {
  const names =
    source.kind === 'paths'
      ? source.paths.map((path) => path.split(/[\\/]/).findLast((part) => part !== '') ?? path)
      : [...new Set(source.uploads.map(({ relativePath }) => relativePath.split('/')[0] ?? relativePath))];
  const [first = '', ...others] = names;
  return { first, others: others.length };
};
