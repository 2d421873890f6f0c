/**
 * The script of all changes, stopped at every single file operation. Whatever stands there afterwards must
 * be the state before the step that was hit or the one after it: no acknowledged step lost, none half done.
 */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import type { OpenLibrary } from '../../main/adapters/open-library.ts';
import { openLibrary } from '../../main/adapters/open-library.ts';
import type { Fault } from '../support/faulty-file-system.ts';
import { Killed, createFaultyFileSystem, failAt, killAt } from '../support/faulty-file-system.ts';
import { LIBRARY_SCRIPT, describeLibrary } from '../support/library-script.ts';
import { libraryOptions, memoryFolder } from '../support/temporary-library.ts';

const WORKERS = 4;

/** The visible state after 0, 1, 2 … steps, and how many file operations opening and the script take. */
const rehearse = async (folder: string): Promise<{ states: string[]; operations: number }> => {
  let operations = 0;
  const counted = await runScript(path.join(folder, 'counted'), ({ number }) => (operations = number));
  assert.equal(counted.error, null);

  const library = await openLibrary(path.join(folder, 'described'), libraryOptions);
  const states = [await describeLibrary(library)];
  for (const step of LIBRARY_SCRIPT) {
    await step(library);
    states.push(await describeLibrary(library));
  }
  await library.close();
  return { states, operations };
};

interface Outcome {
  readonly acknowledged: number;
  readonly error: unknown;
}

const runScript = async (root: string, fault: Fault): Promise<Outcome> => {
  let library: OpenLibrary | null = null;
  let acknowledged = -1;
  try {
    library = await openLibrary(root, { ...libraryOptions, fileSystem: createFaultyFileSystem(fault) });
    for (const step of [() => Promise.resolve(), ...LIBRARY_SCRIPT]) {
      await step(library);
      acknowledged += 1;
    }
    return { acknowledged, error: null };
  } catch (error) {
    return { acknowledged, error };
  } finally {
    await library?.close();
  }
};

/** OFFPRINT_THOROUGH leaves no operation out. */
const THOROUGH = process.env.OFFPRINT_THOROUGH !== undefined;

const sweep = async (
  count: number,
  stride: number,
  visit: (at: number) => Promise<void>,
): Promise<number> => {
  const step = THOROUGH ? 1 : stride;
  const points = Array.from({ length: Math.ceil(count / step) }, (_, at) => 1 + at * step);
  const visits = points.length;
  const worker = async (): Promise<void> => {
    for (let at = points.shift(); at !== undefined; at = points.shift()) await visit(at);
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return visits;
};

const checkState = async (
  root: string,
  states: readonly string[],
  { acknowledged }: Outcome,
): Promise<void> => {
  const library = await openLibrary(root, libraryOptions);
  try {
    assert.deepEqual((await library.articles.verify(null)).faults, []);
    assert.deepEqual(library.problems(), []);
    assert.deepEqual(await readdir(path.join(root, 'tmp')), []);
    const state = states.indexOf(await describeLibrary(library));
    const allowed = [Math.max(acknowledged, 0), acknowledged + 1];
    assert.ok(
      allowed.includes(state),
      `state ${String(state)} after ${String(acknowledged)} acknowledged steps`,
    );
  } finally {
    await library.close();
  }
};

test('killed at every file operation', async (t) => {
  const folder = await memoryFolder(t);
  const { states, operations } = await rehearse(folder);
  assert.equal(new Set(states).size, LIBRARY_SCRIPT.length + 1);
  let reached = 0;
  const visits = await sweep(operations, 1, async (at) => {
    const root = path.join(folder, `killed-${String(at)}`);
    const outcome = await runScript(root, killAt(at));
    reached += Number(outcome.error instanceof Killed);
    await checkState(root, states, outcome);
  });
  t.diagnostic(`${String(operations)} operations, ${String(reached)} kills`);
  // The count may differ by a few from run to run, since files are written side by side.
  assert.ok(reached > visits * 0.9, 'the kills must strike');
});

for (const { code, lasting, stride, means } of [
  { code: 'ENOSPC', lasting: false, stride: 1, means: ['disk-full'] },
  { code: 'ENOSPC', lasting: true, stride: 3, means: ['disk-full'] },
  { code: 'EROFS', lasting: true, stride: 3, means: ['library-read-only'] },
  { code: 'EIO', lasting: false, stride: 1, means: ['library-unusable', 'unreadable-file'] },
  { code: 'EMFILE', lasting: false, stride: 3, means: ['library-unusable', 'unreadable-file'] },
]) {
  test(`${code} ${lasting ? 'from every operation on' : 'at every operation'}`, async (t) => {
    const folder = await memoryFolder(t);
    const { states, operations } = await rehearse(folder);
    let failed = 0;
    const visits = await sweep(operations, stride, async (at) => {
      const root = path.join(folder, `failed-${String(at)}`);
      const outcome = await runScript(root, failAt(at, code, lasting));
      if (outcome.error !== null) {
        failed += 1;
        assert.ok(outcome.error instanceof OffprintError, inspect(outcome.error));
        assert.ok(means.includes(outcome.error.code), `${outcome.error.code}: ${outcome.error.message}`);
        assert.match(outcome.error.message, new RegExp(code));
      }
      await checkState(root, states, outcome);
    });
    t.diagnostic(`${String(failed)} of ${String(visits)} faults failed a step`);
    assert.ok(failed > visits * 0.8, 'the faults must strike');
  });
}
