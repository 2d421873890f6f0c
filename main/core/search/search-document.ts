import type { IndexedArticle } from '../ports/search-index.ts';
import { searchKey } from './search-key.ts';
import type { SearchKey } from './search-key.ts';
import { characterTokens, indexTokens, indexWords } from './segment.ts';

/** Tokens for the tables of the index, joined by spaces. */
export interface SearchFields {
  /** Title, tags and notes. */
  readonly fields: readonly string[];
  readonly characters: string;
  readonly words: ReadonlySet<string>;
}

export interface SearchBody {
  readonly body: string;
  readonly characters: string;
  readonly words: ReadonlySet<string>;
}

const tokensOf = (key: SearchKey): string => indexTokens(key.key).join(' ');
const charactersOf = (keys: readonly SearchKey[]): string => {
  const all = new Set(keys.flatMap((key) => [...characterTokens(key.key, key.written)]));
  return [...all].join(' ');
};
const wordsOf = (keys: readonly SearchKey[]): Set<string> =>
  new Set(keys.flatMap((key) => indexWords(key.key)));

/** Entries are told apart by a block boundary, so that no phrase goes from one into the next. */
export const joinEntries = (entries: readonly string[]): string => entries.join('\n');

export const searchFields = ({ title, tags, notes }: IndexedArticle): SearchFields => {
  const keys = [title, joinEntries(tags), joinEntries(notes)].map((text) => searchKey(text));
  return { fields: keys.map(tokensOf), characters: charactersOf(keys), words: wordsOf(keys) };
};

export const searchBody = (text: string): SearchBody => {
  const key = searchKey(text);
  return { body: tokensOf(key), characters: charactersOf([key]), words: wordsOf([key]) };
};
