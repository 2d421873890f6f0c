import { dateBound } from './date-bound.ts';
import { lexQuery } from './lex-query.ts';
import type { QueryToken } from './lex-query.ts';
import type { Query, TextField, TextTerm } from './query.ts';
import { searchKey } from './search-key.ts';

const OPERATOR_TEXT = { or: 'OR', and: 'AND', not: '-', open: '(', close: ')' } as const;
const TEXT_FIELDS: ReadonlyMap<string, TextField> = new Map([
  ['title', 'title'],
  ['note', 'note'],
  ['author', 'author'],
]);

const textTerm = (field: TextField, text: string, quoted: boolean): TextTerm => {
  const prefix = !quoted && /[\p{L}\p{N}\p{M}]\*$/u.test(text);
  const bare = prefix ? text.slice(0, -1) : text;
  const { key, written } = searchKey(bare.replace(/\s+/g, ' '));
  return { kind: 'text', field, text, key, written, exact: quoted, prefix };
};

const wordQuery = (token: QueryToken & { kind: 'word' }): Query => {
  const { field, text, quoted } = token;
  switch (field) {
    case 'tag':
      return { kind: 'tag', value: text.replace(/\*$/, ''), prefix: !quoted && text.endsWith('*') };
    case 'site':
      return { kind: 'site', value: text };
    case 'lang':
      return { kind: 'language', value: text };
    case 'before':
      return { kind: 'published', from: null, until: dateBound(field, text) };
    case 'after':
      return { kind: 'published', from: dateBound(field, text), until: null };
    default:
      return textTerm(TEXT_FIELDS.get(field ?? '') ?? 'any', text, quoted);
  }
};

const joined = (kind: 'and' | 'or', parts: Query[]): Query => {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind, parts };
};

const everything: Query = { kind: 'all' };

class Parser {
  readonly #tokens: readonly QueryToken[];
  #at = 0;

  constructor(tokens: readonly QueryToken[]) {
    this.#tokens = tokens;
  }

  sequence(): Query {
    const parts: Query[] = [];
    for (let next = this.#peek(); next && next.kind !== 'close'; next = this.#peek()) {
      if (next.kind === 'and' && parts.length > 0 && this.#operandFollows()) this.#at++;
      else parts.push(this.#alternatives());
    }
    return parts.length === 0 ? everything : joined('and', parts);
  }

  #alternatives(): Query {
    const parts = [this.#operand()];
    while (this.#peek()?.kind === 'or' && this.#operandFollows()) {
      this.#at++;
      parts.push(this.#operand());
    }
    return joined('or', parts);
  }

  #operand(): Query {
    const token = this.#tokens[this.#at];
    if (!token) return everything;
    if (token.kind === 'not' && this.#operandFollows()) {
      this.#at++;
      return { kind: 'not', part: this.#operand() };
    }
    this.#at++;
    if (token.kind === 'open') {
      const inner = this.sequence();
      this.#at++;
      return inner;
    }
    if (token.kind === 'word') return wordQuery(token);
    // An operator with nothing to work on is a word like any other.
    return textTerm('any', token.kind === 'not' ? 'NOT' : OPERATOR_TEXT[token.kind], false);
  }

  #peek(): QueryToken | undefined {
    return this.#tokens[this.#at];
  }

  #operandFollows(): boolean {
    const next = this.#tokens[this.#at + 1];
    return next?.kind === 'word' || next?.kind === 'open' || next?.kind === 'not';
  }
}

/**
 * Words (all of them, `OR` for either, `-` or `NOT` for none), "phrases", parentheses, `word*`, `title:`
 * `tag:` `site:` `note:` `author:` `lang:` `before:` `after:`. `OR` binds its two neighbours before they are
 * joined with the rest. What cannot be an operator is text to look for, so nothing typed is an error except
 * a date that is none (`bad-query`). A query that is one excluded word, `-5°`, is that text itself: to
 * leave out something, there has to be something to leave it out of.
 */
export const parseQuery = (query: string): Query => {
  const tokens = lexQuery(query);
  const [sign, word] = tokens;
  if (tokens.length === 2 && sign?.kind === 'not' && word?.kind === 'word' && word.field === null) {
    return textTerm('any', query.trim(), false);
  }
  return new Parser(tokens).sequence();
};
