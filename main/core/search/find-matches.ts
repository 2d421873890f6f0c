import { nextMatch } from './find-in-key.ts';
import { parseQuery } from './parse-query.ts';
import type { TextTerm } from './query.ts';
import { wantedTerms } from './query.ts';
import { searchKey } from './search-key.ts';

/** UTF-16 code units into the text, `end` exclusive. */
export interface MatchRange {
  readonly start: number;
  readonly end: number;
}

const join = (ranges: MatchRange[]): MatchRange[] => {
  const joined: { start: number; end: number }[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else joined.push({ ...range });
  }
  return joined;
};

/** Every place one of `terms` matches in `text`, in order; what overlaps is one place. At most `limit` per term. */
export const findTerms = (text: string, terms: readonly TextTerm[], limit = Infinity): MatchRange[] => {
  if (terms.length === 0) return [];
  const source = searchKey(text, true);
  const ranges: MatchRange[] = [];
  for (const term of terms) {
    const size = term.key.length;
    let count = 0;
    for (let at = nextMatch(term, source, 0); at !== -1 && count < limit; count++) {
      ranges.push({ start: source.starts[at] ?? 0, end: source.ends[at + size - 1] ?? text.length });
      at = nextMatch(term, source, at + size);
    }
  }
  return join(ranges);
};

/** Every place the words of `query` stand in the text of an article. Throws `bad-query` as `parseQuery`. */
export const findMatches = (text: string, query: string): MatchRange[] =>
  findTerms(
    text,
    wantedTerms(parseQuery(query)).filter((term) => term.field === 'any'),
  );
