/** Letters and digits in runs; scripts without spaces between words a character at a time. */
const TOKEN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}]+/gu;

export const wordsOf = (text: string): string[] =>
  text.replaceAll('\u00ad', '').normalize('NFKC').toLowerCase().match(TOKEN) ?? [];

const SHINGLE = 4;

const shinglesOf = (words: readonly string[]): string[] =>
  words.length < SHINGLE
    ? [words.join(' ')]
    : Array.from({ length: words.length - SHINGLE + 1 }, (_, at) => words.slice(at, at + SHINGLE).join(' '));

const count = (items: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** How many of `wanted` are found in `found`, each as often as it stands there. */
export const shared = (wanted: readonly string[], found: readonly string[]): number => {
  const available = count(found);
  let hits = 0;
  for (const [item, times] of count(wanted)) hits += Math.min(times, available.get(item) ?? 0);
  return hits;
};

export interface Overlap {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * Runs of four words that two texts have in common, as in Scrapinghub's article extraction benchmark: order counts,
 * a paragraph at another place costs little.
 */
export const overlap = (expected: string, found: string): Overlap => {
  const wanted = shinglesOf(wordsOf(expected));
  const got = shinglesOf(wordsOf(found));
  const hits = shared(wanted, got);
  const precision = hits / got.length;
  const recall = hits / wanted.length;
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
};
