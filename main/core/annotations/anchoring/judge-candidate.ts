import { contextOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';

/**
 * Whether a candidate may stand for the quotation at all. `length` is the quote's in key units; `deleted`
 * says that by the alignment the old place is gone, so that another place needs strong evidence. The
 * bounds were measured on 9,249 surviving and 1,501 deleted passages.
 */
export const isAcceptable = (candidate: Candidate, length: number, deleted: boolean): boolean => {
  const { quote, source } = candidate;
  const { average, best } = contextOf(candidate);
  if (source === 'alignment') return quote >= 0.5 || (quote >= 0.34 && average >= 0.7);
  if (deleted) return isAcceptableElsewhere(quote, average, best, length);
  if (length >= 24) return isAcceptableLong(quote, average, best, length);
  if (length >= 8) {
    return (
      (quote >= 0.95 && best >= 0.4) ||
      (quote >= 0.7 && (average >= 0.55 || best >= 0.8)) ||
      (quote >= 0.55 && average >= 0.75)
    );
  }
  return (quote >= 0.99 && (average >= 0.5 || best >= 0.75)) || (quote >= 0.5 && average >= 0.75);
};

/** The text was taken out where it stood: only the text itself, moved, may stand for it. */
const isAcceptableElsewhere = (quote: number, average: number, best: number, length: number): boolean =>
  length < 8
    ? quote >= 0.99 && average >= 0.75
    : (quote >= 0.9 && (best >= 0.6 || length >= 40)) || (quote >= 0.75 && average >= 0.7);

const isAcceptableLong = (quote: number, average: number, best: number, length: number): boolean =>
  (quote >= 0.82 && (best >= 0.3 || length >= 60)) ||
  (quote >= 0.6 && best >= 0.6) ||
  (quote >= 0.5 && average >= 0.75);

/** Whether it is so certain that nobody needs to look. */
export const isSure = (candidate: Candidate, length: number, deleted: boolean): boolean => {
  const { quote, source } = candidate;
  const { average, best } = contextOf(candidate);
  if (deleted) return quote >= 0.95 && (average >= 0.85 || (best >= 0.95 && length >= 24));
  if (source === 'alignment') return quote >= 0.75 && (average >= 0.4 || best >= 0.7);
  if (length < 8) return quote >= 0.99 && average >= 0.8;
  return (quote >= 0.95 && (average >= 0.6 || best >= 0.9)) || (quote >= 0.85 && average >= 0.85);
};
