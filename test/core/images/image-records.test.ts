import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createImageInspector } from '../../../main/adapters/image-inspector.ts';
import { AtOnce } from '../../../main/core/bounds/at-once.ts';
import type { CandidateKind, ImageRecord, ImageSlot } from '../../../main/core/articles/image-record.ts';
import type { ImageFetcher } from '../../../main/core/ports/image-fetcher.ts';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { acquireImages } from '../../../main/core/images/acquire-images.ts';
import { LADDER, NOW, dot, picture, setUp } from '../../support/acquiring.ts';

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

test('a dot in the room of a picture is a picture that is missing, elsewhere a pixel', async (t) => {
  const { acquire, slot } = await setUp(t, { 'dot.example/a': dot });
  const plain = slot(0, [['given', 'dot.example/a']]);
  const slots = [
    plain,
    { ...plain, slot: 1, alt: 'The pier' },
    { ...plain, slot: 2, width: 600, height: 400 },
    { ...plain, slot: 3, width: 1, height: 1 },
  ];
  assert.deepEqual(
    (await acquire({ slots })).map(({ state, reason }) => [state, reason]),
    [
      ['skipped', 'tracking-pixel'],
      ['missing', 'placeholder'],
      ['missing', 'placeholder'],
      ['skipped', 'tracking-pixel'],
    ],
  );
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

test('what the user asks by hand uses up no try of the schedule', async (t) => {
  const { acquire, slot } = await setUp(t, { 'busy.example/a': 503 });
  const slots = [slot(0, [['given', 'busy.example/a']])];
  let previous = await acquire({ slots });
  for (let round = 0; round < 6; round += 1) previous = await acquire({ slots, previous, byHand: true });
  assert.deepEqual([previous[0]?.attempts, previous[0]?.retryAt], [7, '2024-05-01T12:01:00.000Z']);
  previous = await acquire({ slots, previous });
  assert.deepEqual([previous[0]?.attempts, previous[0]?.retryAt], [8, '2024-05-01T12:10:00.000Z']);
});

test('a server that names the time of the next try is not asked before; it cannot put it off for ever', async (t) => {
  const waits: Record<string, number> = { 'hour.example': 3_600_000, 'ages.example': 10 ** 12 };
  const { acquire, slot } = await setUp(t, {}, { fetcher: busyFetcher(waits) });
  const both = slot(0, [
    ['given', 'hour.example/a'],
    ['proxy', 'soon.example/a'],
  ]);
  const [hour, ages] = await acquire({ slots: [both, slot(1, [['given', 'ages.example/a']])] });
  assert.deepEqual([hour?.retryAt, ages?.retryAt], ['2024-05-01T13:00:00.000Z', '2024-05-08T12:00:00.000Z']);
});

test('where nothing is asked, what an earlier try found out stays on record', async (t) => {
  const { acquire, slot } = await setUp(t, { 'busy.example/a': 503 });
  const slots = [
    slot(0, [['given', 'gone.example/a']]),
    slot(1, [['given', 'busy.example/a']]),
    slot(2, [['given', 'new.example/a']]),
  ];
  const previous = (await acquire({ slots })).slice(0, 2);
  const asBefore = previous.map(({ reason, attempts, retryAt }) => [reason, attempts, retryAt]);
  const policy = { fetch: false, mirrors: [] };
  const again = await acquire({ slots, previous, policy });
  assert.deepEqual(
    again.map(({ reason, attempts, retryAt }) => [reason, attempts, retryAt]),
    [...asBefore, ['not-fetched', 0, new Date(NOW).toISOString()]],
  );
  const barred = await acquire({ slots, previous, policy: { ...policy, fetch: true, hosts: new Set() } });
  assert.deepEqual(
    barred.map(({ reason, retryAt }) => [reason, retryAt]),
    [
      ['http-404', null],
      ['http-503', null],
      ['host-not-allowed', null],
    ],
  );
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
      known: (keys) => Promise.resolve(keys.map(() => null)),
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

test('room for what was received is given back whatever comes of it; files are read few at a time', async (t) => {
  let held = 0;
  const answers: Record<string, Uint8Array> = {
    'good.example': picture,
    'bad.example': Buffer.from('<html>'),
  };
  const fetcher: ImageFetcher = {
    ...busyFetcher({}),
    fetch: ({ url }) => {
      held += 1;
      const bytes = answers[new URL(url).hostname] ?? new Uint8Array();
      return Promise.resolve({ ok: true, bytes, finalUrl: url, release: () => (held -= 1) });
    },
  };
  const { acquire, slot } = await setUp(t, {}, { fetcher, localTurns: new AtOnce(2) });
  const hosts = ['good', 'bad', 'none'].map((host, index) => slot(index, [['given', `${host}.example/a`]]));
  const records = await acquire({ slots: hosts });
  assert.deepEqual([records.map(({ reason }) => reason), held], [[null, 'not-an-image', 'empty'], 0]);
  let [reading, most] = [0, 0];
  const sibling = async (): Promise<Uint8Array> => {
    most = Math.max(most, (reading += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    reading -= 1;
    return picture;
  };
  const files = [0, 1, 2, 3, 4].map((index) => slot(index, [['embedded', `a_files/${String(index)}.png`]]));
  assert.ok((await acquire({ slots: files, sibling })).every(({ source }) => source === 'sibling'));
  assert.equal(most, 2);
});

/** Every server is busy, and some say for how many milliseconds. */
const busyFetcher = (waits: Readonly<Record<string, number>>): ImageFetcher => ({
  fetch: ({ url }) =>
    Promise.resolve({
      ok: false,
      reason: 'http-503',
      temporary: true,
      retryAfterMs: waits[new URL(url).hostname],
    }),
  targets: () => Promise.resolve(() => true),
  readLocal: () => Promise.resolve(null),
  tryProxy: () => Promise.resolve({ ok: true }),
  close: () => Promise.resolve(),
});
