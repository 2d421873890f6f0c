/**
 * Cuts a search key into the tokens of the full-text index, so that a phrase of tokens is exactly a substring
 * of the key: every character of a script without spaces begins one token (itself and its successor in the
 * run, the last one alone), every word is one token, every other character one of its own, and so is a
 * block boundary. White space needs none, it is kept only between two words.
 */
import { characterKind, SEPARATOR, standsAlone, WORD } from './character-kind.ts';

/** Longer words are cut into pieces of twice this length that overlap by half; found by any part up to it. */
export const LONG_WORD = 128;

const SPACE = 0x20;
/** ASCII signs would separate tokens in FTS5; they are kept apart in the last private-use plane. */
const SIGNS = 0x10f800;

/** The token of a single character that is no part of a word. */
export const signToken = (codePoint: number): string =>
  codePoint < 0x80 ? String.fromCodePoint(SIGNS + codePoint) : String.fromCodePoint(codePoint);

/** A maximal run of one kind: a word, characters that stand alone, or one separating character. */
export interface Run {
  readonly kind: number;
  readonly text: string;
}

export const runsOf = (key: string): Run[] => {
  const runs: Run[] = [];
  let start = 0;
  let kind = 0;
  const close = (end: number): void => {
    if (end > start) runs.push({ kind, text: key.slice(start, end) });
  };
  for (let at = 0; at < key.length;) {
    const codePoint = key.codePointAt(at) ?? 0;
    const size = codePoint > 0xffff ? 2 : 1;
    const next = codePoint === SPACE ? 0 : characterKind(codePoint);
    if (next !== kind || next === SEPARATOR || next === 0) {
      if (kind !== 0) close(at);
      start = at;
      kind = next;
    }
    at += size;
  }
  if (kind !== 0) close(key.length);
  return runs;
};

/** A word as it stands in the index: itself, or the overlapping pieces of a very long one. */
export const wordPieces = (word: string): string[] => {
  if (word.length <= 2 * LONG_WORD) return [word];
  const pieces: string[] = [];
  for (let at = 0; at + LONG_WORD < word.length; at += LONG_WORD) {
    // A piece never begins or ends inside a surrogate pair: halves cannot be stored.
    pieces.push(word.slice(at, at + 2 * LONG_WORD).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ''));
  }
  return pieces;
};

/** Tokens of a run of characters that stand alone; with `open` the last one is left to its pair. */
export const pairTokens = (text: string, open: boolean): string[] => {
  const characters = Array.from(text);
  const tokens: string[] = [];
  for (let at = 0; at + 1 < characters.length; at++) {
    tokens.push((characters[at] ?? '') + (characters[at + 1] ?? ''));
  }
  if (!open || characters.length === 1) tokens.push(characters.at(-1) ?? '');
  return tokens;
};

const runTokens = ({ kind, text }: Run): string[] => {
  if (kind === WORD) return wordPieces(text);
  if (standsAlone(kind)) return pairTokens(text, false);
  return [signToken(text.codePointAt(0) ?? 0)];
};

/** Tokens of a whole text in order, as the full-text table stores them. */
export const indexTokens = (key: string): string[] => runsOf(key).flatMap(runTokens);

/** The words among the tokens, to find those that contain what was typed. */
export const indexWords = (key: string): string[] =>
  runsOf(key).flatMap((run) => (run.kind === WORD ? wordPieces(run.text) : []));

const ASCII_OR_WORD = (codePoint: number): boolean => codePoint < 0x80 || characterKind(codePoint) === WORD;

/** Neighbouring pairs in which words, ASCII signs and spaces meet: what a short part of a word can be found by. */
export const gramsOf = (key: string): Set<string> => {
  const grams = new Set<string>();
  let before = '';
  for (const character of key) {
    const codePoint = character.codePointAt(0) ?? 0;
    const joins = character !== '\n' && ASCII_OR_WORD(codePoint);
    const token = !joins ? '' : characterKind(codePoint) === WORD ? character : signToken(codePoint);
    if (before !== '' && token !== '') grams.add(before + token);
    before = token;
  }
  return grams;
};

/** Tokens of the character table: every character as it is written, and the pairs of `gramsOf`. */
export const characterTokens = (key: string, written: string): Set<string> => {
  const tokens = gramsOf(key);
  for (const character of written) {
    if (character !== '\n' && character !== ' ') tokens.add(characterToken(character));
  }
  return tokens;
};

export const characterToken = (character: string): string => {
  const codePoint = character.codePointAt(0) ?? 0;
  return characterKind(codePoint) === SEPARATOR ? signToken(codePoint) : character;
};
