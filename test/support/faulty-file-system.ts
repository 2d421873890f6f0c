import type { FileSystem, WritableFile } from '../../main/adapters/storage/file-system.ts';
import { createNodeFileSystem } from '../../main/adapters/storage/node-file-system.ts';

interface Operation {
  /** From 1, in order. */
  readonly number: number;
  readonly name: string;
  readonly path: string;
}

/** Called before each operation; what it throws is how the operation fails. */
export type Fault = (operation: Operation) => void;

/** A file system in which `fault` strikes; it strikes a write when half of the bytes are written. */
export const createFaultyFileSystem = (
  fault: Fault,
  disk: FileSystem = createNodeFileSystem(),
): FileSystem => {
  let number = 0;
  const strike = (name: string, path: string): void => {
    number += 1;
    fault({ number, name, path });
  };
  const faulty =
    <A extends [string, ...unknown[]], R>(name: string, operation: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      strike(name, args[0]);
      return operation(...args);
    };

  return {
    facts: faulty('facts', (path) => disk.facts(path)),
    list: faulty('list', (path) => disk.list(path)),
    read: faulty('read', (path) => disk.read(path)),
    makeFolder: faulty('makeFolder', (path: string, mode?: number) => disk.makeFolder(path, mode)),
    rename: faulty('rename', (from: string, to: string) => disk.rename(from, to)),
    remove: faulty('remove', (path) => disk.remove(path)),
    syncFolder: faulty('syncFolder', (path) => disk.syncFolder(path)),
    realPath: faulty('realPath', (path) => disk.realPath(path)),
    requireWritable: faulty('requireWritable', (path) => disk.requireWritable(path)),
    async *chunks(path, start, end) {
      strike('chunks', path);
      yield* disk.chunks(path, start, end);
    },
    create: faulty('create', async (path: string, mode?: number): Promise<WritableFile> => {
      const file = await disk.create(path, mode);
      return {
        async write(bytes) {
          await file.write(bytes.subarray(0, bytes.length >> 1));
          strike('write', path);
          await file.write(bytes.subarray(bytes.length >> 1));
        },
        async sync() {
          strike('sync', path);
          await file.sync();
        },
        // Closing gives nothing to the disk that was not given before.
        close: () => file.close(),
      };
    }),
  };
};

/** A system error as Node throws it. */
const systemError = (code: string, { name, path }: Operation): Error =>
  Object.assign(new Error(`${code}: injected, ${name} '${path}'`), { code, syscall: name, errno: -1, path });

/** The process is gone: this operation and all that follow have no effect. */
export class Killed extends Error {}

export const killAt =
  (number: number): Fault =>
  (operation) => {
    if (operation.number >= number) throw new Killed(`killed at ${operation.name} ${operation.path}`);
  };

/** Fails once, or from then on for ever. */
export const failAt =
  (number: number, code: string, lasting = false): Fault =>
  (operation) => {
    if (operation.number === number || (lasting && operation.number > number)) {
      throw systemError(code, operation);
    }
  };
