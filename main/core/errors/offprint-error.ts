/** Failures the domain foresees. Everything else that is thrown is a bug. */
export type OffprintErrorCode =
  | 'bad-input'
  | 'bad-query'
  | 'not-found'
  | 'ambiguous-id'
  | 'quote-not-found'
  | 'quote-ambiguous'
  | 'not-an-article'
  | 'empty-file'
  | 'binary-file'
  | 'file-too-large'
  | 'timeout'
  | 'unreadable-file'
  | 'damaged-archive'
  | 'protected-file'
  | 'damaged-file'
  | 'library-in-use'
  | 'library-unusable'
  | 'library-read-only'
  | 'disk-full'
  | 'index-unavailable'
  | 'pdf-unavailable'
  | 'pdf-failed'
  | 'cancelled'
  | 'nothing-to-undo';

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** `message` says what happened, to what, what was kept and what to do. */
export class OffprintError extends Error {
  readonly code: OffprintErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: OffprintErrorCode,
    message: string,
    options: { details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'OffprintError';
    this.code = code;
    this.details = options.details ?? {};
  }
}
