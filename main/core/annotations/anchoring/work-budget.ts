/**
 * Bounds the work of anchoring by counted steps (roughly one character comparison each) instead of by a
 * clock, so that the same input gives the same result on every machine.
 */
export interface WorkBudget {
  steps: number;
}

/** For comparing two whole texts; two of 150,000 characters with every tenth mistyped need under a million. */
export const WHOLE_PAIR_BUDGET = 100_000_000;
/** For placing one quotation. */
export const SINGLE_QUOTE_BUDGET = 20_000_000;

/** Takes the steps; false when they are not left, and then the work must not be done. */
export const spend = (budget: WorkBudget, steps: number): boolean => {
  if (budget.steps < steps) return false;
  budget.steps -= steps;
  return true;
};
