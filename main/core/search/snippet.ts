import type { SnippetPart } from '../ports/search-index.ts';
import { characterKind, standsAlone } from './character-kind.ts';
import type { MatchRange } from './find-matches.ts';

/** Room of a snippet: a Chinese character takes two of a Latin letter's one. */
const ROOM = 160;
const WHITE_SPACE = /\s/;
/** How far an end may move to fall between two words. */
const REACH = 16;

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const widthAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  if (isLow(unit)) return 0;
  return unit >= 0x2e80 || standsAlone(characterKind(unit)) ? 2 : 1;
};

const widthOf = (text: string, start: number, end: number): number => {
  let width = 0;
  for (let at = start; at < end; at++) width += widthAt(text, at);
  return width;
};

/** The place with the most different matches nearby; the first among equals. */
const bestMatch = (text: string, matches: readonly MatchRange[]): number => {
  let best = 0;
  let bestScore = -1;
  for (let first = 0; first < matches.length; first++) {
    const start = matches[first]?.start ?? 0;
    const seen = new Set<string>();
    for (let next = first; next < matches.length; next++) {
      const match = matches[next];
      if (!match || match.end - start > ROOM / 2) break;
      seen.add(text.slice(match.start, match.end).toLowerCase());
    }
    if (seen.size > bestScore) {
      best = first;
      bestScore = seen.size;
    }
  }
  return best;
};

/** Moves an end outwards-in to the next word boundary, when one is near. */
const toBoundary = (text: string, at: number, step: 1 | -1, limit: number): number => {
  const inside = (index: number): boolean => !standsAlone(characterKind(text.charCodeAt(index)));
  for (let moved = 0, index = at; moved <= REACH && index !== limit; moved++, index += step) {
    const outer = step === 1 ? index - 1 : index;
    if (outer < 0 || outer >= text.length || WHITE_SPACE.test(text.charAt(outer)) || !inside(outer)) {
      return index;
    }
  }
  return at;
};

const windowAround = (text: string, match: MatchRange): { start: number; end: number } => {
  let room = Math.max(0, ROOM - widthOf(text, match.start, match.end));
  let start = match.start;
  let end = Math.min(match.end, match.start + ROOM);
  for (let left = room / 2; start > 0 && left > 0;) {
    start--;
    left -= widthAt(text, start);
    room -= widthAt(text, start);
  }
  for (; end < text.length && room > 0; end++) room -= widthAt(text, end);
  for (; start > 0 && room > 0; start--) room -= widthAt(text, start - 1);
  if (isLow(text.charCodeAt(start))) start--;
  if (isLow(text.charCodeAt(end))) end++;
  return {
    start: start === 0 ? 0 : toBoundary(text, start, 1, match.start),
    end: end >= text.length ? text.length : toBoundary(text, end, -1, Math.min(end, match.end)),
  };
};

const plain = (text: string): string => text.replace(/\s+/g, ' ');

/**
 * About 80 Chinese or 160 Latin characters of `text` around the best of `matches` (in order, not
 * overlapping), or its beginning when there is none. Ellipses say that the text goes on.
 */
export const makeSnippet = (text: string, matches: readonly MatchRange[]): SnippetPart[] => {
  const anchor = matches[bestMatch(text, matches)] ?? { start: 0, end: 0 };
  const { start, end } = windowAround(text, anchor);
  const parts: SnippetPart[] = [];
  const add = (piece: string, match: boolean): void => {
    if (piece !== '') parts.push({ text: piece, match });
  };
  let at = start;
  if (start > 0) add('…', false);
  for (const match of matches) {
    if (match.end <= at || match.start >= end) continue;
    const from = Math.max(match.start, at);
    add(plain(text.slice(at, from)), false);
    at = Math.min(match.end, end);
    add(plain(text.slice(from, at)), true);
  }
  add(plain(text.slice(at, end)) + (end < text.length ? '…' : ''), false);
  return parts;
};
