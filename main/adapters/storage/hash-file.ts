import { createHash } from 'node:crypto';
import type { FileSystem } from './file-system.ts';

const WHOLE_UP_TO_BYTES = 4 << 20;

/** SHA-256 of a file of any size in bounded memory. */
export const hashFile = async (fs: FileSystem, file: string, bytes: number): Promise<string> => {
  const hash = createHash('sha256');
  if (bytes <= WHOLE_UP_TO_BYTES) return hash.update(await fs.read(file)).digest('hex');
  for await (const chunk of fs.chunks(file)) hash.update(chunk);
  return hash.digest('hex');
};
