import { matchesText } from '../../core/search/find-in-key.ts';
import { findTerms } from '../../core/search/find-matches.ts';
import type { IndexHit, IndexedRow, SnippetPart } from '../../core/ports/search-index.ts';
import type { TextTerm } from '../../core/search/query.ts';
import { searchKey } from '../../core/search/search-key.ts';
import { makeSnippet } from '../../core/search/snippet.ts';
import type { StoredArticles } from './stored-article.ts';

/** Places looked at in one text: enough to choose from, bounded in a book. */
const MOST_MATCHES = 200;

const noteSnippet = (notes: readonly string[], terms: readonly TextTerm[]): SnippetPart[] | null => {
  for (const note of notes) {
    const matches = findTerms(note, terms, MOST_MATCHES);
    if (matches.length > 0) return makeSnippet(note, matches);
  }
  return null;
};

/** Where a hit matches and how that looks: from the text, else from a note, else the text's beginning. */
export const describeHit = (
  found: { row: number; score: number },
  shown: IndexedRow,
  terms: readonly TextTerm[],
  articles: StoredArticles,
): IndexHit => {
  const body = articles.body(found.row);
  const { title, tags, notes } = articles.texts(found.row);
  const anywhere = terms.filter((term) => term.field === 'any');
  const forField = (field: TextTerm['field']) =>
    terms.filter((term) => term.field === 'any' || term.field === field);
  const holds = (text: string, wanted: readonly TextTerm[]): boolean => {
    const key = searchKey(text);
    return wanted.some((term) => matchesText(term, key));
  };
  const bodyMatches = findTerms(body, anywhere, MOST_MATCHES);
  const fromNote = noteSnippet(notes, forField('note'));
  const places: IndexHit['in'][number][] = [];
  if (holds(title, forField('title'))) places.push('title');
  if (bodyMatches.length > 0) places.push('body');
  if (fromNote) places.push('notes');
  if (tags.some((tag) => holds(tag, anywhere))) places.push('tags');
  const snippet = bodyMatches.length > 0 || !fromNote ? makeSnippet(body, bodyMatches) : fromNote;
  return { row: shown, score: found.score, snippet, in: places };
};
