import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { nodeClock } from '../../main/adapters/node-clock.ts';
import { nodeDigest } from '../../main/adapters/node-digest.ts';
import type { LibraryOptions, OpenLibrary } from '../../main/adapters/open-library.ts';
import { openLibrary } from '../../main/adapters/open-library.ts';
import { randomIdSource } from '../../main/adapters/random-id-source.ts';

export const libraryOptions: LibraryOptions = { clock: nodeClock, digest: nodeDigest, ids: randomIdSource };

/** A folder that goes away with the test. */
export const temporaryFolder = (context: TestContext): Promise<string> => folderBelow(tmpdir(), context);

/** The same in memory where the system has such a place, for tests that open libraries by the hundred. */
export const memoryFolder = (context: TestContext): Promise<string> =>
  folderBelow(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), context);

const folderBelow = async (parent: string, context: TestContext): Promise<string> => {
  const folder = await mkdtemp(path.join(parent, 'offprint-test-'));
  context.after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
};

/** A new library that is closed and removed with the test. */
export const temporaryLibrary = async (
  context: TestContext,
  options: Partial<LibraryOptions> = {},
): Promise<OpenLibrary> => {
  const folder = await temporaryFolder(context);
  const library = await openLibrary(path.join(folder, '资料库 library'), { ...libraryOptions, ...options });
  context.after(() => library.close());
  return library;
};
