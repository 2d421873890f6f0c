import { characterEnd, foldCharacter } from '../articles/fold-character.ts';

/** A text as comparing sees it: folded, without white space, with the way back. */
export interface KeyStream {
  readonly key: string;
  readonly textLength: number;
  /** For each unit of `key` where its character begins in the text; one more entry for the end. */
  readonly starts: Int32Array;
  /** For each unit of `key` where its character ends in the text. */
  readonly ends: Int32Array;
}

export const buildKeyStream = (text: string): KeyStream => {
  const pieces: string[] = [];
  // A character may fold to several units (a ligature to two, a Roman numeral to four).
  let starts = new Int32Array(text.length + 64);
  let ends = new Int32Array(text.length + 64);
  let length = 0;
  for (let index = 0; index < text.length;) {
    const end = characterEnd(text, index);
    const folded = foldCharacter(end === index + 1 ? text.charAt(index) : text.slice(index, end));
    if (length + folded.length >= starts.length) {
      starts = grown(starts);
      ends = grown(ends);
    }
    if (folded === '') extendLast(ends, length, index, end, text);
    starts.fill(index, length, length + folded.length);
    ends.fill(end, length, length + folded.length);
    length += folded.length;
    pieces.push(folded);
    index = end;
  }
  starts[length] = text.length;
  return {
    key: pieces.join(''),
    textLength: text.length,
    starts: starts.subarray(0, length + 1),
    ends: ends.subarray(0, length),
  };
};

/** An invisible character right behind a visible one, such as a variation selector, belongs to it. */
const extendLast = (ends: Int32Array, length: number, index: number, end: number, text: string): void => {
  if (ends[length - 1] !== index || text[index] === ' ' || text[index] === '\n') return;
  for (let unit = length - 1; unit >= 0 && ends[unit] === index; unit--) ends[unit] = end;
};

const grown = (array: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
};

/** Folded form alone, for texts whose positions do not matter. */
export const foldText = (text: string): string => buildKeyStream(text).key;

/** The text that stands behind the key units `[start, end)`, which are at least one. */
export const toTextRange = (
  stream: KeyStream,
  start: number,
  end: number,
): { start: number; end: number } => ({
  start: stream.starts[start] ?? stream.textLength,
  end: stream.ends[end - 1] ?? stream.textLength,
});

/** Index of the first key unit whose character begins at or behind `offset`. */
export const toKeyOffset = (stream: KeyStream, offset: number): number => {
  let low = 0;
  let high = stream.key.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stream.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
