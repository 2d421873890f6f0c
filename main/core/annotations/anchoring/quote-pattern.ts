import type { AnnotationTarget } from '../annotation.ts';
import { foldText, toKeyOffset } from '../key-stream.ts';
import type { PreparedText } from './prepare-text.ts';

/** A quotation in key space: what is looked for, and from where. */
export interface QuotePattern {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** prefix + quote + suffix */
  readonly whole: string;
  /** Where the quote stood: key offsets into the old text where that is known, else into the text it was made in. */
  readonly start: number;
  readonly end: number;
}

/** Context of a candidate is judged by so many key units on either side. */
export const JUDGED_CONTEXT = 32;

export const makePattern = (
  { quote, prefix, suffix }: Pick<QuotePattern, 'quote' | 'prefix' | 'suffix'>,
  start: number,
): QuotePattern => ({
  quote,
  prefix,
  suffix,
  whole: prefix + quote + suffix,
  start,
  end: start + quote.length,
});

/** The pattern of an annotation; `old` is the text it was made in, with the quote at its place. */
export const patternOf = (target: AnnotationTarget, old: PreparedText | null): QuotePattern => {
  const parts = {
    quote: foldText(target.exact),
    prefix: foldText(target.prefix),
    suffix: foldText(target.suffix),
  };
  return makePattern(parts, old ? toKeyOffset(old.stream, target.start) : target.start);
};
