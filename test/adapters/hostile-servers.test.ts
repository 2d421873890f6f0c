import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHttpImageFetcher } from '../../main/adapters/http-image-fetcher.ts';
import { HOSTILITIES, startHostileServer } from '../support/hostile-servers.ts';
import type { Hostility } from '../support/hostile-servers.ts';

/** The limits in small, so that the suite does not wait for the real ones. */
const LIMITS = {
  maxBytes: 2_000_000,
  silenceTimeoutMs: 1_000,
  startTimeoutMs: 1_500,
  totalTimeoutMs: 10_000,
  minBytesPerWindow: 1_000,
  windowMs: 600,
};
const REASONS: Record<Hostility, string | readonly string[]> = {
  silent: 'timeout',
  slowHeaders: 'timeout',
  slowBody: 'too-slow',
  stalledBody: 'too-slow',
  endlessBody: 'too-large',
  endlessHeaders: 'bad-response',
  gzipBomb: 'too-large',
  deflateBomb: 'too-large',
  brotliBomb: 'too-large',
  // Silent behind its bytes: whichever of the two clocks rings first.
  neverClosing: ['timeout', 'too-slow'],
  headerFlood: 'bad-response',
  endlessHints: 'too-large',
  endlessExtension: 'too-large',
  endlessTrailers: 'bad-response',
  redirectWithEndlessBody: 'timeout',
  refusalWithEndlessBody: 'http-404',
  declaredHuge: 'too-large',
  redirectLoop: 'too-many-redirects',
  shortBody: 'reset',
  chunksWithoutEnd: 'reset',
  twoLengths: 'truncated',
  reset: 'reset',
  notHttp: 'bad-response',
  unknownEncoding: 'bad-encoding',
  brokenGzip: 'bad-encoding',
};
/** What the sockets' buffers of both ends may hold beyond what was read. */
const BUFFERS = 8_000_000;

for (const name of Object.keys(HOSTILITIES) as Hostility[]) {
  test(`a hostile server (${name}) ends within bounds and with a reason`, async (t) => {
    const server = await startHostileServer(t);
    const fetcher = createHttpImageFetcher(LIMITS);
    t.after(() => fetcher.close());
    const url = `http://127.0.0.1:${String(server.port)}/${name}`;
    const answer = await fetcher.fetch({ url, referrer: null, trusted: true });
    const reason = answer.ok ? 'accepted' : answer.reason;
    assert.ok([REASONS[name]].flat().includes(reason), reason);
    assert.ok((server.requests.get(name) ?? 0) <= 6, 'asked again and again');
    await fetcher.close();
    while (server.openSockets() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok((server.written.get(name) ?? 0) < LIMITS.maxBytes + BUFFERS, String(server.written.get(name)));
  });
}

test('stopping ends waiting, running and repeated requests at once', async (t) => {
  const server = await startHostileServer(t);
  const fetcher = createHttpImageFetcher({ ...LIMITS, silenceTimeoutMs: 60_000, startTimeoutMs: 60_000 });
  t.after(() => fetcher.close());
  const stop = new AbortController();
  const url = `http://127.0.0.1:${String(server.port)}/silent`;
  const answers = Array.from({ length: 20 }, () =>
    fetcher.fetch({ url, referrer: null, trusted: true }, stop.signal),
  );
  while ((server.requests.get('silent') ?? 0) < 6) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  for (const answer of await Promise.all(answers)) {
    assert.deepEqual(answer, { ok: false, reason: 'cancelled', temporary: true });
  }
  assert.equal(server.requests.get('silent'), 6, 'six connections to a host at most');
});
