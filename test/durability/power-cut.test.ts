/**
 * The script of all changes on a disk in memory, and every kind of state a power cut may leave of it: none
 * may hold a damaged article, none may lack what was acknowledged. OFFPRINT_POWER_CUTS sets their number.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenLibrary } from '../../main/adapters/open-library.ts';
import { openLibrary } from '../../main/adapters/open-library.ts';
import type { DiskModel } from '../support/crash-disk.ts';
import { CrashDisk } from '../support/crash-disk.ts';
import { LIBRARY_SCRIPT, describeLibrary } from '../support/library-script.ts';
import { libraryOptions } from '../support/temporary-library.ts';

const CUTS = Number(process.env.OFFPRINT_POWER_CUTS ?? 2000);
const ROOT = '/library';

const openOn = (disk: CrashDisk): Promise<OpenLibrary> =>
  openLibrary(ROOT, { ...libraryOptions, fileSystem: disk, lock: () => ({ release: () => undefined }) });

/** The disk after the whole script, and the visible state after 0, 1, 2 … steps. */
const runScript = async (): Promise<{ disk: CrashDisk; states: string[] }> => {
  const disk = new CrashDisk();
  const library = await openOn(disk);
  const states = [await describeLibrary(library)];
  disk.acknowledge();
  for (const step of LIBRARY_SCRIPT) {
    await step(library);
    disk.acknowledge();
    states.push(await describeLibrary(library));
  }
  return { disk, states };
};

/** The same numbers in every run. */
const noise = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

for (const model of ['journalled', 'posix'] satisfies DiskModel[]) {
  test(`power cuts on a ${model} disk`, { timeout: 3_600_000 }, async (t) => {
    const { disk, states } = await runScript();
    const random = noise(42);
    const seen = new Set<number>();
    for (let cut = 0; cut < CUTS / 2; cut += 1) {
      const at = Math.floor(random() * (disk.log.length + 1));
      const steps = disk.log.slice(0, at).filter(({ kind }) => kind === 'acknowledged').length - 1;
      const library = await openOn(disk.cutPower(at, model, random));
      const { faults } = await library.articles.verify(null);
      assert.deepEqual([...faults, ...library.problems()], [], `cut before operation ${String(at)}`);
      const state = states.indexOf(await describeLibrary(library));
      assert.ok(
        [Math.max(steps, 0), steps + 1].includes(state),
        `state ${String(state)} after ${String(steps)} acknowledged steps, cut before operation ${String(at)}`,
      );
      seen.add(state);
      await library.close();
    }
    t.diagnostic(`${String(CUTS / 2)} cuts in ${String(disk.log.length)} operations`);
    assert.equal(seen.size, states.length, 'every state must have been met');
  });
}
