import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ApiError, ApiErrorCode } from '../../preload/contract/error.ts';
import type { Input, MethodName, Output } from '../../preload/contract/index.ts';

/** `unreachable`: the program did not answer at all, so it could not send a code. */
export type FailureCode = ApiErrorCode | 'unreachable';

/** A call that was refused or went wrong; `code` picks the message, `message` is the English sentence. */
export class ApiFailure extends Error {
  readonly code: FailureCode;
  readonly details: ApiError['details'];

  constructor(code: FailureCode, message: string, details?: ApiError['details']) {
    super(message);
    this.name = 'ApiFailure';
    this.code = code;
    this.details = details;
  }
}

/** The bridge with results unwrapped: a failed result is thrown as `ApiFailure`. */
export interface ApiClient {
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>;
}

export const createApiClient = (bridge: Bridge<File>): ApiClient => ({
  async call(method, input) {
    const result = await bridge.call(method, input);
    if (result.ok) return result.value;
    const { code, message, details } = result.error;
    throw new ApiFailure(details?.unreachable === true ? 'unreachable' : code, message, details);
  },
});

/** Anything thrown, as a failure that can be shown. */
export const asFailure = (error: unknown): ApiFailure =>
  error instanceof ApiFailure
    ? error
    : new ApiFailure('internal', error instanceof Error ? error.message : String(error));
