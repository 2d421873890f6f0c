import { buildKeyStream } from '../key-stream.ts';
import type { KeyStream } from '../key-stream.ts';
import { buildGramIndex } from './gram-index.ts';
import type { GramIndex } from './gram-index.ts';

/** A text made ready once for anchoring many annotations in it. */
export interface PreparedText {
  readonly text: string;
  readonly stream: KeyStream;
  readonly grams: () => GramIndex;
}

export const prepareText = (text: string): PreparedText => {
  const stream = buildKeyStream(text);
  let grams: GramIndex | undefined;
  return { text, stream, grams: () => (grams ??= buildGramIndex(stream.key)) };
};

/** Whether a line feed stands right before the key unit: it begins a paragraph, or ends the text. */
export const isBlockBorder = ({ text, stream }: PreparedText, unit: number): boolean =>
  unit === 0 ||
  unit === stream.key.length ||
  text.slice(stream.ends[unit - 1] ?? 0, stream.starts[unit] ?? text.length).includes('\n');
