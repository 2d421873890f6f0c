import path from 'node:path';
import { replaceDurably } from './durable-write.ts';
import type { FileSystem } from './file-system.ts';
import { absolute } from './library-paths.ts';
import type { StorageContext } from './storage-context.ts';

/** Files that were set aside, whatever they were before. */
export const SET_ASIDE = /\.damaged-\d{8}T\d{6}Z(-\d+)?$/;

const freeName = async (fs: FileSystem, file: string, nowMs: number): Promise<string> => {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  for (let copy = 1; ; copy += 1) {
    const name = `${file}.damaged-${stamp}${copy === 1 ? '' : `-${String(copy)}`}`;
    if ((await fs.facts(name)) === null) return name;
  }
};

/** Moves a file out of the way under a name that is not taken; returns it, relative to the root. */
export const setAside = async ({ fs, root, clock }: StorageContext, relative: string): Promise<string> => {
  const file = absolute(root, relative);
  const aside = await freeName(fs, file, clock.now());
  await fs.rename(file, aside);
  await fs.syncFolder(path.dirname(file));
  return `${path.posix.dirname(relative)}/${path.basename(aside)}`.replace(/^\.\//, '');
};

/** Keeps `bytes` beside the file they were read from, before the file is replaced. */
export const keepCopyAside = async (
  { fs, root, clock, staging }: StorageContext,
  relative: string,
  bytes: Uint8Array,
): Promise<void> => {
  const aside = await freeName(fs, absolute(root, relative), clock.now());
  await replaceDurably(fs, aside, bytes, staging.fresh('file'));
};
