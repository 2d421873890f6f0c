/** With a proxy nothing is looked up, dialled or asked beside it, and what is private stays unreached. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { NetworkProxy } from '../../main/core/network/network-proxy.ts';
import { pretendInternet } from '../support/pretend-internet.ts';
import { startHttpProxy, startSocks5, type RecordingProxy } from '../support/recording-proxy.ts';

const STARTERS = { socks5: startSocks5, http: startHttpProxy } as const;
const KINDS = Object.keys(STARTERS) as (keyof typeof STARTERS)[];

const ask = (url: string, trusted = false) => ({ url, trusted, referrer: null });

interface Options {
  readonly user?: string;
  readonly password?: string;
  readonly refuseWith?: number;
  readonly answersAfterMs?: number;
  readonly use?: (proxy: NetworkProxy) => NetworkProxy;
}

/** The pretended internet, reached through a recording proxy; `lookups` are names this machine asked for. */
const setUp = async (t: TestContext, kind: keyof typeof STARTERS, { use, ...options }: Options = {}) => {
  const lookups: string[] = [];
  const headers: string[][] = [];
  let chosen: NetworkProxy | null = null;
  const net = await pretendInternet(
    t,
    (request, response) => {
      headers.push(request.rawHeaders);
      const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to');
      if (to === null) response.end('picture');
      else response.writeHead(302, { location: to }).end();
    },
    {
      answers: (name) => {
        lookups.push(name);
        return ['93.184.216.34'];
      },
      retries: 0,
      connectTimeoutMs: 2_000,
      tunnelTimeoutMs: 4_000,
      startTimeoutMs: 2_000,
      proxy: () => Promise.resolve(chosen),
    },
  );
  const recording: RecordingProxy = await STARTERS[kind](t, { port: net.port, ...options });
  chosen = use?.(recording.proxy) ?? recording.proxy;
  return { ...net, ...recording, lookups, headers };
};

for (const kind of KINDS) {
  test(`${kind}: names go to the proxy as names; this machine looks nothing up and dials nobody`, async (t) => {
    const { fetcher, asked, lookups, dialled, requests } = await setUp(t, kind);
    const answer = await fetcher.fetch(ask('http://pictures.example/a?b=c'));
    assert.equal(answer.ok && Buffer.from(answer.bytes).toString(), 'picture');
    assert.deepEqual(asked, [
      kind === 'socks5' ? 'name pictures.example:80' : 'GET http://pictures.example/a?b=c',
    ]);
    assert.deepEqual(requests, ['pictures.example /a?b=c']);
    assert.deepEqual([lookups, dialled], [[], []]);
  });

  test(`${kind}: https is a tunnel by name`, async (t) => {
    const { fetcher, asked, lookups } = await setUp(t, kind);
    // The server at the tunnel's end speaks no TLS: that the tunnel was asked for is what counts.
    assert.equal((await fetcher.fetch(ask('https://pictures.example/a'))).ok, false);
    assert.deepEqual(asked, [
      kind === 'socks5' ? 'name pictures.example:443' : 'CONNECT pictures.example:443',
    ]);
    assert.deepEqual(lookups, []);
  });

  test(`${kind}: private literals, local names and other services' ports never reach the proxy`, async (t) => {
    const { fetcher, asked, requests } = await setUp(t, kind);
    for (const host of [
      ...['127.0.0.1', '127.1', '0x7f000001', '2130706433', '0177.0.0.1', '10.0.0.1', '169.254.169.254'],
      ...['[::1]', '[::ffff:127.0.0.1]', '[fd00::1]', 'localhost', 'router', 'nas.local', '127.0.0.1.'],
      ...['pictures.example:22', 'pictures.example:6379'],
    ]) {
      const answer = await fetcher.fetch(ask(`http://${host}/`));
      assert.equal(answer.ok ? 'reached' : answer.reason, 'blocked-address', host);
    }
    assert.deepEqual([asked, requests], [[], []]);
  });

  test(`${kind}: a redirect is judged like the first address`, async (t) => {
    const { fetcher, requests } = await setUp(t, kind);
    for (const to of ['http://127.0.0.1/secret', 'http://[::1]/secret', 'http://localhost/secret']) {
      const answer = await fetcher.fetch(ask(`http://one.example/?to=${encodeURIComponent(to)}`));
      assert.equal(answer.ok ? 'reached' : answer.reason, 'blocked-address', to);
    }
    const onward = await fetcher.fetch(ask('http://one.example/?to=http%3A%2F%2Ftwo.example%2Fb'));
    assert.equal(onward.ok && onward.finalUrl, 'http://two.example/b');
    assert.ok(requests.every((request) => !request.endsWith(' /secret')));
  });

  test(`${kind}: name and password are given to the proxy and to nobody else`, async (t) => {
    const { fetcher, names, headers } = await setUp(t, kind, { user: 'ada', password: 'p:ü' });
    assert.equal((await fetcher.fetch(ask('http://pictures.example/a'))).ok, true);
    assert.deepEqual(names, ['ada:p:ü']);
    if (kind === 'socks5') assert.ok(!headers.flat().some((header) => /proxy|ada/i.test(header)));
  });

  test(`${kind}: a wrong password, a refusing and a dead proxy are told, and nothing goes round them`, async (t) => {
    const wrong = await setUp(t, kind, {
      user: 'ada',
      password: 'right',
      use: (proxy) => ({ ...proxy, password: 'wrong' }),
    });
    const url = kind === 'http' ? 'https://pictures.example/a' : 'http://pictures.example/a';
    const refusing = await setUp(t, kind, { refuseWith: kind === 'http' ? 403 : 2 });
    const dead = await setUp(t, kind, { use: (proxy) => ({ ...proxy, port: 9 }) });
    const reasons = [];
    for (const { fetcher } of [wrong, refusing, dead]) reasons.push(await fetcher.fetch(ask(url)));
    assert.deepEqual(
      reasons,
      ['proxy-auth', 'proxy-denied', 'proxy-unreachable'].map((reason) => ({
        ok: false,
        reason,
        temporary: true,
      })),
    );
    for (const { requests, dialled, lookups } of [wrong, refusing, dead]) {
      assert.deepEqual([requests, dialled, lookups], [[], [], []]);
    }
  });

  test(`${kind}: a mirror on this machine is reached beside the proxy, one elsewhere through it`, async (t) => {
    const { fetcher, asked, port, requests } = await setUp(t, kind);
    assert.equal((await fetcher.fetch(ask(`http://127.0.0.1:${String(port)}/m`, true))).ok, true);
    assert.deepEqual(asked, []);
    assert.equal((await fetcher.fetch(ask('http://mirror.example/m', true))).ok, true);
    assert.equal(asked.length, 1);
    assert.equal(requests.length, 2);
  });
}

test('an onion service is asked of a SOCKS5 proxy only', async (t) => {
  const onion = 'http://exampleexampleexampleexampleexampleexampleexampleexample.onion/a';
  const tor = await setUp(t, 'socks5');
  assert.equal((await tor.fetcher.fetch(ask(onion))).ok, true);
  assert.deepEqual(tor.asked, [`name ${new URL(onion).hostname}:80`]);
  const web = await setUp(t, 'http');
  assert.equal((await web.fetcher.fetch(ask(onion))).ok, false);
  assert.deepEqual(web.asked, []);
});

test('a server that is no proxy, or says nothing, ends in time', async (t) => {
  for (const kind of KINDS) {
    const { fetcher } = await setUp(t, kind, {
      // The pretended internet itself: it answers a SOCKS5 greeting with an HTTP error.
      use: (proxy) => ({ ...proxy, kind: kind === 'http' ? 'socks5' : 'http' }),
    });
    const answer = await fetcher.fetch(ask('https://pictures.example/a'));
    // An HTTP proxy has no greeting to know it by: one that is silent may be waiting for the server.
    const reason = kind === 'http' ? 'proxy-unreachable' : 'timeout';
    assert.equal(answer.ok ? 'reached' : answer.reason, reason, kind);
  }
});

for (const kind of KINDS) {
  test(`${kind}: a proxy may take its time to reach a server, not to be there`, async (t) => {
    const slow = await setUp(t, kind, { answersAfterMs: 3_000 });
    assert.equal((await slow.fetcher.fetch(ask('http://slow.example/a'))).ok, true);
    const never = await setUp(t, kind, { answersAfterMs: 60_000 });
    const answer = await never.fetcher.fetch(ask('http://never.example/a'));
    assert.equal(answer.ok ? 'reached' : answer.reason, 'timeout');
  });
}

test('a proxy is tried by one connection that says nothing; what is wrong with it is told', async (t) => {
  for (const kind of KINDS) {
    const works = await setUp(t, kind, { user: 'ada', password: 'right' });
    const { proxy } = works;
    assert.deepEqual(await works.fetcher.tryProxy(proxy), { ok: true });
    assert.deepEqual(works.asked, [kind === 'socks5' ? 'name example.com:443' : 'CONNECT example.com:443']);
    assert.deepEqual([works.requests, works.dialled, works.lookups], [[], [], []]);
    const reasons = [];
    for (const wrong of [
      { ...proxy, password: 'wrong' },
      { ...proxy, port: 9 },
    ]) {
      const trial = await works.fetcher.tryProxy(wrong);
      reasons.push(trial.ok ? 'works' : trial.reason);
    }
    assert.deepEqual(reasons, ['proxy-auth', 'proxy-unreachable']);
  }
});
