import type { Quote } from '../match-quote.ts';
import { asObjects, asText, hasType } from './json-value.ts';
import type { JsonObject } from './json-value.ts';

const MOST_NESTED = 6;

export interface ReadSelectors {
  readonly quote: Quote | null;
  /** Start of the position selector as the file counts. */
  readonly position: number | null;
  /** The others, as they stand. */
  readonly others: readonly JsonObject[];
}

/** Looks for a quotation among the selectors, in choices and refinements too. */
export const readSelectors = (value: unknown): ReadSelectors => {
  const top = asObjects(value);
  const all = top.flatMap((selector) => unfold(selector, 0));
  const quote = all.find((selector) => hasType(selector, 'TextQuoteSelector') && asText(selector.exact));
  const position = all.find((selector) => hasType(selector, 'TextPositionSelector'));
  const start = position?.start;
  return {
    quote: quote
      ? { exact: asText(quote.exact), prefix: asText(quote.prefix), suffix: asText(quote.suffix) }
      : null,
    position: typeof start === 'number' && Number.isSafeInteger(start) && start >= 0 ? start : null,
    others: top.filter((selector) => selector !== quote && selector !== position),
  };
};

const unfold = (selector: JsonObject, depth: number): JsonObject[] =>
  depth === MOST_NESTED
    ? []
    : [
        selector,
        ...asObjects(selector.refinedBy).flatMap((inner) => unfold(inner, depth + 1)),
        ...asObjects(selector.items).flatMap((inner) => unfold(inner, depth + 1)),
      ];
