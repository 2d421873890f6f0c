import path from 'node:path';
import type { FileSystem } from './file-system.ts';

export interface Copied {
  /** Files. */
  copied: number;
  bytes: number;
}

/**
 * Copies a file, or a folder with all it holds, to a place where nothing is, every byte and name durable but that
 * of the copy itself. Links and other things that no library holds are left out.
 */
export const copyDurably = async (fs: FileSystem, from: string, to: string): Promise<Copied> => {
  const facts = await fs.facts(from);
  if (facts?.kind === 'file') return copyFile(fs, from, to);
  const total: Copied = { copied: 0, bytes: 0 };
  if (facts?.kind !== 'folder') return total;
  await fs.makeFolder(to);
  for (const { name } of await fs.list(from)) {
    const part = await copyDurably(fs, path.join(from, name), path.join(to, name));
    total.copied += part.copied;
    total.bytes += part.bytes;
  }
  await fs.syncFolder(to);
  return total;
};

const copyFile = async (fs: FileSystem, from: string, to: string): Promise<Copied> => {
  const file = await fs.create(to);
  let bytes = 0;
  try {
    for await (const chunk of fs.chunks(from)) {
      await file.write(chunk);
      bytes += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { copied: 1, bytes };
};
