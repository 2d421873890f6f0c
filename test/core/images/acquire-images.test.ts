import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import sharp from 'sharp';
import { createImageInspector } from '../../../main/adapters/image-inspector.ts';
import type {
  AssetRef,
  CandidateKind,
  ImageRecord,
  ImageSlot,
} from '../../../main/core/articles/image-record.ts';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { acquireImages } from '../../../main/core/images/acquire-images.ts';
import type { AcquireInput, AcquirePorts } from '../../../main/core/images/acquire-images.ts';
import { imageKey } from '../../../main/core/images/image-key.ts';
import { memoryAssetStore } from '../../support/memory-asset-store.ts';
import { noisyPicture } from '../../support/pictures.ts';
import { pretendInternet } from '../../support/pretend-internet.ts';

const NOW = Date.parse('2024-05-01T12:00:00Z');
const picture = await noisyPicture('png', 1, 24, 16);
const other = await noisyPicture('jpeg', 2, 24, 16);
const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();

/** What the pretended internet has, by `host/path`; everything else is 404. */
type Web = Record<string, Buffer | number>;

const setUp = async (t: TestContext, web: Web, more: Partial<AcquirePorts> = {}) => {
  const net = await pretendInternet(
    t,
    (request, response) => {
      const answer = web[`${request.headers.host?.replace(/:\d+$/, '') ?? ''}${request.url ?? ''}`] ?? 404;
      if (typeof answer === 'number') response.writeHead(answer).end('<html>no</html>');
      else response.end(answer);
    },
    { retries: 0 },
  );
  const assets = memoryAssetStore();
  const ports: AcquirePorts = {
    fetcher: net.fetcher,
    inspector: createImageInspector(),
    assets,
    clock: { now: () => NOW },
    known: () => Promise.resolve(null),
    ...more,
  };
  const at = (address: string): string => `http://${address.replace('/', `:${String(net.port)}/`)}`;
  const slot = (number: number, candidates: [CandidateKind, string][]): ImageSlot => {
    const resolved = candidates.map(([kind, url]) => ({ kind, url: kind === 'embedded' ? url : at(url) }));
    const given = resolved.find(({ kind }) => kind === 'given') ?? resolved[0];
    return { slot: number, url: given?.url ?? '', alt: '', width: null, height: null, candidates: resolved };
  };
  const acquire = (input: Partial<AcquireInput>, signal?: AbortSignal): Promise<ImageRecord[]> =>
    acquireImages(
      {
        slots: [],
        skipped: [],
        embedded: new Map(),
        sibling: () => Promise.resolve(null),
        referrer: null,
        previous: [],
        policy: { fetch: true, mirrors: [] },
        ...input,
      },
      ports,
      signal,
    );
  return { net, assets, at, slot, acquire };
};

const LADDER: [CandidateKind, string][] = [
  ['embedded', 'story_files/a.png'],
  ['unwrapped', 'original.example/a'],
  ['srcset', 'set.example/a'],
  ['given', 'given.example/a'],
  ['proxy', 'proxy.example/a'],
  ['wayback', 'wayback.example/a'],
];

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
  const { net, assets, acquire, slot, at } = await setUp(
    t,
    { 'original.example/a': other },
    {
      known: (key) => Promise.resolve(key === imageKey(at('given.example/a')) ? asset : null),
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
  assert.deepEqual([known?.source, known?.asset], ['library', asset]);
  assert.deepEqual(net.requests, []);
  assets.has = () => Promise.resolve(false);
  assert.equal((await acquire({ slots }))[0]?.source, 'unwrapped');
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
  const mirrored: Web = {};
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

test('what answers but is no whole picture is passed over', async (t) => {
  const { acquire, slot } = await setUp(t, {
    'html.example/a': Buffer.from('<!doctype html><title>Sign in</title>'),
    'cut.example/a': picture.subarray(0, 200),
    'dot.example/a': dot,
    'svg.example/a': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    'good.example/a': picture,
  });
  const bad: [CandidateKind, string][] = ['html', 'cut', 'dot', 'svg'].map((host) => [
    'srcset',
    `${host}.example/a`,
  ]);
  const [saved] = await acquire({ slots: [slot(0, [...bad, ['proxy', 'good.example/a']])] });
  assert.equal(saved?.source, 'proxy');
  const reasons = await acquire({ slots: bad.map((each, index) => slot(index, [each])) });
  assert.deepEqual(
    reasons.map(({ state, reason }) => [state, reason]),
    [
      ['missing', 'not-an-image'],
      ['missing', 'truncated'],
      ['skipped', 'tracking-pixel'],
      ['missing', 'unsafe-svg'],
    ],
  );
  assert.ok(reasons.every(({ asset, source }) => asset === null && source === null));
});

test('failures are records: the given address’s reason, tries counted on, later and later, at last no more', async (t) => {
  const { acquire, slot } = await setUp(t, { 'busy.example/a': 503, 'proxy.example/a': 404 });
  const slots = [
    slot(0, [
      ['given', 'busy.example/a'],
      ['proxy', 'proxy.example/a'],
    ]),
  ];
  let previous: ImageRecord[] = [];
  const due: (string | null)[] = [];
  for (let round = 1; round <= 6; round += 1) {
    previous = await acquire({ slots, previous });
    assert.deepEqual(
      [previous[0]?.state, previous[0]?.reason, previous[0]?.attempts],
      ['missing', 'http-503', round],
    );
    due.push(previous[0]?.retryAt ?? null);
  }
  assert.deepEqual(due, [
    '2024-05-01T12:01:00.000Z',
    '2024-05-01T12:10:00.000Z',
    '2024-05-01T13:00:00.000Z',
    '2024-05-02T12:00:00.000Z',
    '2024-05-08T12:00:00.000Z',
    null,
  ]);
});

test('a lasting refusal is not queued, a private address never asked', async (t) => {
  const { net, acquire, slot } = await setUp(t, {});
  const gone = slot(0, [['given', 'gone.example/a']]);
  const inside = slot(1, [['given', 'localhost/a']]);
  const nowhere: ImageSlot = {
    ...gone,
    slot: 2,
    url: 'x.png',
    candidates: [{ kind: 'embedded', url: 'x.png' }],
  };
  const records = await acquire({ slots: [gone, inside, nowhere] });
  assert.deepEqual(
    records.map(({ reason, retryAt }) => [reason, retryAt]),
    [
      ['http-404', null],
      ['blocked-address', null],
      ['no-address', null],
    ],
  );
  assert.deepEqual(
    net.requests.map((request) => request.split(' ')[0]),
    ['gone.example'],
  );
});

test('what an earlier version has stays as it is and is not asked for again', async (t) => {
  const { net, acquire, slot } = await setUp(t, { 'given.example/a': picture });
  const slots = [slot(4, [['given', 'given.example/a']])];
  const previous = await acquire({ slots });
  const [kept] = await acquire({ slots: [{ ...slots[0]!, slot: 0, alt: 'new' }], previous });
  assert.deepEqual(kept, { ...previous[0], slot: 0, alt: 'new' });
  assert.equal(net.requests.length, 1);
});

test('skipped pictures follow the slots and are never requested; each record is announced', async (t) => {
  const { net, slot, assets } = await setUp(t, { 'given.example/a': picture });
  const heard: ImageRecord[] = [];
  const skipped = [{ url: 'http://pixel.example/x.gif', alt: '', reason: 'tracking-pixel' }];
  const records = await acquireImages(
    {
      slots: [slot(0, [['given', 'given.example/a']]), slot(1, [['given', 'given.example/b']])],
      skipped,
      embedded: new Map(),
      sibling: () => Promise.resolve(null),
      referrer: null,
      previous: [],
      policy: { fetch: true, mirrors: [] },
    },
    {
      fetcher: net.fetcher,
      inspector: createImageInspector(),
      assets,
      clock: { now: () => NOW },
      known: () => Promise.resolve(null),
    },
    undefined,
    (record) => heard.push(record),
  );
  assert.deepEqual(
    records.map(({ slot: number, state }) => [number, state]),
    [
      [0, 'local'],
      [1, 'missing'],
      [2, 'skipped'],
    ],
  );
  assert.deepEqual(new Set(heard), new Set(records));
  assert.ok(net.requests.every((request) => request.startsWith('given.example')));
});

test('stopping leaves the rest missing and due, without another request', async (t) => {
  const { net, acquire, slot } = await setUp(t, { 'given.example/a': picture });
  const stop = new AbortController();
  stop.abort();
  const records = await acquire({ slots: [slot(0, LADDER), slot(1, LADDER)] }, stop.signal);
  assert.deepEqual(
    records.map(({ state, reason, attempts }) => [state, reason, attempts]),
    [
      ['missing', 'cancelled', 0],
      ['missing', 'cancelled', 0],
    ],
  );
  assert.deepEqual(net.requests, []);
});

test('a failing library is no picture’s failure: it ends the work with its own error', async (t) => {
  const full = new OffprintError('disk-full', 'no space');
  const { net, assets, acquire, slot } = await setUp(t, { 'given.example/a': picture });
  assets.put = () => Promise.reject(full);
  const slots = Array.from({ length: 200 }, (_, index) =>
    slot(index, [['given', `given.example/a?${String(index)}`]]),
  );
  slots[0] = slot(0, [['given', 'given.example/a']]);
  await assert.rejects(acquire({ slots }), full);
  const asked = net.requests.length;
  assert.ok(asked < 60, String(asked));
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(net.requests.length, asked, 'work went on behind the error');
});
