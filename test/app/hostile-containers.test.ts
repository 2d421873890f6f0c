/** Hostile archives dropped among good files, all at once: one clear failure each, and the rest goes on. */
import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { hostileContainers, zip64 } from '../support/containers/hostile-containers.ts';
import { verdicts } from '../support/containers/expand.ts';
import { zip } from '../support/containers/zip.ts';
import { temporaryFolder } from '../support/temporary-library.ts';
import { openTestApp } from '../support/test-app.ts';

const MAX_GROWTH_BYTES = 400e6;

test('each hostile container is a failure that names it, nothing is written outside, the others go on', async (t) => {
  const home = await temporaryFolder(t);
  const folder = path.join(home, 'a', 'b', 'dropped');
  await mkdir(folder, { recursive: true });
  const containers = hostileContainers();
  for (const { name, bytes } of containers) await writeFile(path.join(folder, name), bytes);
  await writeFile(path.join(folder, 'last.md'), '[Last](https://news.example/last)\n\nStill here.\n');
  await using app = await openTestApp();
  const before = process.memoryUsage().rss;
  const outcomes = await app.importPaths([folder]);
  assert.ok(process.memoryUsage().rss - before < MAX_GROWTH_BYTES, 'memory');
  for (const { name, codes } of containers) {
    const about = outcomes.filter(({ file }) => file.split('!')[0] === path.join(folder, name));
    const failed = about.filter(({ outcome }) => outcome === 'failed');
    assert.deepEqual([...new Set(failed.map(({ code }) => code))], codes, name);
    assert.equal(about.length - failed.length, codes.length === 0 ? 1 : 0, `${name}: articles`);
    for (const { message } of failed) {
      assert.ok(message?.includes(name), `${name}: ${String(message)}`);
      assert.match(message ?? '', /untouched|import the folder/, name);
    }
  }
  const imported = outcomes.filter(({ outcome }) => outcome === 'imported').map(({ title }) => title);
  assert.deepEqual(imported.sort(), ['In a container', 'last']);
  assert.deepEqual(await readdir(home), ['a']);
  assert.deepEqual(await readdir(path.join(home, 'a')), ['b']);
});

test('an archive with a 64-bit directory that tells the truth is read', async () => {
  const archive = zip64(zip([{ name: 'a.html', data: 'inside' }]), {});
  assert.deepEqual(await verdicts('a.zip', archive), [['a.zip!a.html', 'inside']]);
});
