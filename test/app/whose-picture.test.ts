/** Which article's pictures may stand in another: only what is known to have come from the address it is shown for. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { noisyPicture } from '../support/pictures.ts';
import { startProxiedWeb, type Web } from '../support/proxied-web.ts';
import { openTestApp } from '../support/test-app.ts';

const forged = await noisyPicture('png', 21, 40, 30);
const real = await noisyPicture('png', 22, 50, 30);

const page = (name: string, html: string, text = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${name}</title>` +
  `<link rel="canonical" href="http://news.test.org/${name}"></head><body><article><h1>${name}</h1>` +
  `<p>${`The pier of ${name} was closed on Monday, the harbour office said.${text} `.repeat(8)}</p>${html}</article></body></html>`;

const setUp = async (t: TestContext, web: Web) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-whose-'));
  const net = await startProxiedWeb(t, web);
  const app = await openTestApp(path.join(folder, 'library'), { proxy: net.proxy });
  t.after(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };
  const importFile = async (name: string, content: string, fetch = true) => {
    const [outcome] = await app.importPaths([await write(name, content)], { fetch });
    const id = outcome?.id ?? assert.fail(JSON.stringify(outcome));
    const [image] = await app.call('images.list', { id });
    return { id, outcome: outcome?.outcome, image: image ?? assert.fail('no picture was found') };
  };
  return { ...net, app, write, importFile };
};

test('a file decides nothing about the pictures of other articles', async (t) => {
  const web: Web = { 'trusted.org/photo.png': real };
  const { importFile, write, requests } = await setUp(t, web);
  await write('evil/pic.png', forged);
  const naming = 'src="pic.png" srcset="http://trusted.org/photo.png 1000w"';
  const evil = await importFile('evil/evil.html', page('evil', `<img ${naming} alt="x">`), false);
  assert.equal(evil.image.source, 'sibling');
  const mhtml = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    'Content-Location: http://news.test.org/held',
    '',
    page('held', '<img src="http://trusted.org/photo.png" alt="x">'),
    '--b',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: http://trusted.org/photo.png',
    '',
    forged.toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  assert.equal((await importFile('held.mhtml', mhtml, false)).image.source, 'file');
  assert.deepEqual(requests, []);
  const honest = await importFile('honest.html', page('honest', '<img src="http://trusted.org/photo.png">'));
  assert.deepEqual([honest.image.source, honest.image.width], ['given', 50]);
  const later = await importFile('later.html', page('later', '<img src="https://trusted.org/photo.png">'));
  assert.deepEqual(
    [later.image.source, later.image.width, later.image.libraryOf],
    ['library', 50, { id: honest.id, version: 1 }],
  );
  assert.deepEqual(requests, ['trusted.org/photo.png']);
});

test('a picture the user gave belongs to its article, in every version of it', async (t) => {
  const { app, importFile, requests } = await setUp(t, {});
  const img = '<img src="http://trusted.org/photo.png" alt="Pier">';
  const first = await importFile('mine.html', page('mine', img), false);
  const upload = new Request('http://offprint.invalid/uploads/given-picture?name=given.png', {
    method: 'PUT',
    body: new Uint8Array(forged),
  });
  await app.app.handleFetch(upload);
  await app.call('images.replace', { id: first.id, slot: 0, upload: 'given-picture' });
  const other = await importFile('other.html', page('other', img), false);
  assert.deepEqual([other.image.state, other.image.reason], ['missing', 'not-fetched']);
  const second = await importFile('mine2.html', page('mine', img, ' It opens again in May.'), true);
  assert.deepEqual([second.outcome, second.id], ['updated', first.id]);
  assert.deepEqual([second.image.source, second.image.givenName], ['user', 'given.png']);
  assert.deepEqual(requests, []);
});

test('a new version keeps what lay beside the file of the old one, unless it brings its own', async (t) => {
  const { importFile, write, requests } = await setUp(t, {});
  const img = '<img src="pier_files/a.png" alt="Pier">';
  await write('old/pier_files/a.png', forged);
  const first = await importFile('old/pier.html', page('pier', img));
  assert.equal(first.image.source, 'sibling');
  const second = await importFile('alone/pier.html', page('pier', img, ' It opens again in May.'));
  assert.deepEqual(
    [second.outcome, second.image.source, second.image.libraryOf],
    ['updated', 'library', { id: first.id, version: 1 }],
  );
  await write('new/pier_files/a.png', real);
  const third = await importFile('new/pier.html', page('pier', img, ' It opens again in June.'));
  assert.deepEqual([third.outcome, third.image.source, third.image.width], ['updated', 'sibling', 50]);
  assert.ok(
    requests.every((request) => request.startsWith('news.test.org/')),
    String(requests),
  );
});
