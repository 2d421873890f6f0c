/** Every rung of the recovery ladder through the whole application: import, record, what the contract tells. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import sharp from 'sharp';
import type { ImageDetail } from '../../preload/contract/articles.ts';
import { noisyPicture } from '../support/pictures.ts';
import { startPictureServer } from '../support/picture-server.ts';
import { startProxiedWeb, type Web } from '../support/proxied-web.ts';
import { openTestApp } from '../support/test-app.ts';

const picture = await noisyPicture('png', 11, 40, 30);
const sha256 = createHash('sha256').update(picture).digest('hex');

/** A page that appeared on 10 January 2022, with this in its text. */
const page = (name: string, html: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>Harbour ${name}</title>` +
  `<link rel="canonical" href="http://news.example/${name}">` +
  `<meta property="article:published_time" content="2022-01-10T15:13:06Z"></head><body><article><h1>Harbour ${name}</h1>` +
  `<p>${`The pier of ${name} was closed on Monday, the harbour office said. `.repeat(8)}</p>${html}</article></body></html>`;

const setUp = async (t: TestContext, web: Web) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-ladder-'));
  const net = await startProxiedWeb(t, web);
  const app = await openTestApp(path.join(folder, 'library'), { proxy: net.proxy });
  t.after(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = path.join(folder, 'saved', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };
  const importPage = async (
    name: string,
    html: string,
    options: NonNullable<Parameters<typeof app.importPaths>[1]> = {},
  ) => {
    const file = await write(`${name}.html`, page(name, html));
    const [outcome] = await app.importPaths([file], options);
    const id = outcome?.id ?? assert.fail(JSON.stringify(outcome));
    const [image] = await app.call('images.list', { id });
    return { id, image: image ?? assert.fail('no picture was found') };
  };
  return { ...net, app, folder, write, importPage };
};

/** What every picture records, whichever rung it came from. */
const assertWhole = (image: ImageDetail): void => {
  assert.deepEqual(
    [image.state, image.sha256, image.type, image.width, image.height, image.bytes],
    ['local', sha256, 'image/png', 40, 30, picture.length],
  );
  assert.match(image.obtainedAt ?? '', /^\d{4}-\d\d-\d\dT/);
};

test('bytes in the file and a sibling folder need no request', async (t) => {
  const { requests, importPage, write } = await setUp(t, {});
  const data = `data:image/png;base64,${picture.toString('base64')}`;
  const inFile = await importPage('embedded', `<img src="${data}" alt="Pier">`);
  assert.equal(inFile.image.source, 'file');
  assertWhole(inFile.image);
  await write('beside_files/pier.png', picture);
  const beside = await importPage('beside', '<img src="beside_files/pier.png" alt="Pier">');
  assert.equal(beside.image.source, 'sibling');
  assertWhole(beside.image);
  assert.deepEqual(
    [beside.image.requestedUrl, beside.image.finalUrl, beside.image.fetchedAt],
    [null, null, null],
  );
  assert.deepEqual(requests, []);
});

test('the same address, then the same hash in the library, are not asked for again', async (t) => {
  const { app, folder, requests, importPage } = await setUp(t, { 'img.example/a.png': picture });
  const first = await importPage('first', '<img src="http://img.example/a.png" alt="Pier">');
  assert.equal(first.image.source, 'given');
  assert.deepEqual(requests, ['img.example/a.png']);
  const again = await importPage('second', '<img src="https://img.example/a.png" alt="Pier">');
  assert.deepEqual([again.image.source, again.image.requestedUrl], ['library', 'https://img.example/a.png']);
  assertWhole(again.image);
  const shard = `assets/${sha256.slice(0, 2)}/${sha256}.png`;
  const own = await importPage('third', `<img src="../../../../../${shard}" alt="Pier">`);
  assert.equal(own.image.source, 'library');
  assertWhole(own.image);
  assert.deepEqual(requests, ['img.example/a.png']);
  assert.deepEqual(await readdir(path.join(folder, 'library/assets', sha256.slice(0, 2))), [`${sha256}.png`]);
  assert.deepEqual((await app.call('library.verify', {})).faults, []);
});

test('other bytes are another picture, the same bytes from two addresses are one file', async (t) => {
  const { folder, importPage } = await setUp(t, {
    'img.example/a.png': picture,
    'cdn.example/b.png': picture,
  });
  const one = await importPage('one', '<img src="http://img.example/a.png">');
  const two = await importPage('two', '<img src="http://cdn.example/b.png">');
  assert.deepEqual([one.image.sha256, two.image.sha256], [sha256, sha256]);
  assert.deepEqual(
    [one.image.finalUrl, two.image.finalUrl],
    ['http://img.example/a.png', 'http://cdn.example/b.png'],
  );
  const shards = await readdir(path.join(folder, 'library/assets'), { recursive: true });
  assert.equal(shards.filter((name) => name.endsWith('.png')).length, 1);
});

test('mirrors named by the user, as a server and as a folder, come before every address', async (t) => {
  const { requests, importPage, write, folder } = await setUp(t, { 'img.example/a.png': picture });
  const mirror = await startPictureServer();
  t.after(() => mirror.close());
  const template = `http://127.0.0.1:${String(mirror.port)}/?url={url}`;
  const served = await importPage('served', '<img src="http://img.example/a.png">', {
    mirrors: [{ prefix: '*', template }],
  });
  assert.equal(served.image.source, 'mirror');
  assert.deepEqual(mirror.requests, ['http://img.example/a.png']);
  await write('mirror/img.example/other.png', picture);
  const filed = await importPage('filed', '<img src="http://img.example/other.png">', {
    fetch: false,
    mirrors: [{ prefix: '*', template: path.join(folder, 'saved/mirror') }],
  });
  assert.equal(filed.image.source, 'mirror');
  assertWhole(filed.image);
  assert.deepEqual(requests, []);
});

test('then the unwrapped original, the widest srcset candidate, the given address and the proxy, in this order', async (t) => {
  const wrapped = 'http://cdn.shortpixel.ai/spai/w_300/http://img.example/a.png';
  const markup = `<img src="${wrapped}" srcset="http://set.example/s.png 300w, http://set.example/l.png 1200w">`;
  const plain = '<img src="http://img.example/a.png" srcset="http://set.example/l.png 1200w">';
  const rungs = [
    { markup, has: 'img.example/a.png', source: 'unwrapped' },
    { markup, has: 'set.example/l.png', source: 'srcset' },
    { markup: plain, has: 'img.example/a.png', source: 'given' },
    { markup, has: 'cdn.shortpixel.ai/spai/w_300/http://img.example/a.png', source: 'proxy' },
  ];
  for (const [index, { markup: html, has, source }] of rungs.entries()) {
    await t.test(source, async (inner) => {
      const { requests, importPage } = await setUp(inner, { [has]: picture });
      const { image } = await importPage(`rung${String(index)}`, html);
      assert.equal(image.source, source);
      assert.equal(requests.at(-1), has);
      assert.equal(image.finalUrl, `http://${has}`);
      assertWhole(image);
      assert.equal(new Set(requests).size, requests.length, 'an address was asked twice');
    });
  }
});

test('the Wayback Machine is asked at the article’s date, and only where the user allows it', async (t) => {
  const { app, requests, importPage } = await setUp(t, {});
  const asked = (): string[] => requests.splice(0).filter((each) => each.includes('archive.org'));
  const gone = '<img src="http://img.example/gone.png">';
  const first = await importPage('never', gone);
  assert.equal(first.image.reason, 'http-404');
  assert.deepEqual(asked(), []);
  await importPage('once', gone.replace('gone', 'gone2'), { wayback: true });
  assert.deepEqual(asked(), ['CONNECT web.archive.org:443']);
  await app.call('settings.set', { wayback: true });
  await importPage('always', gone.replace('gone', 'gone3'));
  assert.deepEqual(asked(), ['CONNECT web.archive.org:443']);
  await importPage('notNow', gone.replace('gone', 'gone4'), { wayback: false });
  assert.deepEqual(asked(), []);
  await app.call('images.retry', { ids: [first.id] });
  assert.deepEqual(asked(), ['CONNECT web.archive.org:443']);
});

test('reading a file in another charset, or whole, forgets nothing about what is missing', async (t) => {
  const { app, requests, importPage } = await setUp(t, { 'img.example/busy.png': 503 });
  const html =
    '<img src="http://img.example/gone.png" alt="Pier"><img src="http://img.example/busy.png" alt="Quay">';
  const { id } = await importPage('missing', html);
  const found = async () =>
    (await app.call('images.list', { id })).map(({ reason, attempts, retryAt }) => [
      reason,
      attempts,
      retryAt,
    ]);
  const before = await found();
  assert.deepEqual(
    before.map(([reason, attempts]) => [reason, attempts]),
    [
      ['http-404', 1],
      ['http-503', 1],
    ],
  );
  const asked = requests.length;
  await app.call('versions.redecode', { id, charset: 'windows-1252' });
  assert.deepEqual(await found(), before);
  await app.call('versions.wholePage', { id, whole: true });
  assert.deepEqual(await found(), before);
  assert.equal(requests.length, asked);
});

test('a file the user gives is kept with its name, and undo takes it back', async (t) => {
  const { app, importPage } = await setUp(t, {});
  const { id, image } = await importPage('given', '<img src="http://img.example/gone.png" alt="Pier">');
  assert.deepEqual([image.state, image.reason, image.attempts], ['missing', 'http-404', 1]);
  await app.app.handleFetch(
    new Request('http://offprint.invalid/uploads/given-picture?name=Pier%20%E7%A0%81%E5%A4%B4.png', {
      method: 'PUT',
      body: new Uint8Array(picture),
    }),
  );
  const given = await app.call('images.replace', { id, slot: 0, upload: 'given-picture' });
  assert.deepEqual([given.source, given.givenName], ['user', 'Pier 码头.png']);
  assertWhole(given);
  assert.deepEqual((await app.call('library.verify', {})).faults, []);
  await app.call('undo.last', {});
  assert.equal((await app.call('images.list', { id }))[0]?.state, 'missing');
});

test('no cookie is sent, and of the article its address only', async (t) => {
  const { headers, importPage } = await setUp(t, {
    'img.example/a.png': picture,
    'img.example/b.png': picture,
  });
  await importPage('cookies', '<img src="http://img.example/a.png"><img src="http://img.example/b.png">');
  assert.equal(headers.length, 2);
  for (const sent of headers) {
    assert.equal(sent.cookie, undefined);
    assert.equal(sent.authorization, undefined);
    assert.equal(sent.referer, 'http://news.example/cookies');
  }
});

test('only the hosts that were allowed are asked, after a redirect too', async (t) => {
  const { requests, importPage, app } = await setUp(t, {
    'img.example/a.png': 'http://other.example/a.png',
    'other.example/a.png': picture,
  });
  const { id, image } = await importPage('hosts', '<img src="http://img.example/a.png">', {
    hosts: ['img.example'],
  });
  assert.deepEqual([image.state, image.reason], ['missing', 'host-not-allowed']);
  assert.equal(image.retryAt, null);
  assert.deepEqual(requests, ['img.example/a.png']);
  const none = await importPage('none', '<img src="http://third.example/a.png">', { hosts: [] });
  assert.equal(none.image.reason, 'host-not-allowed');
  assert.equal(requests.length, 1);
  assert.deepEqual((await app.call('images.hosts', { ids: [id] })).hosts, [
    { host: 'img.example', pictures: 1, fallbacks: 0 },
  ]);
  await app.call('settings.set', { wayback: true });
  assert.deepEqual((await app.call('images.hosts', { ids: [id] })).hosts, [
    { host: 'img.example', pictures: 1, fallbacks: 0 },
    { host: 'web.archive.org', pictures: 0, fallbacks: 1 },
  ]);
});

test('a library that is set never to fetch does not, whoever asks', async (t) => {
  const { app, requests, importPage } = await setUp(t, { 'img.example/a.png': picture });
  await app.call('settings.set', { network: 'never' });
  const { id, image } = await importPage('never', '<img src="http://img.example/a.png">', { fetch: true });
  assert.deepEqual([image.state, image.reason], ['missing', 'not-fetched']);
  const result = await app.call('images.retry', { ids: [id] });
  assert.deepEqual([result.fetched, result.local, result.missing], [false, 0, 1]);
  assert.deepEqual(requests, []);
});

test('type and name of a stored picture are by its bytes, and the bytes are those that were sent', async (t) => {
  const jpeg = await noisyPicture('jpeg', 12, 40, 30);
  const { folder, importPage } = await setUp(t, {
    'img.example/a.png': 'http://img.example/b.gif',
    'img.example/b.gif': jpeg,
  });
  const { image } = await importPage('lying', '<img src="http://img.example/a.png" alt="Pier">');
  const hash = createHash('sha256').update(jpeg).digest('hex');
  assert.deepEqual(
    [image.state, image.type, image.sha256, image.bytes],
    ['local', 'image/jpeg', hash, jpeg.length],
  );
  assert.deepEqual(
    [image.requestedUrl, image.finalUrl],
    ['http://img.example/a.png', 'http://img.example/b.gif'],
  );
  const stored = await readFile(path.join(folder, 'library/assets', hash.slice(0, 2), `${hash}.jpg`));
  assert.ok(stored.equals(jpeg), 'the bytes were changed');
});

test('what is no whole picture is not taken, and the next rung is climbed', async (t) => {
  const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .gif()
    .toBuffer();
  const bad: Record<string, [Uint8Array, string]> = {
    page: [Buffer.from('<!doctype html><title>Sign in</title>'), 'not-an-image'],
    cut: [picture.subarray(0, picture.length - 40), 'truncated'],
    dot: [dot, 'placeholder'],
    empty: [new Uint8Array(), 'empty'],
    drawing: [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'unsafe-svg'],
  };
  const web: Web = {};
  for (const [name, [bytes]] of Object.entries(bad)) web[`img.example/${name}.png`] = bytes;
  const { importPage, requests } = await setUp(t, web);
  for (const [name, [bytes, reason]] of Object.entries(bad)) {
    const alone = await importPage(`${name}-alone`, `<img src="http://img.example/${name}.png" alt="Pier">`);
    assert.deepEqual([alone.image.state, alone.image.reason], ['missing', reason], name);
    web[`set.example/${name}.png`] = picture;
    const markup = `<img src="http://set.example/${name}.png" srcset="http://img.example/${name}.png?2 900w" alt="Pier">`;
    web[`img.example/${name}.png?2`] = bytes;
    const { image } = await importPage(`${name}-set`, markup);
    assert.deepEqual(requests.slice(-2), [`img.example/${name}.png?2`, `set.example/${name}.png`]);
    assert.equal(image.source, 'given');
    assert.deepEqual([image.state, image.sha256], ['local', sha256], name);
  }
});

test('tracking pixels are put on record and never asked for', async (t) => {
  const { app, requests, importPage } = await setUp(t, { 'img.example/a.png': picture });
  const { id } = await importPage(
    'pixels',
    '<img src="http://img.example/a.png" alt="Pier">' +
      '<img src="http://t.example/p?id=1" width="1" height="1">' +
      '<img src="http://pixel.wp.com/b.gif?x=1">' +
      '<img src="http://u.example/o" style="display:none">' +
      '<noscript><img src="http://www.facebook.com/tr?id=1&amp;noscript=1"></noscript>' +
      '<img src="http://i0.wp.com/stats.example/1x1.gif" srcset="http://pixel.wp.com/g.gif 2x">',
  );
  const images = await app.call('images.list', { id });
  assert.deepEqual(
    images.filter(({ state }) => state === 'local').map(({ url }) => url),
    ['http://img.example/a.png'],
  );
  assert.ok(images.filter(({ reason }) => reason === 'tracking-pixel').length >= 4, JSON.stringify(images));
  assert.ok(images.every(({ state }) => state !== 'missing'));
  await app.call('images.retry', { ids: [id] });
  assert.deepEqual(requests, ['img.example/a.png']);
  assert.deepEqual((await app.call('articles.get', { id })).offline, 100);
});

test('a proxy can be tried before it is chosen, but not in a library that never fetches', async (t) => {
  const { app, requests, proxy } = await setUp(t, {});
  const trial = await app.call('settings.tryProxy', { proxy });
  // The web behind this proxy refuses every tunnel: that it was asked for one is what the trial is about.
  assert.deepEqual(trial, { works: false, reason: 'unreachable' });
  assert.deepEqual(requests, ['CONNECT example.com:443']);
  await assert.rejects(app.call('settings.tryProxy', { proxy: { ...proxy, host: '' } }), /bad-input/);
  const none = await app.call('settings.tryProxy', { proxy: { ...proxy, kind: 'none' } });
  assert.equal(none.reason, 'no-proxy');
  await app.call('settings.set', { network: 'never' });
  assert.equal((await app.call('settings.tryProxy', { proxy })).reason, 'not-fetched');
  assert.equal(requests.length, 1);
});

test('a picture that the library lost is had again; one that cannot be had keeps its record', async (t) => {
  const { app, folder, importPage, web } = await setUp(t, { 'img.example/a.png': picture });
  const { id } = await importPage('lost', '<img src="http://img.example/a.png">');
  await rm(path.join(folder, 'library/assets', sha256.slice(0, 2), `${sha256}.png`));
  web['img.example/a.png'] = 404;
  assert.equal((await app.call('images.retry', { ids: [id] })).missing, 1);
  assert.equal((await app.call('images.list', { id }))[0]?.sha256, sha256);
  web['img.example/a.png'] = picture;
  const { tried, local } = await app.call('images.retry', { ids: [id] });
  assert.deepEqual([tried, local], [1, 1]);
  assert.deepEqual((await app.call('library.verify', {})).faults, []);
});

test('the queue survives a restart, and what was refused for good is tried again by hand', async (t) => {
  const { app, folder, importPage, proxy, web } = await setUp(t, { 'img.example/busy.png': 503 });
  const busy = await importPage('busy', '<img src="http://img.example/busy.png">');
  const gone = await importPage('gone', '<img src="http://img.example/gone.png">');
  assert.deepEqual([busy.image.attempts, gone.image.attempts, gone.image.retryAt], [1, 1, null]);
  assert.ok(Date.parse(busy.image.retryAt ?? '') > Date.now());
  await app.close();
  await using again = await openTestApp(path.join(folder, 'library'), { proxy });
  const [kept] = await again.call('images.list', { id: busy.id });
  assert.deepEqual([kept?.attempts, kept?.retryAt], [1, busy.image.retryAt]);
  web['img.example/busy.png'] = picture;
  web['img.example/gone.png'] = picture;
  const { tried, local } = await again.call('images.retry', {});
  assert.deepEqual([tried, local], [2, 2]);
  assert.deepEqual((await again.call('library.info', {})).care, 0);
});

test('a damaged picture is told after a check, had again, and no care after the next', async (t) => {
  const { app, folder, importPage, proxy } = await setUp(t, { 'img.example/a.png': picture });
  const { id } = await importPage('damaged', '<img src="http://img.example/a.png">');
  await app.close();
  const file = path.join(folder, 'library/assets', sha256.slice(0, 2), `${sha256}.png`);
  await writeFile(file, picture.subarray(0, 300));
  await using again = await openTestApp(path.join(folder, 'library'), { proxy });
  await again.call('library.verify', {});
  const article = await again.call('articles.get', { id });
  assert.deepEqual([article.care, article.faults.length], [['faults'], 1]);
  const { items } = await again.call('articles.list', { view: { kind: 'care' } });
  assert.deepEqual(
    items.map((row) => [row.id, row.care, row.offline]),
    [[id, ['faults'], 100]],
  );
  assert.equal((await again.call('images.retry', { ids: [id] })).local, 1);
  assert.equal((await again.call('library.verify', {})).faults.length, 0);
  assert.deepEqual((await again.call('articles.get', { id })).care, []);
});
