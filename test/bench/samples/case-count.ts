/** How many cases came out as they should, and what each of the others did instead. */
export interface CaseCount {
  readonly right: number;
  readonly total: number;
  readonly wrong: readonly string[];
}

/** `check` says what is wrong with a case, or null. */
export const countCases = async <T>(
  cases: readonly T[],
  check: (one: T) => string | null | Promise<string | null>,
): Promise<CaseCount> => {
  const wrong: string[] = [];
  for (const one of cases) {
    const fault = await check(one);
    if (fault !== null) wrong.push(fault);
  }
  return { right: cases.length - wrong.length, total: cases.length, wrong };
};
