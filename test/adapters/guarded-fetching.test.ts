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

test('a name and password in an address are neither sent nor put on record, and hide no host', async (t) => {
  const sent: (string | undefined)[] = [];
  const net = await pretendInternet(t, (request, response) => {
    sent.push(request.headers.authorization);
    if (request.url === '/on') {
      response.writeHead(302, { location: `http://eve:word@two.example:${String(net.port)}/a` }).end();
    } else response.end('x');
  });
  const port = String(net.port);
  for (const path of ['/a', '/on']) {
    const answer = await net.fetcher.fetch(ask(`http://ada:secret@one.example:${port}${path}`));
    assert.equal(answer.ok && answer.finalUrl, `http://${path === '/a' ? 'one' : 'two'}.example:${port}/a`);
  }
  assert.deepEqual(sent, [undefined, undefined, undefined]);
  const reached = net.requests.length;
  for (const url of [
    `http://one.example@127.0.0.1:${port}/`,
    `http://one.example:80@127.0.0.1:${port}/`,
    `http://one.example%40@127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}#@one.example/`,
    `http://127.0.0.1:${port}\\@one.example/`,
    `http:/127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}/`,
    `http://127.0.0.1\t:${port}/`,
  ]) {
    const answer = await net.fetcher.fetch(ask(url));
    assert.equal(answer.ok ? 'reached' : answer.reason, 'blocked-address', url);
  }
  assert.equal(net.requests.length, reached);
});

test('the services that hand out a machine’s secrets are not reached, by number or by name', async (t) => {
  const net = await pretendInternet(t, (_request, response) => response.end('secret'), {
    answers: (name) => [name.startsWith('v6') ? 'fd00:ec2::254' : '169.254.169.254'],
  });
  for (const host of [
    '169.254.169.254',
    '0xa9fea9fe',
    '2852039166',
    '0251.0376.0251.0376',
    '169.254.43518',
    '[::ffff:169.254.169.254]',
    '[::ffff:a9fe:a9fe]',
    '[fd00:ec2::254]',
    '[fe80::a9fe:a9fe]',
    '100.100.100.200',
    '192.0.0.192',
    'metadata',
    'metadata.google.internal',
    'metadata.google.internal.',
    'instance-data',
    // Public names whose answers lead inside.
    'metadata.example',
    'v6.metadata.example',
    '169.254.169.254.nip.example',
  ]) {
    const answer = await net.fetcher.fetch(ask(`http://${host}/latest/meta-data/`));
    assert.equal(answer.ok ? 'reached' : answer.reason, 'blocked-address', host);
  }
  assert.deepEqual([net.requests, net.dialled], [[], []]);
});

test('a redirect to another service’s port or another scheme is followed by nobody', async (t) => {
  const targets: string[] = [];
  const net = await pretendInternet(t, (_request, response) =>
    response.writeHead(302, { location: targets.shift() ?? '/' }).end(),
  );
  const url = `http://one.example:${String(net.port)}/`;
  for (const [to, reason] of [
    ['http://two.example:22/', 'blocked-address'],
    ['http://two.example:6379/', 'blocked-address'],
    ['https://two.example:3306/', 'blocked-address'],
    ['http://[::ffff:10.0.0.1]/', 'blocked-address'],
    ['http://2130706433/', 'blocked-address'],
    ['//localhost/a', 'blocked-address'],
    ['file:///etc/passwd', 'bad-redirect'],
    ['ftp://two.example/a', 'bad-redirect'],
    ['gopher://two.example/_x', 'bad-redirect'],
    ['data:image/png;base64,AA==', 'bad-redirect'],
    ['javascript:alert(1)', 'bad-redirect'],
    ['smb://two.example/a', 'bad-redirect'],
    ['http://[', 'bad-redirect'],
  ] as const) {
    targets.push(to);
    const answer = await net.fetcher.fetch(ask(url));
    assert.equal(answer.ok ? 'reached' : answer.reason, reason, to);
  }
  assert.deepEqual([...new Set(net.dialled)], [PUBLIC_ADDRESS]);
  assert.ok(net.requests.every((request) => request.startsWith('one.example')));
});
