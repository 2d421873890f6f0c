import { CARE_REASONS, type CareReason } from '../../core/articles/care-reasons.ts';

/** One bit per reason, in their order. */
export const careBits = (reasons: readonly CareReason[]): number =>
  reasons.reduce((bits, reason) => bits | (1 << CARE_REASONS.indexOf(reason)), 0);

export const careOfBits = (bits: number): CareReason[] =>
  CARE_REASONS.filter((_, at) => (bits & (1 << at)) !== 0);
