import type { ApiErrorCode } from '../../../preload/contract/error.ts';

/** What the application would answer with a code. */
export class Refusal extends Error {
  readonly code: ApiErrorCode;
  constructor(code: ApiErrorCode) {
    super(`refused: ${code}`);
    this.code = code;
  }
}
