/** What a library that asks shows before it fetches is what it then asks: nobody more, nobody less. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { startProxiedWeb } from '../support/proxied-web.ts';
import { openTestApp } from '../support/test-app.ts';

const ADDRESSES = [
  'http://img.example/a.png',
  'http://127.0.0.1/b.png',
  'http://[::1]/b.png',
  'http://printer.local/c.png',
  'http://db.example:6379/d.png',
];
const page = `<!doctype html><html><head><title>Pier</title><link rel="canonical" href="http://news.example/pier"></head><body><article><h1>Pier</h1><p>${'The pier was closed on Monday, the harbour office said. '.repeat(8)}</p>${ADDRESSES.map((url) => `<img src="${url}" alt="x">`).join('')}</article></body></html>`;

test('hosts that can be asked, the Wayback Machine among them, and none that never is', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-hosts-'));
  const web = await startProxiedWeb(t, {});
  const app = await openTestApp(path.join(folder, 'library'), { proxy: web.proxy });
  t.after(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
  await app.call('settings.set', { network: 'ask', wayback: true });
  const file = path.join(folder, 'pier.html');
  await writeFile(file, page);
  const shown = [
    { host: 'img.example', pictures: 1, fallbacks: 0 },
    { host: 'web.archive.org', pictures: 0, fallbacks: 1 },
  ];
  for (const dryRun of [true, false]) {
    await app.importPaths([file], { dryRun });
    const jobId = (await app.call('imports.jobs', {})).at(-1)?.jobId ?? '';
    assert.deepEqual(
      await app.call('imports.hosts', { jobId }),
      { pictures: 1, hosts: shown },
      String(dryRun),
    );
  }
  assert.deepEqual((await app.call('images.hosts', {})).hosts, shown);
  assert.deepEqual(web.requests, []);
  const jobId = (await app.call('imports.jobs', {})).at(-1)?.jobId ?? '';
  await app.call('imports.allowHosts', { jobId, hosts: shown.map(({ host }) => host) });
  assert.deepEqual(web.requests, ['img.example/a.png', 'CONNECT web.archive.org:443']);
});
