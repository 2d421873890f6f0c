import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { pretendInternet } from '../support/pretend-internet.ts';

const ARTICLE = 'https://news.example/2024/文章?id=1#top';
const SENT = 'https://news.example/2024/%E6%96%87%E7%AB%A0?id=1';

test('a request looks like a browser that keeps no cookies and asks for originals', async (t) => {
  let seen: IncomingMessage['headers'] = {};
  const net = await pretendInternet(t, (request, response) => {
    seen = request.headers;
    response.setHeader('set-cookie', 'id=1; Path=/').end('x');
  });
  const origin = `http://pictures.example:${String(net.port)}`;
  for (const path of ['/a', '/b']) {
    const referrer = 'http://news.example/1#part';
    const answer = await net.fetcher.fetch({ url: origin + path, referrer, trusted: false });
    assert.ok(answer.ok);
    assert.equal(answer.finalUrl, origin + path);
  }
  assert.equal(seen.cookie, undefined);
  assert.equal(seen.referer, 'http://news.example/1');
  assert.match(seen['user-agent'] ?? '', /^Mozilla\/5\.0 .*Chrome/);
  assert.match(seen.accept ?? '', /^image\//);
  // Content networks that see these send a converted copy.
  assert.doesNotMatch(seen.accept ?? '', /webp|avif/);
});

/** Answers 200 only to a request whose Referer `wall` accepts. */
const wall =
  (accepts: (referer: string | undefined) => boolean, seen: (string | undefined)[]) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    seen.push(request.headers.referer);
    response.writeHead(accepts(request.headers.referer) ? 200 : 403).end('x');
  };

test('hot-link walls: the article is named first, then nobody, then the site itself', async (t) => {
  const referrer = 'http://news.example/1';
  const tries = async (accepts: (referer: string | undefined) => boolean) => {
    const seen: (string | undefined)[] = [];
    const net = await pretendInternet(t, wall(accepts, seen));
    const url = `http://pictures.example:${String(net.port)}/a`;
    const answer = await net.fetcher.fetch({ url, referrer, trusted: false });
    return { seen: seen.map((each) => each?.replace(/:\d+/, '')), ok: answer.ok, answer };
  };
  assert.deepEqual((await tries(() => true)).seen, [referrer]);
  assert.deepEqual((await tries((referer) => referer === undefined)).seen, [referrer, undefined]);
  const own = await tries((referer) => referer?.startsWith('http://pictures.example') === true);
  assert.deepEqual(own.seen, [referrer, undefined, 'http://pictures.example/']);
  assert.equal(own.ok, true);
  assert.deepEqual((await tries(() => false)).answer, { ok: false, reason: 'http-403', temporary: false });
});

test('an https article is not named to an http server, nor a fragment to anyone', async (t) => {
  const seen: (string | undefined)[] = [];
  const net = await pretendInternet(
    t,
    wall(() => true, seen),
  );
  const url = `http://pictures.example:${String(net.port)}/a`;
  await net.fetcher.fetch({ url, referrer: ARTICLE, trusted: false });
  await net.fetcher.fetch({ url, referrer: ARTICLE.replace('https', 'http'), trusted: false });
  assert.deepEqual(seen, [undefined, SENT.replace('https', 'http')]);
});

test('a passing failure is tried again twice, a lasting one never', async (t) => {
  const script: Record<string, number[]> = {
    '/busy': [503, 429, 200],
    '/down': [500, 500, 500, 200],
    '/gone': [404],
  };
  const net = await pretendInternet(t, (request, response) => {
    response
      .setHeader('retry-after', '0')
      .writeHead(script[request.url ?? '']?.shift() ?? 599)
      .end('x');
  });
  const ask = async (path: string) => {
    const url = `http://a.example:${String(net.port)}${path}`;
    const answer = await net.fetcher.fetch({ url, referrer: null, trusted: false });
    return answer.ok ? 'ok' : `${answer.reason} ${String(answer.temporary)}`;
  };
  assert.equal(await ask('/busy'), 'ok');
  assert.equal(await ask('/down'), 'http-500 true');
  assert.equal(await ask('/gone'), 'http-404 false');
  const paths = net.requests.map((request) => request.split(' ')[1]);
  assert.deepEqual(paths, ['/busy', '/busy', '/busy', '/down', '/down', '/down', '/gone']);
});

test('a server that asks for a long pause is left alone', async (t) => {
  const net = await pretendInternet(t, (_request, response) => {
    response.setHeader('retry-after', '3600').writeHead(429).end();
  });
  const url = `http://a.example:${String(net.port)}/a`;
  const answer = await net.fetcher.fetch({ url, referrer: null, trusted: false });
  assert.deepEqual(answer, { ok: false, reason: 'http-429', temporary: true, retryAfterMs: 3_600_000 });
  assert.equal(net.requests.length, 1);
});

test('large bodies wait until there is room for them, and no clock runs meanwhile; small ones pass', async (t) => {
  const net = await pretendInternet(
    t,
    (request, response) => {
      const bytes = Number(new URL(request.url ?? '', 'http://x').searchParams.get('bytes'));
      if (request.url?.includes('chunked')) response.write('x');
      else response.setHeader('content-length', bytes);
      response.end(Buffer.alloc(request.url?.includes('chunked') ? bytes - 1 : bytes));
    },
    { bytesInHand: 500_000, maxBytes: 400_000, totalTimeoutMs: 600, windowMs: 100, startTimeoutMs: 300 },
  );
  const ask = (path: string, signal?: AbortSignal) =>
    net.fetcher.fetch(
      { url: `http://${path[1] ?? ''}.example:${String(net.port)}${path}`, referrer: null, trusted: false },
      signal,
    );
  const first = await ask('/a?bytes=300000');
  let waited = true;
  const second = ask('/b?chunked&bytes=300000').finally(() => (waited = false));
  assert.equal((await ask('/c?bytes=100000')).ok, true);
  const stop = new AbortController();
  const third = ask('/d?bytes=300000', stop.signal);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  assert.equal(waited, true);
  stop.abort();
  assert.deepEqual(await third, { ok: false, reason: 'cancelled', temporary: true });
  assert.ok(first.ok);
  first.release?.();
  const late = await second;
  assert.ok(late.ok);
  assert.equal(late.bytes.length, 300_000);
  // Without a length as much as there may be was kept free; now it is known.
  assert.equal((await ask('/e?bytes=150000')).ok, true);
});

test('compressed answers are unpacked whatever was asked for', async (t) => {
  const body = Buffer.from('picture '.repeat(500));
  const packed: Record<string, Buffer> = {
    gzip: gzipSync(body),
    br: brotliCompressSync(body),
    deflate: deflateSync(body),
    identity: body,
  };
  const net = await pretendInternet(t, (request, response) => {
    const encoding = request.url?.slice(1) ?? '';
    response.setHeader('content-encoding', encoding).end(packed[encoding]);
  });
  for (const encoding of Object.keys(packed)) {
    const url = `http://a.example:${String(net.port)}/${encoding}`;
    const answer = await net.fetcher.fetch({ url, referrer: null, trusted: false });
    assert.ok(answer.ok && body.equals(answer.bytes), encoding);
  }
});

test('redirects are followed up to five, with the address the bytes came from', async (t) => {
  const net = await pretendInternet(t, (request, response) => {
    const left = Number(request.url?.slice(1));
    // Raw UTF-8 in the header, as servers write it.
    const location = Buffer.from(`/${String(left - 1)}?图`).toString('latin1');
    if (left > 0) response.writeHead(302, { location }).end();
    else response.end('x');
  });
  const origin = `http://a.example:${String(net.port)}`;
  const redirected = await net.fetcher.fetch({ url: `${origin}/1`, referrer: null, trusted: false });
  assert.deepEqual(redirected.ok && redirected.finalUrl, `${origin}/0?%E5%9B%BE`);
  const chain = await pretendInternet(t, (request, response) => {
    const left = Number(request.url?.slice(1));
    if (left > 0) response.writeHead(301, { location: `/${String(left - 1)}` }).end('moved'.repeat(10_000));
    else response.end('x');
  });
  const ask = async (hops: number) => {
    const url = `http://a.example:${String(chain.port)}/${String(hops)}`;
    const answer = await chain.fetcher.fetch({ url, referrer: null, trusted: false });
    return answer.ok ? 'ok' : answer.reason;
  };
  assert.equal(await ask(5), 'ok');
  assert.equal(await ask(6), 'too-many-redirects');
});

test('a host gets at most six connections, all hosts together as many as set', async (t) => {
  let open = 0;
  let most = 0;
  const net = await pretendInternet(
    t,
    (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('x');
      }, 10);
    },
    { connections: 8 },
  );
  const burst = async (hosts: number) => {
    most = 0;
    const asked = Array.from({ length: 40 }, (_, index) => {
      const url = `http://h${String(index % hosts)}.example:${String(net.port)}/${String(index)}`;
      return net.fetcher.fetch({ url, referrer: null, trusted: false });
    });
    assert.ok((await Promise.all(asked)).every((answer) => answer.ok));
    return most;
  };
  assert.equal(await burst(1), 6);
  assert.equal(await burst(5), 8);
});

test('how many pictures a host is asked for at once can be changed while it is asked', async (t) => {
  let [open, most, perHost] = [0, 0, 1];
  const net = await pretendInternet(
    t,
    (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('x');
      }, 10);
    },
    { perHost: () => Promise.resolve(perHost) },
  );
  const burst = async (): Promise<number> => {
    most = 0;
    const urls = Array.from({ length: 12 }, (_, at) => `http://a.example:${String(net.port)}/${String(at)}`);
    await Promise.all(urls.map((url) => net.fetcher.fetch({ url, referrer: null, trusted: false })));
    return most;
  };
  assert.equal(await burst(), 1);
  perHost = 3;
  assert.equal(await burst(), 3);
  perHost = 99;
  assert.equal(await burst(), 6);
});

test('names that do not exist and closed ports are reasons that may pass', async (t) => {
  const net = await pretendInternet(t, (_request, response) => response.end('x'), {
    lookup: (hostname, _options, callback) => {
      const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });
      callback(error, []);
    },
  });
  const missing = await net.fetcher.fetch({ url: 'http://nowhere.example/', referrer: null, trusted: false });
  assert.deepEqual(missing, { ok: false, reason: 'not-found-host', temporary: true });
  const closed = await net.fetcher.fetch({ url: 'http://127.0.0.1:9/', referrer: null, trusted: true });
  assert.deepEqual(closed, { ok: false, reason: 'refused', temporary: true });
});

test('files of a mirror folder are read, missing ones and folders are null', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-mirror-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'a.png'), 'bytes');
  const net = await pretendInternet(t, (_request, response) => response.end('x'), { maxBytes: 5 });
  assert.equal(Buffer.from((await net.fetcher.readLocal(join(folder, 'a.png')))!).toString(), 'bytes');
  await writeFile(join(folder, 'large.png'), 'six by');
  for (const name of ['', 'none.png', 'a.png/deeper', 'large.png', 'x'.repeat(300)]) {
    assert.equal(await net.fetcher.readLocal(join(folder, name)), null, name);
  }
});

test('what one answer may bring is counted for each answer, not for the connection they share', async (t) => {
  const body = Buffer.alloc(600_000, 'x');
  let connections = 0;
  const net = await pretendInternet(t, (_request, response) => response.end(body), {
    maxBytes: 700_000,
    lookup: (_hostname, _options, callback) => {
      connections += 1;
      callback(null, [{ address: '93.184.216.34', family: 4 }]);
    },
  });
  for (let number = 0; number < 8; number += 1) {
    const url = `http://a.example:${String(net.port)}/${String(number)}`;
    const answer = await net.fetcher.fetch({ url, referrer: null, trusted: false });
    assert.equal(answer.ok && answer.bytes.length, body.length);
  }
  assert.ok(connections <= 2, 'each answer came over a connection of its own: the test is blind');
});

test('a server that hangs up behind a compressed answer has given all of it', async (t) => {
  const body = Buffer.alloc(20_000_000, randomBytes(1000));
  const packed = gzipSync(body, { level: 1 });
  const head = `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${String(packed.length)}\r\n\r\n`;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from(head), packed])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const net = await pretendInternet(t, () => undefined, { retries: 0 });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const answer = await net.fetcher.fetch({ url, referrer: null, trusted: true });
  assert.equal(answer.ok ? answer.bytes.length : answer.reason, body.length);
});
