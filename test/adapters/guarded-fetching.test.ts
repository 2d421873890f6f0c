import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHttpImageFetcher } from '../../main/adapters/http-image-fetcher.ts';
import { PUBLIC_ADDRESS, pretendInternet } from '../support/pretend-internet.ts';

const LOOPBACK_SPELLINGS = [
  ...['127.0.0.1', 'localhost', '127.1', '0x7f000001', '2130706433', '0177.0.0.1', '0.0.0.0', '[::1]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::]', '127.0.0.1.', '①②⑦.⓪.⓪.①'],
];

const ask = (url: string, trusted = false) => ({ url, trusted, referrer: null });

test('none of 13 spellings of loopback is reached, while a trusted request reaches each', async (t) => {
  const net = await pretendInternet(t, (_request, response) => response.end('secret'));
  // The control and the guard both use the machine's own resolver for `localhost`.
  const fetcher = createHttpImageFetcher();
  t.after(() => fetcher.close());
  for (const host of LOOPBACK_SPELLINGS) {
    const answer = await fetcher.fetch(ask(`http://${host}:${String(net.port)}/`));
    assert.deepEqual(answer, { ok: false, reason: 'blocked-address', temporary: false }, host);
  }
  assert.deepEqual(net.requests, []);
  for (const host of LOOPBACK_SPELLINGS) {
    const answer = await fetcher.fetch(ask(`http://${host}:${String(net.port)}/`, true));
    assert.equal(answer.ok, true, `${host}: the control is blind`);
  }
});

test('a connection of a trusted request is never lent to another', async (t) => {
  const net = await pretendInternet(t, (_request, response) => response.end('secret'));
  const url = `http://127.0.0.1:${String(net.port)}/`;
  assert.equal((await net.fetcher.fetch(ask(url, true))).ok, true);
  assert.equal((await net.fetcher.fetch(ask(url))).ok, false);
  assert.equal(net.requests.length, 1);
});

test('a redirect is judged like the first address, for trusted requests beyond their origin too', async (t) => {
  const net = await pretendInternet(
    t,
    (request, response) => {
      const port = String(net.port);
      const locations: Record<string, string> = {
        '/to-literal': `http://127.0.0.1:${port}/secret`,
        '/to-mapped': `http://[::ffff:127.0.0.1]:${port}/secret`,
        '/to-name': `http://inside.example:${port}/secret`,
        '/to-chain': `http://two.example:${port}/to-literal`,
        '/to-file': 'file:///etc/passwd',
        '/to-public': `http://two.example:${port}/picture`,
      };
      const location = locations[request.url ?? ''];
      if (location === undefined) response.end('reached');
      else response.writeHead(302, { location }).end();
    },
    {
      answers: (host) => [host === 'inside.example' ? '127.0.0.1' : PUBLIC_ADDRESS],
    },
  );
  const origin = `http://one.example:${String(net.port)}`;
  const reason = async (path: string) => {
    const answer = await net.fetcher.fetch(ask(origin + path));
    return answer.ok ? answer.finalUrl : answer.reason;
  };
  for (const path of ['/to-literal', '/to-mapped', '/to-name', '/to-chain']) {
    assert.equal(await reason(path), 'blocked-address', path);
  }
  assert.equal(await reason('/to-file'), 'bad-redirect');
  assert.equal(await reason('/to-public'), `http://two.example:${String(net.port)}/picture`);
  const mirror = `http://localhost:${String(net.port)}/to-literal`;
  assert.equal((await net.fetcher.fetch(ask(mirror, true))).ok, false);
  assert.deepEqual(
    net.requests.filter((request) => request.endsWith('/secret')),
    [],
  );
});

test('a name server that changes its mind between two connections gains nothing', async (t) => {
  const turns = [PUBLIC_ADDRESS, '127.0.0.1', '10.0.0.7', '::1'];
  const net = await pretendInternet(
    t,
    (_request, response) => response.setHeader('connection', 'close').end('x'),
    {
      answers: () => [turns.shift() ?? '127.0.0.1'],
    },
  );
  const url = `http://rebind.example:${String(net.port)}/`;
  assert.equal((await net.fetcher.fetch(ask(url))).ok, true);
  for (let again = 0; again < 4; again += 1) {
    assert.deepEqual(await net.fetcher.fetch(ask(url)), {
      ok: false,
      reason: 'blocked-address',
      temporary: false,
    });
  }
  assert.equal(net.requests.length, 1);
});

test('of a mixed answer only the public addresses are dialled', async (t) => {
  const net = await pretendInternet(t, (_request, response) => response.end('x'), {
    answers: () => ['10.0.0.1', PUBLIC_ADDRESS, '::1'],
  });
  assert.equal((await net.fetcher.fetch(ask(`http://mixed.example:${String(net.port)}/`))).ok, true);
  assert.deepEqual([...new Set(net.dialled)], [PUBLIC_ADDRESS]);
});

test('other schemes and ports are not spoken to', async (t) => {
  const net = await pretendInternet(t, (_request, response) => response.end('x'));
  const reasons: string[] = [];
  for (const url of [
    'file:///etc/hostname',
    'ftp://a.example/x',
    'data:image/png,x',
    'http://a.example:22/',
    'nonsense',
  ]) {
    const answer = await net.fetcher.fetch(ask(url));
    reasons.push(answer.ok ? 'reached' : answer.reason);
  }
  assert.deepEqual(reasons, ['bad-url', 'bad-url', 'bad-url', 'blocked-address', 'bad-url']);
  assert.deepEqual(net.dialled, []);
});
