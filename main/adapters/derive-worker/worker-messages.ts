import type { ErrorDetails, OffprintErrorCode } from '../../core/errors/offprint-error.ts';
import type { ReadArticle } from '../../core/importing/derived-article.ts';

export interface DeriveRequest {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly charset: string | null;
  readonly wholePage: boolean;
}

export type DeriveAnswer =
  | { readonly id: number; readonly ok: true; readonly derived: ReadArticle }
  | {
      readonly id: number;
      readonly ok: false;
      /** Null for a bug: `message` is then its stack. */
      readonly code: OffprintErrorCode | null;
      readonly message: string;
      readonly details: ErrorDetails;
    };
