/** `length` units that are equal at `a` in one string and at `b` in the other. */
export interface MatchRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Collects runs in order and joins those that continue each other. */
export class RunCollector {
  readonly runs: { a: number; b: number; length: number }[] = [];

  add(a: number, b: number, length: number): void {
    if (length <= 0) return;
    const last = this.runs.at(-1);
    if (last && last.a + last.length === a && last.b + last.length === b) last.length += length;
    else this.runs.push({ a, b, length });
  }
}

/** Units that are equal at the beginning of `a[aStart, aEnd)` and `b[bStart, bEnd)`. */
export const commonPrefix = (
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bStart: number,
  bEnd: number,
): number => {
  const most = Math.min(aEnd - aStart, bEnd - bStart);
  let length = 0;
  while (length < most && a.charCodeAt(aStart + length) === b.charCodeAt(bStart + length)) length++;
  return length;
};

/** Units that are equal at the end of `a[aStart, aEnd)` and `b[bStart, bEnd)`. */
export const commonSuffix = (
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bStart: number,
  bEnd: number,
): number => {
  const most = Math.min(aEnd - aStart, bEnd - bStart);
  let length = 0;
  while (length < most && a.charCodeAt(aEnd - 1 - length) === b.charCodeAt(bEnd - 1 - length)) length++;
  return length;
};
