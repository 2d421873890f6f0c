import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { unpackPage } from '../../../main/adapters/containers/unpack-page.ts';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { expandAll } from '../../support/containers/expand.ts';
import { chunked, http, request, response, warc, warcGz, warcRecord } from '../../support/containers/warc.ts';
import type { WarcRecord } from '../../support/containers/warc.ts';
import { noisyPicture } from '../../support/pictures.ts';

const picture = await noisyPicture('png', 6);
const SITE = 'https://news.example/2024/';
const PNG = { 'Content-Type': 'image/png' };

const pageHtml = (title: string, extra = ''): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><article>${'<p>The ferry left without its captain, and nobody noticed.</p>'.repeat(6)}${extra}</article></body></html>`;

const STORY: readonly WarcRecord[] = [
  { type: 'warcinfo', block: 'software: recorder\r\n' },
  response(`${SITE}story`, pageHtml('Ferry', '<img src="img/a.png">')),
  response(`${SITE}img/a.png`, picture, PNG),
];

const derive = async (name: string, bytes: Uint8Array) =>
  deriveArticle({ name, bytes }, { page: await unpackPage(name, bytes) });
const labels = async (name: string, bytes: Uint8Array): Promise<string[]> =>
  (await expandAll(name, bytes)).map((entry) =>
    'refused' in entry ? `${entry.label}: ${entry.refused.error.code}` : entry.label,
  );
const heldPictures = ({ embedded }: { embedded: ReadonlyMap<string, Uint8Array> }): number =>
  [...embedded.values()].filter((bytes) => picture.equals(bytes)).length;

test('a page is read from a WARC file however it is packed', async () => {
  const whole = warc(STORY);
  const forms = { 'a.warc': whole, 'a.warc.gz': warcGz(STORY), 'whole.warc.gz': gzipSync(whole) };
  for (const [name, bytes] of Object.entries(forms)) {
    assert.deepEqual(await labels(name, bytes), [name]);
    const derived = await derive(name, bytes);
    assert.equal(derived.title, 'Ferry', name);
    assert.equal(derived.url, `${SITE}story`);
    assert.equal(derived.format, 'warc+html');
    assert.equal(derived.extension, name === 'a.warc' ? 'warc' : 'gz');
    assert.ok(derived.claims.some(({ field, value }) => field === 'saved' && value.startsWith('2024-03-05')));
    assert.equal(heldPictures(derived), 1, name);
  }
});

test('answers are read as the server meant them, and as archives keep them', async () => {
  const html = Buffer.from(pageHtml('渡轮', '<p>渡轮没有船长就离开了。</p>'));
  const type = { 'Content-Type': 'text/html; charset=utf-8' };
  const bodies: Record<string, Buffer> = {
    gzip: http(gzipSync(html), { ...type, 'Content-Encoding': 'gzip' }),
    deflate: http(deflateSync(html), { ...type, 'Content-Encoding': 'deflate' }),
    'deflate without its frame': http(deflateRawSync(html), { ...type, 'Content-Encoding': 'deflate' }),
    br: http(brotliCompressSync(html), { ...type, 'Content-Encoding': 'br' }),
    zstd: http(zstdCompressSync(html), { ...type, 'Content-Encoding': 'zstd' }),
    chunked: http(chunked(html), { ...type, 'Transfer-Encoding': 'chunked' }),
    'chunked gzip': http(chunked(gzipSync(html)), {
      ...type,
      'Transfer-Encoding': 'chunked',
      'Content-Encoding': 'gzip',
    }),
    'headers of codings that are undone': http(html, {
      ...type,
      'Transfer-Encoding': 'chunked',
      'Content-Encoding': 'gzip',
    }),
  };
  for (const [kind, block] of Object.entries(bodies)) {
    const derived = await derive('a.warc', warc([{ type: 'response', url: SITE, block }]));
    assert.equal(derived.title, '渡轮', kind);
    assert.match(derived.body, /渡轮没有船长就离开了/, kind);
  }
});

test('the charset of the answer counts, and resource records are read too', async () => {
  const gbk = Buffer.concat([
    Buffer.from('<html><body><p>'),
    Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xb2, 0xe2, 0xca, 0xd4]),
    Buffer.from('</p></body></html>'),
  ]);
  const answered = await derive(
    'a.warc',
    warc([response(SITE, gbk, { 'Content-Type': 'text/html; charset=gbk' })]),
  );
  assert.match(answered.body, /中文测试/);
  const kept = await derive(
    'a.warc',
    warc([{ type: 'resource', url: SITE, fields: { 'Content-Type': 'text/html' }, block: pageHtml('Kept') }]),
  );
  assert.equal(kept.title, 'Kept');
});

test('pictures are found behind redirects, revisits and what scripts asked for', async () => {
  const records: WarcRecord[] = [
    response(
      `${SITE}story`,
      pageHtml('Ferry', '<img src="/moved.png"><img src="/again.png"><img data-src="//cdn.example/s.png">'),
    ),
    response('https://news.example/moved.png', '', { Location: '/there.png' }, '302 Found'),
    response('https://news.example/there.png', picture, PNG),
    {
      type: 'revisit',
      url: 'https://news.example/again.png',
      fields: { 'WARC-Refers-To-Target-URI': 'https://news.example/there.png' },
      block: http('', PNG),
    },
    response('https://cdn.example/s.png', picture, PNG),
    response('https://cdn.example/other.png', picture, PNG),
  ];
  const derived = await derive('a.warc', warc(records));
  assert.equal(derived.images.length, 3);
  assert.equal(heldPictures(derived), 3);
});

const SECOND = response(`${SITE}second`, pageHtml('Second', '<img src="img/a.png"><img src="img/b.png">'));

test('each page of an archive is a saved page of its own, with its pictures and no others', async () => {
  const archive = [...STORY, SECOND, response(`${SITE}img/b.png`, picture, PNG)];
  for (const bytes of [warc(archive), warcGz(archive), gzipSync(warc(archive))]) {
    const entries = await expandAll('a.warc', bytes);
    const members = await Promise.all(entries.flatMap((entry) => ('open' in entry ? [entry.open()] : [])));
    assert.deepEqual(
      members.map(({ label }) => label),
      [`a.warc!${SITE}story`, `a.warc!${SITE}second`],
    );
    const [first, second] = await Promise.all(members.map(({ name, bytes: own }) => derive(name, own)));
    assert.deepEqual([first?.title, second?.title], ['Ferry', 'Second']);
    assert.deepEqual([first?.embedded.size, second?.embedded.size], [1, 2]);
    // The original is made of the archive's own records, and is the same each time.
    const own = warc([archive[1], archive[2]].filter((record) => record !== undefined));
    assert.ok(own.equals(members[0]?.bytes ?? Buffer.alloc(0)));
  }
});

test('frames, parts and answers to scripts are no pages', async () => {
  const asked = (url: string, purpose: string) => request(url, { 'Sec-Fetch-Dest': purpose });
  assert.deepEqual(
    await labels(
      'a.warc',
      warc([
        SECOND,
        asked(`${SITE}second`, 'document'),
        response('https://ads.example/frame', pageHtml('Buy')),
        asked('https://ads.example/frame', 'iframe'),
        response(`${SITE}more`, '<div>fragment</div>'),
        asked(`${SITE}more`, 'empty'),
        response(`${SITE}gone.png`, pageHtml('Not found')),
        response(`${SITE}missing`, pageHtml('Not found'), undefined, '404 Not Found'),
      ]),
    ),
    ['a.warc'],
  );
  const framing = response(
    `${SITE}a`,
    pageHtml('A', `<iframe width=1 src="https://ads.example/f"></iframe>`),
  );
  assert.deepEqual(
    await labels('a.warc', warc([framing, response('https://ads.example/f', pageHtml('F')), SECOND])),
    [`a.warc!${SITE}a`, `a.warc!${SITE}second`],
  );
  const hops = { type: 'metadata', url: `${SITE}e`, block: 'via: x\r\nhopsFromSeed: LE\r\n' };
  assert.deepEqual(await labels('a.warc', warc([SECOND, response(`${SITE}e`, pageHtml('E')), hops])), [
    'a.warc',
  ]);
});

test('a page recorded twice is two saved pages', async () => {
  const again = { ...SECOND, date: '2025-01-01T00:00:00Z' };
  assert.deepEqual(await labels('a.warc', warc([SECOND, again])), [
    `a.warc!${SITE}second`,
    `a.warc!${SITE}second (2)`,
  ]);
});

test('a gzip file of anything else, and a WARC file without a page, are no saved pages', async () => {
  assert.equal(await unpackPage('a.gz', gzipSync('just text')), null);
  await assert.rejects(unpackPage('a.warc', warc(STORY.slice(0, 1))), {
    code: 'damaged-archive',
    message: /it holds no page/,
  });
});

test('of a WARC file cut off anywhere the whole pages are taken, and the rest is said', async () => {
  const archive = [...STORY, SECOND, response(`${SITE}third`, pageHtml('Third'))];
  const end = warcRecord(archive.at(-1) ?? { type: 'x' }).length;
  for (const pack of [warc, warcGz, (records: readonly WarcRecord[]) => gzipSync(warc(records))]) {
    const bytes = pack(archive);
    const cut = bytes.subarray(0, bytes.length - (pack === warc ? end - 300 : pack === warcGz ? 60 : 14));
    assert.deepEqual(await labels('a.warc', cut), [
      `a.warc!${SITE}story`,
      `a.warc!${SITE}second`,
      'a.warc: damaged-archive',
    ]);
  }
  const single = warc(STORY);
  const derived = await derive('a.warc', single.subarray(0, single.length - 500));
  assert.equal(derived.title, 'Ferry');
  assert.deepEqual(
    derived.warnings.map(({ code }) => code),
    ['container-truncated'],
  );
  await assert.rejects(unpackPage('a.warc', single.subarray(0, 300)), {
    code: 'damaged-archive',
    message: /ends in the middle of a record/,
  });
});

test('a record that lies about its length does not swallow its neighbours', async () => {
  const story = STORY[1] ?? { type: 'x' };
  const picturePart = STORY[2] ?? { type: 'x' };
  for (const claimed of [0, 120, 900, 5000, 10 ** 12]) {
    const archive = warc([{ ...story, claimed }, picturePart, SECOND]);
    assert.deepEqual(
      await labels('a.warc', archive),
      [`a.warc!${SITE}story`, `a.warc!${SITE}second`, 'a.warc: damaged-archive'],
      String(claimed),
    );
    const [entry] = await expandAll('a.warc', archive);
    assert.ok(entry && 'open' in entry);
    const file = await entry.open();
    const derived = await derive(file.name, file.bytes);
    assert.equal(heldPictures(derived), 1);
    assert.deepEqual(derived.warnings, []);
    assert.equal(derived.body.match(/nobody noticed/g)?.length, 6);
  }
});

test('a gzip bomb is refused without being unpacked, beside others that go on', async () => {
  const bomb = Buffer.concat([warcGz(STORY), gzipSync(Buffer.alloc(80e6))]);
  const before = process.memoryUsage().rss;
  assert.deepEqual(await labels('a.warc.gz', bomb), ['a.warc.gz: file-too-large']);
  await assert.rejects(unpackPage('a.warc.gz', bomb), { code: 'file-too-large' });
  assert.ok(process.memoryUsage().rss - before < 100e6);
});

test('a picture that is a bomb is missing, the page is not', async () => {
  const bomb = response(`${SITE}img/a.png`, gzipSync(Buffer.alloc(60e6)), {
    ...PNG,
    'Content-Encoding': 'gzip',
  });
  const derived = await derive('a.warc', warc([STORY[1] ?? { type: 'x' }, bomb]));
  assert.equal(derived.title, 'Ferry');
  assert.equal(heldPictures(derived), 0);
  const packed = http(gzipSync(Buffer.alloc(60e6)), {
    'Content-Type': 'text/html',
    'Content-Encoding': 'gzip',
  });
  await assert.rejects(unpackPage('a.warc', warc([{ type: 'response', url: SITE, block: packed }])), {
    code: 'file-too-large',
  });
});

test('what a script asked for as a piece of the page is no page', async () => {
  const records = [
    ...STORY,
    response(
      `${SITE}more?page=2`,
      '<div class="teaser"><p>The next ferry leaves at noon, they say.</p></div>',
    ),
  ];
  assert.deepEqual(await labels('a.warc', warc(records)), ['a.warc']);
  assert.equal((await derive('a.warc', warc(records.toReversed()))).title, 'Ferry');
});
