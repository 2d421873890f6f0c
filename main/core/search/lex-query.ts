/** One piece of a typed query. `text` of a word is without its quotation marks, sign and field. */
export type QueryToken =
  | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not' }
  | {
      readonly kind: 'word';
      readonly raw: string;
      readonly field: string | null;
      readonly text: string;
      readonly quoted: boolean;
    };

/** Deeper parentheses are read as characters. */
const MAX_DEPTH = 40;
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['＂', '＂'],
  ['“', '”'],
  ['「', '」'],
]);
const FIELD = /^(title|tag|site|note|author|lang|before|after)[:：](?=\S)/i;
const SPACE = /\s/;
const OPERATORS = { OR: 'or', AND: 'and', NOT: 'not' } as const;

/** Where the parenthesis that opens at `at` closes, or -1 when none opens or it stays open. */
const closingParenthesis = (text: string, at: number): number => {
  if (text.charAt(at) !== '(') return -1;
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    if (text.charAt(index) === '(') depth++;
    else if (text.charAt(index) === ')' && --depth === 0) return index;
  }
  return -1;
};

const endOfWord = (text: string, from: number, limit: number): number => {
  let at = from;
  while (at < limit && !SPACE.test(text.charAt(at))) at++;
  return at;
};

/**
 * Never fails: a quotation mark or parenthesis without its partner, an operator without an operand and a
 * field without a value are characters to look for.
 */
export const lexQuery = (query: string): QueryToken[] => {
  const tokens: QueryToken[] = [];

  /** Reads one word that begins at `from` (behind a sign); returns where it ends. */
  const readWord = (from: number, limit: number): number => {
    const field = FIELD.exec(query.slice(from, limit));
    const valueStart = from + (field?.[0].length ?? 0);
    const closing = QUOTES.get(query.charAt(valueStart));
    const quoteEnd = closing === undefined ? -1 : query.indexOf(closing, valueStart + 1);
    if (quoteEnd > valueStart + 1 && quoteEnd < limit) {
      const text = query.slice(valueStart + 1, quoteEnd);
      const raw = query.slice(from, quoteEnd + 1);
      tokens.push({ kind: 'word', raw, field: field?.[1]?.toLowerCase() ?? null, text, quoted: true });
      return quoteEnd + 1;
    }
    const end = endOfWord(query, valueStart, limit);
    tokens.push({
      kind: 'word',
      raw: query.slice(from, end),
      field: field?.[1]?.toLowerCase() ?? null,
      text: query.slice(valueStart, end),
      quoted: false,
    });
    return end;
  };

  const read = (start: number, limit: number, depth: number): void => {
    let at = start;
    while (at < limit) {
      const character = query.charAt(at);
      if (SPACE.test(character)) {
        at++;
        continue;
      }
      const signed = character === '-' && /^-[^\s-]/.test(query.slice(at, Math.min(limit, at + 2)));
      if (signed) {
        tokens.push({ kind: 'not' });
        at++;
      }
      const close = depth < MAX_DEPTH ? closingParenthesis(query, at) : -1;
      if (close > at + 1 && close < limit) {
        tokens.push({ kind: 'open' });
        read(at + 1, close, depth + 1);
        tokens.push({ kind: 'close' });
        at = close + 1;
        continue;
      }
      const operator = signed ? undefined : /^(?:OR|AND|NOT)(?=\s|$)/.exec(query.slice(at, limit))?.[0];
      if (operator !== undefined) {
        tokens.push({ kind: OPERATORS[operator as keyof typeof OPERATORS] });
        at += operator.length;
      } else {
        at = readWord(at, limit);
      }
    }
  };

  read(0, query.length, 0);
  return tokens;
};
