import type { MatchRun } from './match-run.ts';

/** How a candidate was found. */
export type CandidateSource =
  /** The stored offsets still hold. */
  | 'position'
  /** Old and new text were aligned, and this is where the quotation went. */
  | 'alignment'
  /** The very quotation stands there. */
  | 'quote'
  /** Something like it stands there. */
  | 'approximate';

/** A place in the new key stream, with similarities from 0 to 1. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly source: CandidateSource;
  readonly quote: number;
  readonly before: number;
  readonly after: number;
  /** Where the alignment has the parts of the quote: `a` from its start, `b` in the new key stream. */
  readonly runs?: readonly MatchRun[];
}

export const contextOf = ({ before, after }: Candidate): { average: number; best: number } => ({
  average: (before + after) / 2,
  best: Math.max(before, after),
});

export const scoreOf = ({ quote, before, after }: Candidate): number =>
  0.5 * quote + 0.25 * before + 0.25 * after;
