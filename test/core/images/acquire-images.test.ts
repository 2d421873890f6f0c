import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { ArticleId } from '../../../main/core/articles/article-id.ts';
import type { AssetRef } from '../../../main/core/articles/image-record.ts';
import type { AcquirePorts } from '../../../main/core/images/acquire-images.ts';
import { imageKey } from '../../../main/core/images/image-key.ts';
import { LADDER, other, picture, setUp } from '../../support/acquiring.ts';
import { pretendInternet } from '../../support/pretend-internet.ts';

test('each rung is tried only when all above it failed, and the record names it', async (t) => {
  const hosts = ['original', 'set', 'given', 'proxy', 'wayback'];
  const sources = ['unwrapped', 'srcset', 'given', 'proxy', 'wayback'];
  for (const [index, host] of hosts.entries()) {
    const { net, acquire, slot, at } = await setUp(t, { [`${host}.example/a`]: picture });
    const [record] = await acquire({ slots: [slot(0, LADDER)] });
    assert.deepEqual(
      net.requests,
      hosts.slice(0, index + 1).map((name) => `${name}.example /a`),
    );
    assert.equal(record?.source, sources[index]);
    assert.equal(record?.requestedUrl, at(`${host}.example/a`));
    assert.equal(record.finalUrl, record.requestedUrl);
    assert.equal(record.fetchedAt, '2024-05-01T12:00:00.000Z');
    assert.deepEqual(record.asset, {
      sha256: createHash('sha256').update(picture).digest('hex'),
      type: 'image/png',
      extension: 'png',
      width: 24,
      height: 16,
      bytes: picture.length,
    });
  }
});

test('bytes in the file, then beside it, then in the library need no request', async (t) => {
  const asset: AssetRef = {
    sha256: 'ab',
    type: 'image/png',
    extension: 'png',
    width: 9,
    height: 9,
    bytes: 9,
  };
  const origin = { article: '0000000000000007' as ArticleId, version: 2 };
  const { net, assets, acquire, slot, at } = await setUp(
    t,
    { 'original.example/a': other },
    {
      known: (keys) =>
        Promise.resolve(
          keys.map((key) => (key === imageKey(at('original.example/a')) ? { asset, origin } : null)),
        ),
    },
  );
  const slots = [slot(0, LADDER)];
  const asked: string[] = [];
  const sibling = (path: string) => {
    asked.push(path);
    return Promise.resolve(picture);
  };
  const [inFile] = await acquire({ slots, sibling, embedded: new Map([['story_files/a.png', other]]) });
  assert.deepEqual([inFile?.source, inFile?.asset?.type], ['file', 'image/jpeg']);
  assert.deepEqual(asked, []);
  const [beside] = await acquire({ slots, sibling });
  assert.deepEqual([beside?.source, beside?.fetchedAt, beside?.attempts], ['sibling', null, 0]);
  assert.deepEqual(asked, ['story_files/a.png']);
  // The library's word alone is not enough: the bytes have to be there.
  assets.has = (sha256) => Promise.resolve(sha256 === 'ab');
  const mirror = { prefix: '*', template: `http://127.0.0.1:${String(net.port)}/{url}` };
  const [known] = await acquire({ slots, policy: { fetch: true, mirrors: [mirror] } });
  assert.deepEqual([known?.source, known?.asset, known?.libraryOf], ['library', asset, origin]);
  assert.deepEqual(net.requests, []);
  assets.has = () => Promise.resolve(false);
  assert.equal((await acquire({ slots }))[0]?.source, 'unwrapped');
});

test('a smaller picture in the library does not stand for one that may be had whole', async (t) => {
  const asset = { sha256: 'ab', type: 'image/png', extension: 'png', width: 9, height: 9, bytes: 9 };
  const origin = { article: '0000000000000007' as ArticleId, version: 2 };
  const web: Record<string, Buffer> = { 'original.example/a': other };
  const { assets, acquire, slot, at } = await setUp(t, web, {
    known: (keys) =>
      Promise.resolve(
        keys.map((key) => (key === imageKey(at('given.example/a')) ? { asset, origin } : null)),
      ),
  });
  assets.has = (sha256) => Promise.resolve(sha256 === 'ab');
  const slots = [slot(0, LADDER)];
  assert.equal((await acquire({ slots }))[0]?.source, 'unwrapped');
  delete web['original.example/a'];
  assert.equal((await acquire({ slots }))[0]?.source, 'library');
  assert.equal((await acquire({ slots, policy: { fetch: false, mirrors: [] } }))[0]?.source, 'library');
});

test('escaped names of sibling files are found by either spelling; data: URLs are in the file', async (t) => {
  const { acquire, slot } = await setUp(t, {});
  const data = `data:image/png;base64,${picture.toString('base64')}`;
  const records = await acquire({
    slots: [slot(0, [['embedded', 'x_files/%E5%9B%BE%201.png']]), slot(1, [['embedded', data]])],
    sibling: (path) => Promise.resolve(path === 'x_files/图 1.png' ? picture : null),
  });
  assert.deepEqual(
    records.map(({ source }) => source),
    ['sibling', 'file'],
  );
});

test('a mirror is asked first, may be on loopback, and is on record', async (t) => {
  const { net, acquire, slot, at } = await setUp(t, { 'given.example/a': other });
  const mirrored: Record<string, Buffer> = {};
  const mirror = await pretendInternet(t, (request, response) => {
    const wanted = new URL(request.url ?? '', 'http://m').searchParams.get('url') ?? '';
    const bytes = mirrored[wanted];
    if (bytes === undefined) response.writeHead(404).end();
    else response.end(bytes);
  });
  mirrored[at('proxy.example/a')] = picture;
  const template = `http://127.0.0.1:${String(mirror.port)}/?url={url}`;
  const policy = { fetch: true, mirrors: [{ prefix: '*', template }] };
  const [record] = await acquire({ slots: [slot(0, LADDER)], policy });
  assert.equal(record?.source, 'mirror');
  assert.equal(record.requestedUrl, at('proxy.example/a'));
  assert.equal(record.finalUrl, template.replace('{url}', encodeURIComponent(at('proxy.example/a'))));
  assert.deepEqual(net.requests, []);
  assert.equal(mirror.requests.length, 4);
  const [elsewhere] = await acquire({
    slots: [slot(0, [['given', 'given.example/a']])],
    policy: { fetch: true, mirrors: [{ prefix: 'http://other.example/', template }] },
  });
  assert.equal(elsewhere?.source, 'given');
  assert.equal(mirror.requests.length, 4);
});

test('a mirror that does not answer is given up for the whole article', async (t) => {
  const { net, acquire, slot } = await setUp(t, { 'given.example/a': picture });
  const asked: string[] = [];
  const closed = { prefix: '*', template: 'http://127.0.0.1:9/?{url}' };
  const { fetcher } = net;
  const counting = {
    ...fetcher,
    fetch: (request: Parameters<typeof fetcher.fetch>[0]) => {
      if (request.trusted) asked.push(request.url);
      return fetcher.fetch(request);
    },
  };
  const slots = [
    slot(0, [
      ['unwrapped', 'original.example/a'],
      ['given', 'given.example/a'],
    ]),
  ];
  const { acquire: again } = await setUp(t, {}, { fetcher: counting });
  const [record] = await again({ slots, policy: { fetch: true, mirrors: [closed] } });
  assert.equal(record?.source, 'given');
  assert.equal(asked.length, 1);
  assert.equal((await acquire({ slots }))[0]?.state, 'local');
});

test('without leave to fetch nothing is requested: folders of a mirror yes, its URLs no', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-mirror-'));
  t.after(() => rm(folder, { recursive: true }));
  const { net, acquire, slot, at } = await setUp(t, { 'given.example/a': picture });
  const inFolder = join(folder, new URL(at('given.example/b')).host.replace(':', '+'), 'b');
  await mkdir(dirname(inFolder), { recursive: true });
  await writeFile(inFolder, other);
  const records = await acquire({
    slots: [slot(0, [['given', 'given.example/a']]), slot(1, [['given', 'given.example/b']])],
    policy: {
      fetch: false,
      mirrors: [
        { prefix: '*', template: at('given.example/{url}') },
        { prefix: '*', template: folder },
      ],
    },
  });
  assert.deepEqual(net.requests, []);
  assert.deepEqual(
    records.map(({ state, source, reason }) => [state, source, reason]),
    [
      ['missing', null, 'not-fetched'],
      ['local', 'mirror', null],
    ],
  );
  // Queued: due at once, no try counted.
  assert.deepEqual([records[0]?.attempts, records[0]?.retryAt], [0, '2024-05-01T12:00:00.000Z']);
  assert.equal(records[1]?.finalUrl, inFolder);
});

test('one picture in several places is fetched once, stored once, and every place has it', async (t) => {
  const { net, assets, acquire, slot } = await setUp(t, { 'given.example/%E5%9B%BE': picture });
  const records = await acquire({
    slots: [
      slot(0, [['given', 'given.example/图']]),
      slot(1, [
        ['unwrapped', 'given.example/%E5%9B%BE'],
        ['proxy', 'proxy.example/1'],
      ]),
      slot(2, [['given', 'given.example/%e5%9b%be']]),
    ],
  });
  assert.deepEqual(net.requests, ['given.example /%E5%9B%BE']);
  assert.deepEqual(
    records.map(({ slot: number, state }) => [number, state]),
    [
      [0, 'local'],
      [1, 'local'],
      [2, 'local'],
    ],
  );
  assert.equal(assets.puts.size, 1);
});

test('the Wayback Machine is asked only with leave, and after everything else', async (t) => {
  const { net, acquire, slot } = await setUp(t, {});
  const asked: string[] = [];
  const fetcher: AcquirePorts['fetcher'] = {
    ...net.fetcher,
    fetch: ({ url }) => {
      asked.push(url);
      const archived = url.startsWith('https://web.archive.org/');
      return Promise.resolve(
        archived
          ? { ok: true, bytes: picture, finalUrl: url.replace('20220110', '20220112') }
          : { ok: false, reason: 'http-404', temporary: false },
      );
    },
  };
  const { acquire: ask } = await setUp(t, {}, { fetcher });
  const slots = [slot(0, [['given', 'given.example/a']])];
  const [refused] = await ask({ slots });
  assert.equal(refused?.reason, 'http-404');
  const policy = { fetch: true, mirrors: [], wayback: { published: '2022-01-10T00:00:00Z' } };
  const [record] = await ask({ slots, policy });
  const address = `https://web.archive.org/web/20220110000000im_/${slots[0]!.url}`;
  assert.deepEqual(asked, [slots[0]!.url, slots[0]!.url, address]);
  assert.equal(record?.source, 'wayback');
  assert.equal(record.requestedUrl, address);
  assert.equal(record.finalUrl, address.replace('20220110', '20220112'));
  assert.equal((await acquire({ slots, policy: { ...policy, fetch: false } }))[0]?.reason, 'not-fetched');
});
