import { matchesText } from '../../core/search/find-in-key.ts';
import { planTerm } from '../../core/search/plan-term.ts';
import type { FormCheck, TermPlan } from '../../core/search/plan-term.ts';
import type { TextTerm } from '../../core/search/query.ts';
import { joinEntries } from '../../core/search/search-document.ts';
import { searchKey } from '../../core/search/search-key.ts';
import { characterToken, indexTokens, LONG_WORD } from '../../core/search/segment.ts';
import { eitherOf, inColumns, phrase } from './full-text.ts';
import type { FullText } from './full-text.ts';
import { intersect, noRows, rowsIn, subtract, unite } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import type { StoredArticles } from './stored-article.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface TermSources {
  readonly fullText: FullText;
  readonly vocabulary: Vocabulary;
  readonly articles: StoredArticles;
  /** Rows a set has room for. */
  readonly size: number;
}

type Part = 'body' | 'fields';

/** So many alternatives make one expression; more are asked one by one. */
const TOGETHER = 64;

const COLUMN = { title: ['title'], note: ['notes'] } as const;

const columnsOf = (term: TextTerm): readonly string[] | null =>
  term.field === 'title' || term.field === 'note' ? COLUMN[term.field] : null;

/** Full-text expressions of a plan, any of which a matching article fulfils; null when only pairs can tell. */
export const expressionsOf = (plan: TermPlan, vocabulary: Vocabulary): string[] | null => {
  if (plan.inside && plan.head !== null) {
    return vocabulary.wordsContaining(plan.head).map((word) => phrase([word]));
  }
  if (plan.head !== null) {
    const heads = vocabulary.wordsEndingWith(plan.head);
    return heads.map((word) => phrase([word, ...plan.tokens], plan.open));
  }
  return plan.tokens.length === 0 ? null : [phrase(plan.tokens, plan.open)];
};

/** Finds the articles that hold a term, exactly. */
export class TermEvaluator {
  readonly #sources: TermSources;

  constructor(sources: TermSources) {
    this.#sources = sources;
  }

  evaluate(term: TextTerm): RowSet {
    const found = noRows(this.#sources.size);
    const plan = planTerm(term);
    if (!plan) return found.fill(1);
    unite(found, this.#inPart(term, plan, 'fields'));
    if (term.field === 'any') unite(found, this.#inPart(term, plan, 'body'));
    return found;
  }

  #inPart(term: TextTerm, plan: TermPlan, part: Part): RowSet {
    const columns = columnsOf(term);
    if (plan.characters) {
      const rows = noRows(this.#sources.size);
      for (const character of plan.characters) {
        this.#sources.fullText.addLetterRows(part, [character], rows);
      }
      return columns ? this.#verified(term, rows, part) : rows;
    }
    const { rows, exact } = this.#candidates(plan, part, columns);
    if (!exact) {
      // Whole words that stand there as typed need no closer look, and are most of what there is.
      const sure = noRows(this.#sources.size);
      if (plan.forms.length === 0 && term.key.length <= LONG_WORD)
        this.#addRows(part, inColumns(columns, phrase(indexTokens(term.key))), sure);
      return unite(this.#verified(term, subtract(rows, sure), part), sure);
    }
    return this.#inAcceptedForms(term, plan.forms, rows, part);
  }

  #candidates(
    plan: TermPlan,
    part: Part,
    columns: readonly string[] | null,
  ): { rows: RowSet; exact: boolean } {
    const rows = noRows(this.#sources.size);
    const expressions = expressionsOf(plan, this.#sources.vocabulary);
    if (expressions) {
      for (let at = 0; at < expressions.length; at += TOGETHER) {
        const expression = inColumns(columns, eitherOf(expressions.slice(at, at + TOGETHER)));
        this.#addRows(part, expression, rows);
      }
      if (!plan.verify) return { rows, exact: true };
    }
    if (plan.grams.length > 0) {
      const holding = noRows(this.#sources.size);
      this.#sources.fullText.addLetterRows(part, plan.grams, holding);
      return { rows: expressions ? intersect(rows, holding) : holding, exact: false };
    }
    return { rows: expressions ? rows : rows.fill(1), exact: false };
  }

  #addRows(part: Part, expression: string, into: RowSet): void {
    if (part === 'body') this.#sources.fullText.addBodyRows(expression, into);
    else this.#sources.fullText.addFieldRows(expression, into);
  }

  /** Articles in which a character stands in no other way than the accepted ones need no closer look. */
  #inAcceptedForms(term: TextTerm, forms: readonly FormCheck[], rows: RowSet, part: Part): RowSet {
    if (forms.length === 0) return rows;
    const holding = (letters: readonly string[]): RowSet => {
      const found = noRows(this.#sources.size);
      for (const letter of letters) {
        this.#sources.fullText.addLetterRows(part, [characterToken(letter)], found);
      }
      return found;
    };
    const doubtful = noRows(this.#sources.size);
    for (const { wanted, others } of forms) {
      intersect(rows, holding(wanted));
      unite(doubtful, holding(others));
    }
    intersect(doubtful, rows);
    const sure = subtract(rows, doubtful);
    return unite(sure, this.#verified(term, doubtful, part));
  }

  #verified(term: TextTerm, rows: RowSet, part: Part): RowSet {
    for (const row of rowsIn(rows)) if (!this.#matches(term, row, part)) rows[row] = 0;
    return rows;
  }

  #matches(term: TextTerm, row: number, part: Part): boolean {
    const { articles } = this.#sources;
    if (part === 'body') return matchesText(term, searchKey(articles.body(row)));
    const { title, tags, notes } = articles.texts(row);
    const texts = {
      title: [title],
      note: [joinEntries(notes)],
      any: [title, joinEntries(tags), joinEntries(notes)],
      author: [],
    }[term.field];
    return texts.some((text) => matchesText(term, searchKey(text)));
  }
}
