/** Entry of a thread that builds folders: some thirty calls of the system each, which would all be waited for one by one. */
import { parentPort } from 'node:worker_threads';
import { createFolderBuilder } from '../build-folder.ts';
import { createBlockingFileSystem } from './blocking-file-system.ts';
import type { BuildAnswer, BuildFailure, BuildRequest } from './thread-messages.ts';

const build = createFolderBuilder(createBlockingFileSystem());

const failureOf = (error: unknown): BuildFailure => {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  const system = Object.fromEntries(
    Object.entries({ code, syscall, path }).filter(([, value]) => typeof value === 'string'),
  );
  return { message: error instanceof Error ? error.message : String(error), system };
};

const answer = async ({ id, folder, content }: BuildRequest): Promise<BuildAnswer> => {
  try {
    await build(folder, content);
    return { id, failure: null };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
};

parentPort?.on('message', (request: BuildRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
