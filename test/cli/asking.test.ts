/** A library that is set to ask, at the command line: what is asked of whom is said first. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { startPictureServer } from '../support/picture-server.ts';
import { noisyPicture } from '../support/pictures.ts';
import { startProxiedWeb } from '../support/proxied-web.ts';
import { runCli } from '../support/run-cli.ts';

test('asking means: nobody is asked unless the command line says so, and the summary says who waits', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-asking-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const picture = await noisyPicture('png', 1, 30, 20);
  const web = await startProxiedWeb(t, { 'img.example/a.png': picture, 'cdn.example/b.png': picture });
  const mirror = await startPictureServer();
  t.after(() => mirror.close());
  const cli = (...args: string[]) => runCli(['--library', path.join(folder, 'library'), '--json', ...args]);
  const proxy = `http://127.0.0.1:${String(web.proxy.port)}`;
  const write = async (name: string): Promise<string> => {
    const file = path.join(folder, `${name}.html`);
    const words = `<p>${`The ${name} was closed on Monday, the harbour office said. `.repeat(8)}</p>`;
    const images = '<img src="http://img.example/a.png" alt="a"><img src="http://cdn.example/b.png" alt="b">';
    await writeFile(file, `<!doctype html><title>${name}</title><article>${words}${images}</article>`);
    return file;
  };
  const set = await cli('settings', 'network', 'ask', 'proxy', proxy, 'per-host', '3');
  assert.deepEqual(set.lines, [{ network: 'ask', proxy, wayback: false, perHost: 3 }]);
  assert.deepEqual((await cli('settings')).lines, set.lines);

  const hosts = ['cdn.example', 'img.example'].map((host) => ({ host, pictures: 1, fallbacks: 0 }));
  const dry = await cli('import', await write('pier'), '--dry-run');
  assert.deepEqual(dry.lines.at(-1)?.waiting, { pictures: 2, hosts });
  const plain = await cli('import', await write('pier'));
  assert.deepEqual(plain.lines[0]?.images, { total: 2, local: 0, missing: 2 });
  assert.equal(plain.lines.length, 2);
  const last = plain.lines.at(-1);
  assert.deepEqual(
    [(last?.summary as { imported: number }).imported, last?.waiting],
    [1, { pictures: 2, hosts }],
  );
  assert.match(plain.stderr, /2 missing pictures would be asked of 2 hosts.*offprint imports allow/);
  assert.deepEqual(web.requests, []);

  const mirrored = await cli(
    'import',
    await write('quay'),
    '--mirror',
    `http://img.example/=http://127.0.0.1:${String(mirror.port)}/?url={url}`,
  );
  assert.deepEqual(mirrored.lines[0]?.images, { total: 2, local: 1, missing: 1 });
  assert.deepEqual([mirror.requests.length, web.requests], [1, []]);
  const some = await cli('import', await write('mole'), '--only-host', 'cdn.example');
  assert.deepEqual(some.lines[0]?.images, { total: 2, local: 2, missing: 0 });
  assert.deepEqual(web.requests, ['cdn.example/b.png']);
  const allowed = await cli('imports', 'allow', String(last?.import));
  assert.deepEqual([allowed.code, allowed.lines[0]?.local], [0, 2]);
  assert.deepEqual(web.requests, ['cdn.example/b.png']);
  const told = await cli('import', await write('lock'), '--fetch');
  assert.deepEqual(
    [told.lines[0]?.images, told.lines.at(-1)?.waiting],
    [{ total: 2, local: 2, missing: 0 }, undefined],
  );
});

test('settings say what is wrong with a choice, and never print a password', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-settings-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const cli = (...args: string[]) => runCli(['--library', path.join(folder, 'library'), ...args]);
  for (const wrong of [['network', 'sometimes'], ['per-host', '9'], ['network'], ['theme', 'dark']])
    assert.equal((await cli('settings', ...wrong)).code, 2, wrong.join(' '));
  const set = await cli('settings', 'proxy', 'socks5://me:secret@127.0.0.1:9050', 'wayback', 'on');
  assert.match(set.stdout, /socks5:\/\/me@127\.0\.0\.1:9050\n.*on/);
  assert.doesNotMatch(set.stdout + set.stderr, /secret/);
  assert.equal((await cli('import', '--fetch', '--no-fetch', folder)).code, 2);
});
