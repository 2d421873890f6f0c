/** Lexer for PDF content streams (ISO 32000-1, 7.2 and 7.8.2), as far as Chromium writes them. */
export type TokenKind = 'number' | 'name' | 'string' | 'operator' | 'delimiter';

/** `[start, end)` are byte positions; `text` is what stands there, without the slash of a name. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** NaN unless the kind is `number`. */
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const CLASSES = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASSES[code] = SPACE;
for (const character of '()<>[]{}/%') CLASSES[character.charCodeAt(0)] = DELIMITER;

const PERCENT = 0x25;
const OPEN = 0x28;
const CLOSE = 0x29;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;

export const latin1 = (bytes: Uint8Array, start = 0, end = bytes.length): string => {
  let text = '';
  for (let index = start; index < end; index += 4096) {
    text += String.fromCharCode(...bytes.subarray(index, Math.min(end, index + 4096)));
  }
  return text;
};

const endOfRegular = (bytes: Uint8Array, start: number): number => {
  let end = start;
  while (end < bytes.length && CLASSES[bytes[end] ?? 0] === REGULAR) end++;
  return end;
};

const endOfLiteral = (bytes: Uint8Array, start: number): number => {
  let depth = 1;
  let end = start + 1;
  while (end < bytes.length && depth > 0) {
    const code = bytes[end];
    if (code === BACKSLASH) end++;
    else if (code === OPEN) depth++;
    else if (code === CLOSE) depth--;
    end++;
  }
  return end;
};

const endOfDelimited = (bytes: Uint8Array, start: number): { kind: TokenKind; end: number } => {
  const code = bytes[start];
  const doubled = bytes[start + 1] === code;
  if (code === OPEN) return { kind: 'string', end: endOfLiteral(bytes, start) };
  if (code === SLASH) return { kind: 'name', end: endOfRegular(bytes, start + 1) };
  if ((code === LESS || code === GREATER) && doubled) return { kind: 'delimiter', end: start + 2 };
  if (code === LESS) {
    const close = bytes.indexOf(GREATER, start);
    return { kind: 'string', end: close < 0 ? bytes.length : close + 1 };
  }
  return { kind: 'delimiter', end: start + 1 };
};

const skipBlank = (bytes: Uint8Array, start: number): number => {
  let index = start;
  while (index < bytes.length) {
    const code = bytes[index] ?? 0;
    if (code === PERCENT) while (index < bytes.length && bytes[index] !== 10 && bytes[index] !== 13) index++;
    else if (CLASSES[code] === SPACE) index++;
    else break;
  }
  return index;
};

export function* readTokens(bytes: Uint8Array): Generator<Token> {
  for (let start = skipBlank(bytes, 0); start < bytes.length;) {
    if (CLASSES[bytes[start] ?? 0] === DELIMITER) {
      const { kind, end } = endOfDelimited(bytes, start);
      const text = latin1(bytes, kind === 'name' ? start + 1 : start, end);
      yield { kind, text, value: NaN, start, end };
      start = skipBlank(bytes, end);
      continue;
    }
    const end = endOfRegular(bytes, start);
    const text = latin1(bytes, start, end);
    const value = /^[-+.\d]/.test(text) ? Number(text) : NaN;
    yield { kind: Number.isNaN(value) ? 'operator' : 'number', text, value, start, end };
    start = skipBlank(bytes, end);
  }
}

export interface Operation {
  readonly operator: string;
  readonly operands: readonly Token[];
  /** From the first operand to the end of the operator. */
  readonly start: number;
  readonly end: number;
}

/** Operators with their operands, in order. */
export function* readOperations(bytes: Uint8Array): Generator<Operation> {
  let operands: Token[] = [];
  for (const token of readTokens(bytes)) {
    if (token.kind !== 'operator') {
      operands.push(token);
      continue;
    }
    yield { operator: token.text, operands, start: operands[0]?.start ?? token.start, end: token.end };
    operands = [];
  }
}
