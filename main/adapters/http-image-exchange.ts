import { PassThrough, pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { ByteBudget } from '../core/bounds/byte-budget.ts';
import { ExchangeWatch as Watch, type ExchangeLimits } from './exchange-watch.ts';
import { ExchangeFailure } from './http-image-failure.ts';
import { receiveBody, type BodyBounds, type ReceivedBody } from './receive-body.ts';

export interface ExchangeRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Who connects for this hop: private addresses only at the origin the user named. */
  readonly dispatcherFor: (url: URL) => Dispatcher;
  readonly limits: ExchangeLimits;
  /** For bodies in hand: what is received and not let go of yet. */
  readonly budget: ByteBudget;
}

export interface Exchange {
  readonly bytes: Uint8Array;
  readonly finalUrl: string;
  /** Gives back the room that the bytes take. */
  readonly release: () => void;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const TEMPORARY_STATUS = new Set([408, 421, 425, 429, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524]);
const LONGEST_WAIT_MS = 5_000;

/**
 * One GET with its redirects, each hop checked like the first. Rejects with `ExchangeFailure` or with what
 * undici and zlib throw; always ends within the limits.
 */
export const exchange = async (request: ExchangeRequest, signal?: AbortSignal): Promise<Exchange> => {
  const watch = new Watch(request.limits, signal);
  try {
    return await follow(request, watch);
  } catch (error) {
    throw watch.failure ?? error;
  } finally {
    watch.stop();
  }
};

const follow = async (
  { url, headers, dispatcherFor, limits, budget }: ExchangeRequest,
  watch: Watch,
): Promise<Exchange> => {
  let current = withoutName(new URL(url));
  for (let redirects = 0; redirects <= limits.maxRedirects; redirects += 1) {
    const answer = await dispatcherFor(current).request({
      origin: current.origin,
      path: current.pathname + current.search,
      method: 'GET',
      headers: headersFor(headers, current),
      signal: watch.signal,
    });
    const location = REDIRECTS.has(answer.statusCode) ? single(answer.headers.location) : null;
    if (location === null) {
      const body = await readAnswer(answer, { maxBytes: limits.maxBytes, budget }, watch);
      return { ...body, finalUrl: current.href };
    }
    discard(answer.body);
    current = redirectTarget(location, current);
  }
  throw new ExchangeFailure('too-many-redirects', { temporary: false });
};

/** As a browser does, nothing of an https page is told to an http server. */
const headersFor = (headers: Readonly<Record<string, string>>, hop: URL): Record<string, string> => {
  const { referer, ...rest } = headers;
  const told = referer !== undefined && !(referer.startsWith('https:') && hop.protocol === 'http:');
  return told ? { ...rest, referer } : rest;
};

const redirectTarget = (location: string, from: URL): URL => {
  // Header bytes arrive as Latin-1; servers write UTF-8 into them.
  const text = /[\x80-\xff]/.test(location) ? Buffer.from(location, 'latin1').toString() : location;
  const target = URL.parse(text, from.href);
  if (!target || (target.protocol !== 'http:' && target.protocol !== 'https:')) {
    throw new ExchangeFailure('bad-redirect', { temporary: false });
  }
  target.hash = '';
  return withoutName(target);
};

/** A name and password that stand in an article are no one's to send. */
const withoutName = (url: URL): URL => {
  url.username = '';
  url.password = '';
  return url;
};

const readAnswer = async (
  answer: Dispatcher.ResponseData,
  bounds: BodyBounds,
  watch: Watch,
): Promise<ReceivedBody> => {
  if (answer.statusCode !== 200) {
    discard(answer.body);
    // Only a proxy asks for this.
    if (answer.statusCode === 407) throw new ExchangeFailure('proxy-auth', { temporary: true });
    throw new ExchangeFailure(`http-${String(answer.statusCode)}`, {
      temporary: TEMPORARY_STATUS.has(answer.statusCode),
      ...retryAfter(answer),
    });
  }
  const encoding = single(answer.headers['content-encoding'])?.trim().toLowerCase() ?? '';
  const length = single(answer.headers['content-length']);
  if (Number(length) > bounds.maxBytes) {
    answer.body.destroy();
    throw new ExchangeFailure('too-large', { temporary: false });
  }
  watch.beginBody();
  const plain = encoding === '' || encoding === 'identity';
  const declared = length !== null && plain ? Number(length) : null;
  return receiveBody(decoded(answer.body, encoding, bounds.maxBytes), declared, bounds, watch);
};

/** A refused body is thrown away unread; the connection with it, should it be long. */
const discard = (body: Dispatcher.ResponseData['body']): void => {
  body.dump({ limit: 16_384 }).catch(() => body.destroy());
};

const decoded = (body: Readable, encoding: string, maxBytes: number): Readable => {
  const decoder = decoderFor(encoding);
  if (!decoder) return body;
  // A server that hangs up while the decoder holds the body back would look like a broken connection to undici.
  const waiting = new PassThrough({ highWaterMark: maxBytes });
  // Errors of any of the streams end the decoder, whose reader sees them.
  return pipeline(body, waiting, decoder, () => undefined);
};

const decoderFor = (encoding: string) => {
  switch (encoding) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      throw new ExchangeFailure('bad-encoding', { temporary: false });
  }
};

/** Milliseconds to wait before the next try of a temporary refusal: here, or longer than anybody waits here. */
const retryAfter = (answer: Dispatcher.ResponseData): { retryAfterMs?: number; leaveAloneMs?: number } => {
  if (!TEMPORARY_STATUS.has(answer.statusCode)) return {};
  const value = single(answer.headers['retry-after'])?.trim();
  if (value === undefined) return { retryAfterMs: 300 };
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  if (Number.isNaN(wait)) return {};
  return wait <= LONGEST_WAIT_MS ? { retryAfterMs: Math.max(wait, 0) } : { leaveAloneMs: wait };
};

const single = (header: string | string[] | undefined): string | null =>
  (Array.isArray(header) ? header[0] : header) ?? null;
