import { createReadStream } from 'node:fs';
import { lstat, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
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
  await removeLeftFolders(tmpdir());
  const folder = await mkdtemp(path.join(tmpdir(), `offprint-staging-${String(process.pid)}-`));
  const files = new Map<string, StagedFile>();
  /** Tokens are checked by their callers; a hostile one must still not leave the folder. */
  const place = (token: string) => path.join(folder, Buffer.from(token).toString('hex'));

  const create = async (token: string, name: string): Promise<FileHandle> => {
    try {
      return await open(place(token), 'wx', 0o600);
    } catch (error) {
      throw isCode(error, 'EEXIST') ? usedBefore(name) : explainFull(error, name);
    }
  };

  const write = async (
    file: FileHandle,
    chunks: AsyncIterable<Uint8Array>,
    name: string,
  ): Promise<number> => {
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
      // Whose file it is, creating it decides: another that is being written with this token must stay.
      const file = await create(token, name);
      try {
        const bytes = await write(file, chunks, name);
        const staged: StagedFile = { token, name, mediaType, bytes };
        files.set(token, staged);
        return staged;
      } catch (error) {
        await rm(place(token), { force: true });
        throw explainFull(error, name);
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

/** Those of processes that were killed before they could delete their own. */
const removeLeftFolders = async (parent: string): Promise<void> => {
  for (const name of await readdir(parent)) {
    const [, pid] = /^offprint-staging-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = path.join(parent, name);
    try {
      const stats = await lstat(folder);
      const own = process.getuid === undefined || stats.uid === process.getuid();
      if (own && stats.isDirectory()) await rm(folder, { recursive: true, force: true });
    } catch {
      // Gone meanwhile, or not ours to delete: what others left must not keep this process from its work.
    }
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
};

const usedBefore = (name: string): OffprintError =>
  new OffprintError('bad-input', `The upload token of “${name}” was used before.`);

const explainFull = (error: unknown, name: string): unknown =>
  isCode(error, 'ENOSPC')
    ? new OffprintError(
        'disk-full',
        `“${name}” was not taken in: the disk that holds temporary files is full. Nothing in the library changed; free some space and try again.`,
        { cause: error },
      )
    : error;

const tooLarge = (name: string, maxBytes: number): OffprintError =>
  new OffprintError(
    'file-too-large',
    `“${name}” was not taken in: it is larger than ${String(Math.round(maxBytes / 2 ** 20))} MB.`,
  );
