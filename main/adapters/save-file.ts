import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes beside the place and renames into it, so that a half file never bears the name. */
export const saveFile = async (file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> => {
  const beside = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(beside));
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};
