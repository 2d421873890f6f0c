import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/offprint.ts';
import { runToEnd } from '../support/run-to-end.ts';

interface Report {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}

test('the self-check does the whole job once, reports it and ends with 0', async ({ target }, testInfo) => {
  const file = testInfo.outputPath('report.json');
  const { code, errors } = await runToEnd(target, [`--self-check=${file}`]);
  const report = JSON.parse(await readFile(file, 'utf8')) as Report;
  expect(
    report.checks.filter(({ ok }) => !ok),
    errors,
  ).toEqual([]);
  expect(report).toMatchObject({ ok: true });
  expect(report.checks.map(({ name }) => name)).toHaveLength(7);
  expect(code).toBe(0);
});

test('a report that cannot be written is said at once, with 1', async ({ target }, testInfo) => {
  const file = path.join(testInfo.outputPath('missing'), 'folder', 'report.json');
  const { code, errors } = await runToEnd(target, [`--self-check=${file}`]);
  expect(code).toBe(1);
  expect(errors).toContain(file);
  expect(errors).toMatch(/could not be completed/);
});
