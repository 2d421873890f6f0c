/**
 * Stable, machine-readable codes. A message in the reader's language is chosen from the code; `message`
 * is the English sentence for logs and the command line.
 */
export const API_ERROR_CODES = [
  'unknown-method',
  'bad-input',
  'forbidden',
  'not-found',
  'ambiguous-id',
  'quote-not-found',
  'quote-ambiguous',
  'bad-query',
  'library-in-use',
  'library-unusable',
  'library-read-only',
  'disk-full',
  'damaged-file',
  'unreadable-file',
  'index-unavailable',
  'pdf-unavailable',
  'pdf-failed',
  'cancelled',
  'nothing-to-undo',
  'internal',
] as const;

export type ApiErrorCode = (typeof API_ERROR_CODES)[number];

export interface ApiError {
  readonly code: ApiErrorCode;
  /** What happened, to what, what was kept, what to do. */
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}
