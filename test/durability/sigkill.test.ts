/**
 * Imports killed by SIGKILL, at random moments and at chosen file operations, again and again on the same
 * library until one run gets through. After every kill: no partial article, nothing acknowledged lost.
 * OFFPRINT_KILLS sets the number of kills.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../main/adapters/open-library.ts';
import { whatIsMissing } from '../support/import-driver.ts';
import { libraryOptions, memoryFolder } from '../support/temporary-library.ts';

const DRIVER = fileURLToPath(new URL('../support/import-driver.ts', import.meta.url));
const KILLS = Number(process.env.OFFPRINT_KILLS ?? 50);
const ARTICLES = 24;
/** About what one run needs. */
const OPERATIONS = 1000;
const RUN_MS = 120;

interface Run {
  readonly killed: boolean;
  readonly acknowledged: readonly number[];
}

const runDriver = (root: string, killAt: number, killAfterMs: number | null): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [DRIVER, root, String(ARTICLES), String(killAt)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output === '' && killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) {
        reject(new Error(`the driver ended with ${String(code)}`));
        return;
      }
      // The last line may be cut off.
      const lines = output.split('\n').slice(1, -1);
      resolve({ killed: signal === 'SIGKILL', acknowledged: lines.map(Number) });
    });
  });

const checkLibrary = async (root: string, expected: Iterable<number>): Promise<void> => {
  const library = await openLibrary(root, libraryOptions);
  try {
    const { faults } = await library.articles.verify(null);
    assert.deepEqual(faults, []);
    assert.deepEqual(library.problems(), []);
    assert.deepEqual(await readdir(path.join(root, 'tmp')), []);
    for (const index of expected) {
      assert.equal(await whatIsMissing(library, index), null, `of article ${String(index)}`);
    }
  } finally {
    await library.close();
  }
};

test(`${String(KILLS)} imports killed by SIGKILL`, { timeout: 3_600_000 }, async (t) => {
  const folder = await memoryFolder(t);
  let kills = 0;
  let finished = 0;
  for (let batch = 0; kills < KILLS; batch += 1) {
    const root = path.join(folder, `library-${String(batch)}`);
    const acknowledged = new Set<number>();
    for (let killed = true; killed && kills < KILLS;) {
      const atRandom = Math.random() < 0.3;
      const run = atRandom
        ? await runDriver(root, 0, Math.random() * RUN_MS)
        : await runDriver(root, 1 + Math.floor(Math.random() * OPERATIONS), null);
      killed = run.killed;
      kills += Number(killed);
      for (const index of run.acknowledged) acknowledged.add(index);
      await checkLibrary(root, acknowledged);
    }
    const last = await runDriver(root, 0, null);
    assert.equal(last.acknowledged.length, ARTICLES);
    await checkLibrary(
      root,
      Array.from({ length: ARTICLES }, (_, at) => at + 1),
    );
    finished += 1;
  }
  t.diagnostic(`${String(kills)} kills, ${String(finished)} batches completed by a further run`);
});
