import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { FolderThreads } from '../../../main/adapters/storage/folder-threads/folder-threads.ts';

const ENTRY = new URL('../../../main/adapters/storage/folder-threads/folder-builder.ts', import.meta.url);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const scratch = async (context: TestContext): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-folders-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const threadsOf = (context: TestContext, entry = ENTRY): { threads: FolderThreads; here: string[] } => {
  const here: string[] = [];
  const threads = new FolderThreads({
    entry,
    threads: 2,
    here: (folder) => Promise.resolve(void here.push(folder)),
  });
  context.after(() => threads.close());
  return { threads, here };
};

test('folders built side by side hold exactly what they were given', async (context) => {
  const home = await scratch(context);
  const { threads, here } = threadsOf(context);
  const numbers = [1, 2, 3, 4, 5];
  await Promise.all(
    numbers.map((number) =>
      threads.build(
        path.join(home, String(number)),
        new Map([
          ['a/b/deep.txt', bytes(`deep ${String(number)}`)],
          ['top.txt', bytes('')],
        ]),
      ),
    ),
  );
  for (const number of numbers) {
    assert.equal(
      await readFile(path.join(home, String(number), 'a/b/deep.txt'), 'utf8'),
      `deep ${String(number)}`,
    );
    assert.equal(await readFile(path.join(home, String(number), 'top.txt'), 'utf8'), '');
  }
  assert.deepEqual(here, []);
});

test('a failure says what the system said, and the next folder is built', async (context) => {
  const home = await scratch(context);
  const { threads } = threadsOf(context);
  const content = new Map([['file', bytes('x')]]);
  await assert.rejects(threads.build(path.join(home, 'missing/below'), content), {
    code: 'ENOENT',
    syscall: 'mkdir',
  });
  await threads.build(path.join(home, 'next'), content);
  assert.equal(await readFile(path.join(home, 'next/file'), 'utf8'), 'x');
});

test('a thread that dies fails the folder it had, and another takes its place', async (context) => {
  const home = await scratch(context);
  const entry = path.join(home, 'dying.mjs');
  const mark = path.join(home, 'died');
  await writeFile(
    entry,
    `import { parentPort } from 'node:worker_threads';
import { existsSync, writeFileSync } from 'node:fs';
parentPort.on('message', ({ id }) => {
  if (existsSync(${JSON.stringify(mark)})) parentPort.postMessage({ id, failure: null });
  else { writeFileSync(${JSON.stringify(mark)}, ''); process.exit(1); }
});`,
  );
  const { threads } = threadsOf(context, pathToFileURL(entry));
  await assert.rejects(
    threads.build(path.join(home, 'first'), new Map()),
    /thread that writes folders ended/,
  );
  await threads.build(path.join(home, 'second'), new Map());
});

test('what is too large to be copied into a thread is built where it is', async (context) => {
  const home = await scratch(context);
  const { threads, here } = threadsOf(context);
  await threads.build(path.join(home, 'large'), new Map([['file', new Uint8Array(5 * 2 ** 20)]]));
  assert.deepEqual(here, [path.join(home, 'large')]);
});
