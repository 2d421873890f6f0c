import type { ApiError } from './error.ts';

/** What every call returns: rejected promises lose their code on the way through Electron's IPC. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (error: ApiError): { readonly ok: false; readonly error: ApiError } => ({
  ok: false,
  error,
});
