/** `images` at the command line: names, keys and exit codes are a contract with scripts. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { startPictureServer } from '../support/picture-server.ts';
import { noisyPicture } from '../support/pictures.ts';
import { startProxiedWeb } from '../support/proxied-web.ts';
import { runCli } from '../support/run-cli.ts';

test('what an import did not fetch is tried again: from a folder, a server, Wayback, a file', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-images-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const cli = (...args: string[]) => runCli(['--library', path.join(folder, 'library'), '--json', ...args]);
  const names = ['one', 'two', 'three', 'four'];
  const pictures = names.map((name) => `<img src="http://img.example/${name}.png" alt="${name}">`);
  const words = `<p>${'The pier was closed on Monday, the harbour office said. '.repeat(8)}</p>`;
  const page = path.join(folder, 'pier.html');
  await writeFile(page, `<!doctype html><title>Pier</title><article>${words}${pictures.join('')}</article>`);
  const imported = await cli('import', page, '--no-fetch');
  const id = String(imported.lines[0]?.id);
  assert.deepEqual(imported.lines[0]?.images, { total: 4, local: 0, missing: 4 });
  assert.deepEqual(
    (await cli('images', id)).lines.map(({ state, reason, source }) => [state, reason, source]),
    names.map(() => ['missing', 'not-fetched', null]),
  );
  assert.equal((await cli('list')).lines[0]?.offline, 0);

  await mkdir(path.join(folder, 'mirror/img.example'), { recursive: true });
  await writeFile(path.join(folder, 'mirror/img.example/one.png'), await noisyPicture('png', 1, 30, 20));
  const web = await startProxiedWeb(t, {});
  const { host, port } = web.proxy;
  const proxy = ['--proxy', `http://${host}:${String(port)}`];
  const byFolder = await cli('images', 'retry', id, '--mirror', `*=${path.join(folder, 'mirror')}`, ...proxy);
  assert.deepEqual(
    [byFolder.code, byFolder.lines],
    [1, [{ tried: 4, local: 1, missing: 3, stopped: false, fetched: true }]],
  );
  assert.deepEqual(web.requests.toSorted(), [
    'img.example/four.png',
    'img.example/three.png',
    'img.example/two.png',
  ]);

  const mirror = await startPictureServer((url) => !url.endsWith('/two.png'));
  t.after(() => mirror.close());
  const template = `http://127.0.0.1:${String(mirror.port)}/?url={url}`;
  const byServer = await cli('images', 'retry', id, '--mirror', `http://img.example/=${template}`, ...proxy);
  assert.deepEqual([byServer.code, byServer.lines[0]?.local], [1, 1]);

  web.requests.length = 0;
  await cli('images', 'retry', id, '--wayback', ...proxy);
  assert.ok(web.requests.includes('CONNECT web.archive.org:443'), JSON.stringify(web.requests));

  const given = path.join(folder, 'three.png');
  await writeFile(given, await noisyPicture('png', 3, 30, 20));
  const { lines } = await cli('images', 'give', id, '2', given);
  assert.deepEqual([lines[0]?.source, lines[0]?.givenName], ['user', 'three.png']);
  const images = (await cli('images', id)).lines;
  assert.deepEqual(
    images.map(({ source }) => source),
    ['mirror', 'mirror', 'user', null],
  );
  for (const key of ['url', 'state', 'source', 'sha256', 'type', 'width', 'height', 'bytes', 'reason'])
    assert.ok(
      images.every((image) => Object.hasOwn(image, key)),
      key,
    );
  assert.equal(images[3]?.reason, 'http-404');
  assert.ok(Number(images[3].attempts) >= 3, 'tries were not counted');
  assert.equal((await cli('list')).lines[0]?.offline, 75);
  const plain = await runCli(['--library', path.join(folder, 'library'), 'list']);
  assert.match(plain.stdout, /\(75 % offline\)/);
});
