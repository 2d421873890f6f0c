import type { Claim } from './claim.ts';
import type { VersionRecord } from './article-record.ts';

/** When a page was captured, by the file itself, in milliseconds; null where it does not say or cannot be read. */
const capturedMs = (claims: readonly Claim[]): number | null => {
  const value = claims.find(({ field }) => field === 'saved')?.value;
  const ms = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(ms) ? null : ms;
};

type Capture = Pick<VersionRecord, 'claims' | 'number'>;

/**
 * Whether `one` is to be shown rather than `other`: by the times of their captures where both files name one, else by
 * the order in which they came into the library.
 */
export const isCapturedLater = (one: Capture, other: Capture): boolean => {
  const [mine, others] = [capturedMs(one.claims), capturedMs(other.claims)];
  return mine === null || others === null || mine === others ? one.number > other.number : mine > others;
};
