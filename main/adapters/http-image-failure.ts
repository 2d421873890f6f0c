import { errors } from 'undici';

/** What went wrong with one exchange, in the stable words of the image record. */
export class ExchangeFailure extends Error {
  readonly reason: string;
  /** Whether the same request may succeed later. */
  readonly temporary: boolean;
  /** Whether trying again at once makes sense, and after how long. */
  readonly retryAfterMs: number | null;
  /** For how long the server wants to be left alone, where that is too long to wait here. */
  readonly leaveAloneMs: number | undefined;

  constructor(
    reason: string,
    options: {
      temporary: boolean;
      retryAfterMs?: number | null;
      leaveAloneMs?: number | undefined;
      cause?: unknown;
    },
  ) {
    super(reason, { cause: options.cause });
    this.reason = reason;
    this.temporary = options.temporary;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.leaveAloneMs = options.leaveAloneMs;
  }
}

interface Meaning {
  readonly reason: string;
  readonly temporary: boolean;
  readonly atOnce?: boolean;
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  OFFPRINT_BLOCKED_ADDRESS: { reason: 'blocked-address', temporary: false },
  OFFPRINT_TOO_MANY_BYTES: { reason: 'too-large', temporary: false },
  OFFPRINT_PROXY_UNREACHABLE: { reason: 'proxy-unreachable', temporary: true },
  OFFPRINT_PROXY_AUTH: { reason: 'proxy-auth', temporary: true },
  OFFPRINT_PROXY_DENIED: { reason: 'proxy-denied', temporary: true },
  OFFPRINT_PROXY_TIMEOUT: { reason: 'timeout', temporary: true },
  OFFPRINT_PROXY_NO_ROUTE: { reason: 'unreachable', temporary: true },
  OFFPRINT_PROXY_REFUSED: { reason: 'refused', temporary: true },
  ENOTFOUND: { reason: 'not-found-host', temporary: true },
  EAI_AGAIN: { reason: 'not-found-host', temporary: true },
  EAI_FAIL: { reason: 'not-found-host', temporary: true },
  ENODATA: { reason: 'not-found-host', temporary: true },
  ECONNREFUSED: { reason: 'refused', temporary: true },
  EHOSTUNREACH: { reason: 'unreachable', temporary: true },
  ENETUNREACH: { reason: 'unreachable', temporary: true },
  EADDRNOTAVAIL: { reason: 'unreachable', temporary: true },
  ECONNRESET: { reason: 'reset', temporary: true, atOnce: true },
  EPIPE: { reason: 'reset', temporary: true, atOnce: true },
  UND_ERR_SOCKET: { reason: 'reset', temporary: true, atOnce: true },
  ETIMEDOUT: { reason: 'timeout', temporary: true },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'timeout', temporary: true },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'timeout', temporary: true },
  UND_ERR_BODY_TIMEOUT: { reason: 'timeout', temporary: true },
  UND_ERR_HEADERS_OVERFLOW: { reason: 'bad-response', temporary: false },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: { reason: 'too-large', temporary: false },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { reason: 'truncated', temporary: true, atOnce: true },
  UND_ERR_INVALID_ARG: { reason: 'bad-url', temporary: false },
  Z_DATA_ERROR: { reason: 'bad-encoding', temporary: false },
  Z_BUF_ERROR: { reason: 'truncated', temporary: true, atOnce: true },
};

const QUICK_RETRY_MS = 200;

/** Translates errors of sockets, DNS, TLS, undici and zlib; null for what is none of them: a bug. */
export const failureOf = (error: unknown): ExchangeFailure | null => {
  if (error instanceof ExchangeFailure) return error;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof errors.HTTPParserError) {
      return new ExchangeFailure('bad-response', { temporary: false, cause: error });
    }
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const meaning = MEANINGS[code] ?? meaningOfFamily(code);
    if (meaning) {
      return new ExchangeFailure(meaning.reason, {
        temporary: meaning.temporary,
        retryAfterMs: meaning.atOnce ? QUICK_RETRY_MS : null,
        cause: error,
      });
    }
  }
  return null;
};

const meaningOfFamily = (code: string): Meaning | null => {
  if (code.startsWith('HPE_')) return { reason: 'bad-response', temporary: false };
  if (/^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO)/.test(code)) {
    return { reason: 'bad-certificate', temporary: true };
  }
  // Whatever else a socket or a library reports by code concerns this exchange only.
  return code === '' ? null : { reason: `error-${code.toLowerCase()}`, temporary: true };
};
