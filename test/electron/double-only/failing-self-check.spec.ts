import { readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from '../support/offprint.ts';
import { runToEnd } from '../support/run-to-end.ts';
import { plant, plantedFolder } from './plant.ts';

const leftBehind = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('offprint-check-'));

test('a self-check that fails says which step, ends with 1 and leaves nothing behind', async ({
  target: _target,
}, testInfo) => {
  await plant({
    name: 'parts are answered with the whole',
    file: 'main/main.js',
    find: /parseRange\(\w+\.headers\.get\("range"\)/,
    replace: 'parseRange(null',
    caughtBy: /206/,
  });
  const file = testInfo.outputPath('report.json');
  const before = await leftBehind();
  const { code } = await runToEnd('double', [`--self-check=${file}`], plantedFolder);
  const report = JSON.parse(await readFile(file, 'utf8')) as {
    ok: boolean;
    checks: { name: string; ok: boolean }[];
  };
  expect(report.ok).toBe(false);
  expect(report.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
    'part of a picture by address',
  ]);
  expect(code).toBe(1);
  expect(await leftBehind()).toEqual(before);
});
