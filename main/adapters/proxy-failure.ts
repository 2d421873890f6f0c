/** Why the user's proxy brought no connection; `code` is what undici hands through to the caller. */
export class ProxyFailure extends Error {
  readonly code: ProxyFailureCode;

  constructor(code: ProxyFailureCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

export type ProxyFailureCode =
  | 'OFFPRINT_PROXY_UNREACHABLE'
  | 'OFFPRINT_PROXY_AUTH'
  | 'OFFPRINT_PROXY_DENIED'
  /** The proxy works and did not reach the server in time. */
  | 'OFFPRINT_PROXY_TIMEOUT'
  /** The proxy works and could not reach the server. */
  | 'OFFPRINT_PROXY_NO_ROUTE'
  | 'OFFPRINT_PROXY_REFUSED';
