import type { ApiErrorCode } from '../../preload/contract/error.ts';
import { t } from './localize.ts';

/** The sentence for a reader: what happened, what was kept, what to do. */
export const describeError = (code: ApiErrorCode | 'unreachable'): string => t(`error.${code}`);
