/** `whole-page` at the command line: names, keys and exit codes are a contract with scripts. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { runCli } from '../support/run-cli.ts';

const PAGE = path.resolve(import.meta.dirname, '../fixtures/content/news-with-related.html');

test('a saved page is shown whole, and as its article again', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-whole-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const cli = (...args: string[]) => runCli(['--library', path.join(folder, 'library'), '--json', ...args]);
  const id = String((await cli('import', PAGE, '--no-fetch')).lines[0]?.id);
  const on = await cli('whole-page', id, 'on');
  assert.equal(on.code, 0);
  const [shown] = on.lines;
  assert.deepEqual([shown?.id, shown?.version, shown?.wholePage], [id, 1, true]);
  assert.equal((await cli('versions', id)).lines[0]?.wholePage, true);
  const off = await cli('whole-page', id, 'off', '--version', '1');
  assert.deepEqual([off.code, off.lines[0]?.wholePage], [0, false]);
  assert.ok(Number(off.lines[0]?.textChars) < Number(shown?.textChars));
  assert.equal((await cli('whole-page', id)).code, 2);
  assert.equal((await cli('whole-page', id, 'on', '--version', '7')).code, 1);
  const other = ['--library', path.join(folder, 'other'), '--json'];
  const whole = String((await runCli([...other, 'import', PAGE, '--no-fetch', '--whole-page'])).lines[0]?.id);
  assert.equal((await runCli([...other, 'versions', whole])).lines[0]?.wholePage, true);
});
