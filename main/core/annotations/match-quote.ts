import { OffprintError } from '../errors/offprint-error.ts';
import type { TextRange } from './annotation.ts';
import { buildKeyStream, foldText, toTextRange } from './key-stream.ts';

export interface Quote {
  readonly exact: string;
  /** Empty where nothing is known. */
  readonly prefix: string;
  readonly suffix: string;
}

/** `verbatim`: the very same characters; `folded`: equal but for white space, width, script, case, accents. */
export type MatchTier = 'verbatim' | 'folded';

export interface QuoteMatch extends TextRange {
  readonly tier: MatchTier;
}

/** Occurrences told apart in an error message. */
const SHOWN_CONTEXTS = 5;
const CONTEXT_SHOWN = 20;

/**
 * Every place where the quotation stands with the given context right before and behind it, in order of
 * the text; overlapping places too. All of the best tier only: a verbatim match hides the folded ones.
 */
export const findQuote = (text: string, quote: Quote): QuoteMatch[] => {
  const exact = quote.exact.trim();
  const stream = buildKeyStream(text);
  const needle = foldText(exact);
  const prefix = foldText(quote.prefix);
  const suffix = foldText(quote.suffix);
  if (needle === '') return [];

  const matches: QuoteMatch[] = [];
  const { key } = stream;
  for (let at = key.indexOf(needle); at >= 0; at = key.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if (!key.startsWith(suffix, end) || !key.endsWith(prefix, at)) continue;
    // Half a ligature is no place of its own.
    if (stream.starts[at] === stream.starts[at - 1] || stream.starts[end] === stream.starts[end - 1])
      continue;
    const range = toTextRange(stream, at, end);
    matches.push({ ...range, tier: text.slice(range.start, range.end) === exact ? 'verbatim' : 'folded' });
  }
  const verbatim = matches.filter(({ tier }) => tier === 'verbatim');
  return verbatim.length > 0 ? verbatim : matches;
};

const context = (text: string, { start, end }: TextRange): string =>
  `…${text.slice(Math.max(0, start - CONTEXT_SHOWN), start)}[${text.slice(start, end)}]${text.slice(end, end + CONTEXT_SHOWN)}…`.replaceAll(
    '\n',
    ' ',
  );

/**
 * The one place where the quotation stands. Throws `quote-not-found`, or `quote-ambiguous` with the
 * contexts of the first places, from which a prefix or suffix can be chosen.
 */
export const findOneQuote = (text: string, quote: Quote): QuoteMatch => {
  const matches = findQuote(text, quote);
  const [match] = matches;
  if (!match) {
    throw new OffprintError(
      'quote-not-found',
      `The words “${shorten(quote.exact)}” do not stand in the article${
        quote.prefix || quote.suffix ? ' with this text before and behind them' : ''
      }. Nothing was marked; copy them from the article's text.`,
      { details: { quote: shorten(quote.exact) } },
    );
  }
  if (matches.length > 1) {
    const contexts = matches.slice(0, SHOWN_CONTEXTS).map((place) => context(text, place));
    throw new OffprintError(
      'quote-ambiguous',
      `The words “${shorten(quote.exact)}” stand in ${String(matches.length)} places. Nothing was marked; give the text before or behind them (prefix, suffix):\n${contexts.join('\n')}`,
      { details: { matches: matches.length, contexts: contexts.join('\n') } },
    );
  }
  return match;
};

const shorten = (quote: string): string => (quote.length > 80 ? `${quote.slice(0, 79)}…` : quote);
