import { characterKind, WORD } from './character-kind.ts';
import { formsAgree } from './han-variants.ts';
import type { TextTerm } from './query.ts';
import type { SearchKey } from './search-key.ts';

type MatchedKey = Pick<SearchKey, 'key' | 'written'>;

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether no word goes on from the left across `at`. */
const beginsWord = (key: string, at: number): boolean => {
  if (at === 0) return true;
  const before = key.charCodeAt(at - 1);
  const codePoint = isLowSurrogate(before) && at > 1 ? (key.codePointAt(at - 2) ?? before) : before;
  return characterKind(codePoint) !== WORD;
};

/** Index in `text.key` of the next place the term matches, at or behind `from`, or -1. */
export const nextMatch = (term: TextTerm, text: MatchedKey, from: number): number => {
  if (term.key === '') return -1;
  for (let at = text.key.indexOf(term.key, from); at !== -1; at = text.key.indexOf(term.key, at + 1)) {
    if (term.prefix && !beginsWord(text.key, at)) continue;
    if (formsAgree(term.written, text.written, at, term.key, term.exact)) return at;
  }
  return -1;
};

export const matchesText = (term: TextTerm, text: MatchedKey): boolean => nextMatch(term, text, 0) !== -1;
