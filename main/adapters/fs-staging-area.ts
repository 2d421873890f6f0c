import { createReadStream } from 'node:fs';
import { copyFile, lstat, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { StagedFile, StagingArea } from '../core/ports/staging-area.ts';

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

interface StagingLimits {
  /** Of one file. */
  readonly maxBytes: number;
  /** Of all files together. */
  readonly maxTotalBytes: number;
}

/** Staged files in a private folder of the system's temporary folder, deleted when the application ends. */
export const createFsStagingArea = async (limits: StagingLimits): Promise<StagingArea> => {
  await removeLeftFolders(tmpdir());
  return new FsStagingArea(
    await mkdtemp(path.join(tmpdir(), `offprint-staging-${String(process.pid)}-`)),
    limits,
  );
};

class FsStagingArea implements StagingArea {
  readonly #folder: string;
  readonly #limits: StagingLimits;
  readonly #files = new Map<string, StagedFile>();
  /** Folders of those that lie elsewhere by now. */
  readonly #settled = new Map<string, string>();
  #totalBytes = 0;

  constructor(folder: string, limits: StagingLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  async put(
    token: string,
    chunks: AsyncIterable<Uint8Array>,
    { name, mediaType }: Pick<StagedFile, 'name' | 'mediaType'>,
  ): Promise<StagedFile> {
    // Whose file it is, creating it decides: another that is being written with this token must stay.
    const file = await this.#create(token, name);
    try {
      const bytes = await this.#write(file, chunks, name);
      const staged: StagedFile = { token, name, mediaType, bytes };
      this.#files.set(token, staged);
      return staged;
    } catch (error) {
      await rm(this.#place(token), { force: true });
      throw explainFull(error, name);
    }
  }

  describe(token: string): StagedFile | null {
    return this.#files.get(token) ?? null;
  }

  read(token: string): Promise<Uint8Array> {
    return readFile(this.#place(token));
  }

  stream(token: string, start: number, end: number): AsyncIterable<Uint8Array> {
    return createReadStream(this.#place(token), { start, end });
  }

  async discard(tokens: readonly string[]): Promise<void> {
    for (const token of tokens) {
      const place = this.#place(token);
      this.#forget(token);
      await rm(place, { force: true });
    }
  }

  async settle(tokens: readonly string[], home: string): Promise<void> {
    for (const token of tokens) {
      try {
        await moveDurably(this.#place(token), placeIn(home, token));
      } catch (error) {
        throw explainFull(error, this.#files.get(token)?.name ?? token);
      }
      this.#settled.set(token, home);
    }
    await syncFolder(home);
  }

  adopt(left: readonly StagedFile[], home: string): void {
    for (const file of left) {
      if (!this.#files.has(file.token)) this.#totalBytes += file.bytes;
      this.#files.set(file.token, file);
      this.#settled.set(file.token, home);
    }
  }

  async close(): Promise<void> {
    this.#files.clear();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #place(token: string): string {
    return placeIn(this.#settled.get(token) ?? this.#folder, token);
  }

  #forget(token: string): void {
    this.#totalBytes -= this.#files.get(token)?.bytes ?? 0;
    this.#files.delete(token);
    this.#settled.delete(token);
  }

  async #create(token: string, name: string): Promise<FileHandle> {
    try {
      return await open(this.#place(token), 'wx', 0o600);
    } catch (error) {
      throw isCode(error, 'EEXIST') ? usedBefore(name) : explainFull(error, name);
    }
  }

  async #write(file: FileHandle, chunks: AsyncIterable<Uint8Array>, name: string): Promise<number> {
    const { maxBytes, maxTotalBytes } = this.#limits;
    let bytes = 0;
    try {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        this.#totalBytes += chunk.length;
        if (bytes > maxBytes) throw tooLarge(name, maxBytes);
        if (this.#totalBytes > maxTotalBytes) throw tooMuch(name, maxTotalBytes);
        await file.writeFile(chunk);
      }
    } catch (error) {
      this.#totalBytes -= bytes;
      throw error;
    } finally {
      await file.close();
    }
    return bytes;
  }
}

/** Tokens are checked by their callers; a hostile one must still not leave the folder. */
const placeIn = (folder: string, token: string): string =>
  path.join(folder, Buffer.from(token).toString('hex'));

/** The system's temporary folder may lie on another disk than the library. */
const moveDurably = async (from: string, to: string): Promise<void> => {
  try {
    await rename(from, to);
  } catch (error) {
    if (!isCode(error, 'EXDEV')) throw error;
    await copyFile(from, to);
    await rm(from, { force: true });
  }
  await using file = await open(to, 'r+');
  await file.sync();
};

/** Windows has no way to sync a folder. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
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

const tooMuch = (name: string, maxBytes: number): OffprintError =>
  new OffprintError(
    'disk-full',
    `“${name}” was not taken in: the files handed over so far take ${String(Math.round(maxBytes / 2 ** 30))} GB, as much as may wait at a time. Nothing in the library changed; let an import end, or drop fewer files at once.`,
  );

const tooLarge = (name: string, maxBytes: number): OffprintError =>
  new OffprintError(
    'file-too-large',
    `“${name}” was not taken in: it is larger than ${String(Math.round(maxBytes / 2 ** 20))} MB.`,
  );
