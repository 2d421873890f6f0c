/** What a slip of the hand leads to: exit 2, or 1 for what is not there, one sentence, and nothing written. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from '../support/run-cli.ts';
import { fixtureArticles } from '../support/test-app.ts';

describe('refusals of the command line', () => {
  let folder: string;
  let ids: string[];
  const cli = (...args: string[]) => runCli(['--library', path.join(folder, 'library'), '--json', ...args]);
  const exportTo = (to: string, ...wanted: string[]) => cli('export', 'markdown', ...wanted, '-o', to);

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'offprint-refusals-'));
    await cli('import', fixtureArticles, '--no-fetch');
    ids = (await cli('list')).lines.map((line) => String(line.id));
    assert.ok(ids.length > 1);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('says that a port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const { code, stderr } = await cli('serve', '--no-open', '--port', String(port));
      assert.equal(code, 2);
      assert.match(
        stderr,
        new RegExp(`^Port ${String(port)} is taken; choose another or leave --port out\\.\n`),
      );
    } finally {
      server.close();
    }
    assert.equal((await cli('serve', '--no-open', '--port', '65536')).code, 2);
  });

  it('refuses a library where no folder can be made', { skip: process.platform !== 'linux' }, async () => {
    const { code, stderr } = await runCli(['--library', '/proc/offprint', 'list']);
    assert.equal(code, 2);
    assert.match(stderr, /^\/proc\/offprint cannot be used as a library/);
  });

  it('makes no folders for a mistyped -o', async () => {
    const [id = ''] = ids;
    const missing = path.join(folder, 'nope');
    for (const to of [path.join(missing, 'x.md'), path.join(missing, 'deeper') + path.sep]) {
      const { code, stderr } = await exportTo(to, id);
      assert.equal(code, 2);
      assert.ok(stderr.includes(`There is no folder “${missing}”`), stderr);
    }
    assert.equal((await exportTo(path.join(missing, 'deeper'), ...ids)).code, 2);
    assert.ok(!existsSync(missing));
    const file = path.join(folder, 'file');
    await writeFile(file, 'x');
    assert.match((await exportTo(file, ...ids)).stderr, /is a file, not a folder/);
  });

  it('makes the one folder that -o names for several', async () => {
    const made = path.join(folder, 'made');
    assert.equal((await exportTo(made + path.sep, ...ids)).code, 0);
    assert.equal((await readdir(made)).length, ids.length);
  });

  it('exits 1 for a tag or a version that is not there', async () => {
    for (const args of [
      ['rename', 'nobody', 'x'],
      ['merge', 'nobody', 'x'],
      ['delete', 'nobody'],
    ]) {
      const { code, stderr } = await cli('tag', ...args);
      assert.equal(code, 1);
      assert.match(stderr, /^No article has the tag “nobody”/);
    }
    const { code, stderr } = await cli('show', ids[0] ?? '', '--as', 'text', '--version', '9');
    assert.equal(code, 1);
    assert.match(stderr, /has no version 9 \(it has 1\)/);
  });

  it('refuses a mirror that is none, and searches for dashed words', async () => {
    assert.equal((await cli('import', fixtureArticles, '--mirror', '*=/no/such/folder')).code, 2);
    const { code, lines } = await cli('search', '-普京');
    assert.deepEqual([code, Array.isArray(lines[0]?.hits)], [0, true]);
  });
});
