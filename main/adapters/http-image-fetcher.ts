import dns from 'node:dns';
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { ByteBudget } from '../core/bounds/byte-budget.ts';
import type { NetworkProxy } from '../core/network/network-proxy.ts';
import type { ImageFetcher, ImageRequest, ImageResponse } from '../core/ports/image-fetcher.ts';
import type { Lookup } from './guarded-connector.ts';
import type { ExchangeLimits } from './exchange-watch.ts';
import { HostGate } from './host-gate.ts';
import { exchange } from './http-image-exchange.ts';
import type { Exchange } from './http-image-exchange.ts';
import { ExchangeFailure, failureOf } from './http-image-failure.ts';
import { imageTargets } from './image-targets.ts';
import { ImageDispatchers, proxyTimes } from './image-dispatchers.ts';
import { tryProxy } from './try-proxy.ts';

export interface HttpImageFetcherOptions extends ExchangeLimits {
  /** To a server, or to the proxy and for its greeting. */
  readonly connectTimeoutMs: number;
  /** Further time for a proxy to reach a server: a circuit of Tor may take as long. */
  readonly tunnelTimeoutMs: number;
  /** Silence before the headers, and between two pieces of a body. */
  readonly silenceTimeoutMs: number;
  readonly connectionsPerHost: number;
  /** Asked before each picture: how many of them a host is asked for at once, at most as many as above. */
  readonly perHost: () => Promise<number>;
  readonly connections: number;
  /** Received and not stored yet, of all pictures together; the small ones are not counted. */
  readonly bytesInHand: number;
  /** Further tries of a request that failed for the moment. */
  readonly retries: number;
  readonly lookup: Lookup;
  readonly route: (address: string) => string;
  /** Asked before each picture, so that a choice holds from the next one on; null goes direct. */
  readonly proxy: () => Promise<NetworkProxy | null>;
}

const DEFAULTS: HttpImageFetcherOptions = {
  maxBytes: 30_000_000,
  maxRedirects: 5,
  connectTimeoutMs: 5_000,
  tunnelTimeoutMs: 45_000,
  silenceTimeoutMs: 5_000,
  startTimeoutMs: 8_000,
  totalTimeoutMs: 120_000,
  minBytesPerWindow: 4_096,
  windowMs: 5_000,
  connectionsPerHost: 6,
  perHost: () => Promise.resolve(6),
  connections: 48,
  bytesInHand: 48_000_000,
  retries: 2,
  lookup: dns.lookup,
  route: (address) => address,
  proxy: () => Promise.resolve(null),
};

/** What a browser says, without the newer types that make servers send a converted copy instead of the original. */
const HEADERS = {
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  accept: 'image/png,image/jpeg,image/gif,image/svg+xml,image/*;q=0.8,*/*;q=0.5',
  'accept-language': 'en;q=0.9,*;q=0.5',
  'accept-encoding': 'identity',
};

/**
 * Pictures over HTTP without cookies, through the user's proxy where there is one. Only public addresses are
 * connected to, except at the origin of a trusted request; every answer is bounded in time and decoded size. `fetch` never rejects for a picture.
 */
export const createHttpImageFetcher = (overrides: Partial<HttpImageFetcherOptions> = {}): ImageFetcher => {
  const options = { ...DEFAULTS, ...overrides };
  const dispatchers = new ImageDispatchers(options);
  const gate = new HostGate(options.connectionsPerHost, options.connections);
  const budget = new ByteBudget(options.bytesInHand);

  return {
    fetch: async (request, signal) => {
      const url = URL.parse(request.url);
      if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
        return { ok: false, reason: 'bad-url', temporary: false };
      }
      gate.perHost = Math.min(options.connectionsPerHost, Math.max(1, await options.perHost()));
      const proxy = await options.proxy();
      const choose = dispatchers.choose(request.trusted ? url.origin : null, proxy);
      const startTimeoutMs = options.startTimeoutMs + (proxy ? options.tunnelTimeoutMs : 0);
      const dispatcherFor = (hop: URL): Dispatcher => {
        if (request.hosts?.has(hop.host) === false)
          throw new ExchangeFailure('host-not-allowed', { temporary: false });
        return choose(hop);
      };
      try {
        const answer = await gate.run(
          url.host,
          () => obtain(request, url, { ...options, startTimeoutMs, dispatcherFor, budget }, signal),
          signal,
        );
        return { ok: true, ...answer };
      } catch (error) {
        return refusal(error, signal);
      }
    },
    targets: () => imageTargets(options.proxy),
    readLocal: (path) => readBounded(path, options.maxBytes),
    tryProxy: (proxy) => tryProxy(proxy, proxyTimes(options)),
    close: async () => {
      await dispatchers.destroy();
    },
  };
};

type Means = HttpImageFetcherOptions & {
  readonly dispatcherFor: (url: URL) => Dispatcher;
  readonly budget: ByteBudget;
};

/** Hot-link walls let their own readers in, or those who come from nowhere, or from the picture's own site. */
const obtain = async (
  request: ImageRequest,
  url: URL,
  means: Means,
  signal?: AbortSignal,
): Promise<Exchange> => {
  const referrers = [...new Set([referrerFor(request.referrer), null, `${url.origin}/`])];
  for (const [index, referrer] of referrers.entries()) {
    try {
      return await withRetries(url, referrer, means, signal);
    } catch (error) {
      const wall = error instanceof ExchangeFailure && /^http-40[13]$/.test(error.reason);
      if (!wall || index === referrers.length - 1) throw error;
    }
  }
  throw new ExchangeFailure('http-403', { temporary: false });
};

const withRetries = async (
  url: URL,
  referrer: string | null,
  means: Means,
  signal?: AbortSignal,
): Promise<Exchange> => {
  const giveUpAt = performance.now() + means.startTimeoutMs;
  const headers = referrer === null ? HEADERS : { ...HEADERS, referer: referrer };
  for (let tries = 0; ; tries += 1) {
    try {
      return await exchange(
        { url: url.href, headers, dispatcherFor: means.dispatcherFor, limits: means, budget: means.budget },
        signal,
      );
    } catch (error) {
      const failure = failureOf(error);
      if (!failure?.temporary || failure.retryAfterMs === null || tries === means.retries) throw error;
      const pause = failure.retryAfterMs + Math.random() * 200 * 2 ** tries;
      if (performance.now() + pause > giveUpAt) throw error;
      await wait(pause, undefined, signal ? { signal } : {});
    }
  }
};

const referrerFor = (referrer: string | null): string | null => {
  const parsed = referrer === null ? null : URL.parse(referrer);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.origin + parsed.pathname + parsed.search : null;
};

const refusal = (error: unknown, signal?: AbortSignal): ImageResponse => {
  if (signal?.aborted) return { ok: false, reason: 'cancelled', temporary: true };
  const failure = failureOf(error);
  if (!failure) throw error;
  const { reason, temporary, leaveAloneMs } = failure;
  return {
    ok: false,
    reason,
    temporary,
    ...(leaveAloneMs === undefined ? {} : { retryAfterMs: leaveAloneMs }),
  };
};

const readBounded = async (path: string, maxBytes: number): Promise<Uint8Array | null> => {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= maxBytes ? await readFile(path) : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (
      code === 'ENOENT' ||
      code === 'ENOTDIR' ||
      code === 'EISDIR' ||
      code === 'ENAMETOOLONG' ||
      code === 'EACCES'
    ) {
      return null;
    }
    throw error;
  }
};
