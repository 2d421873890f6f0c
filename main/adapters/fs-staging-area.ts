import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { StagedFile, StagingArea } from '../core/ports/staging-area.ts';

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/**
 * Staged files in a private folder of the system's temporary folder, deleted when the application ends.
 * `maxBytes` bounds one file.
 */
export const createFsStagingArea = async (options: { maxBytes: number }): Promise<StagingArea> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-staging-'));
  const files = new Map<string, StagedFile>();
  /** Tokens are checked by their callers; a hostile one must still not leave the folder. */
  const place = (token: string) => path.join(folder, Buffer.from(token).toString('hex'));

  const write = async (token: string, chunks: AsyncIterable<Uint8Array>, name: string): Promise<number> => {
    const file = await open(place(token), 'wx', 0o600);
    let bytes = 0;
    try {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > options.maxBytes) throw tooLarge(name, options.maxBytes);
        await file.writeFile(chunk);
      }
    } finally {
      await file.close();
    }
    return bytes;
  };

  return {
    async put(token, chunks, { name, mediaType }) {
      if (files.has(token))
        throw new OffprintError('bad-input', `The upload token of “${name}” was used before.`);
      try {
        const bytes = await write(token, chunks, name);
        const staged: StagedFile = { token, name, mediaType, bytes };
        files.set(token, staged);
        return staged;
      } catch (error) {
        await rm(place(token), { force: true });
        if (!isCode(error, 'ENOSPC')) throw error;
        throw new OffprintError(
          'disk-full',
          `“${name}” was not taken in: the disk that holds temporary files is full. Nothing in the library changed; free some space and try again.`,
          { cause: error },
        );
      }
    },
    describe: (token) => files.get(token) ?? null,
    read: (token) => readFile(place(token)),
    stream: (token, start, end) => createReadStream(place(token), { start, end }),
    async discard(tokens) {
      for (const token of tokens) files.delete(token);
      await Promise.all(tokens.map((token) => rm(place(token), { force: true })));
    },
    async close() {
      files.clear();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const tooLarge = (name: string, maxBytes: number): OffprintError =>
  new OffprintError(
    'file-too-large',
    `“${name}” was not taken in: it is larger than ${String(Math.round(maxBytes / 2 ** 20))} MB.`,
  );
