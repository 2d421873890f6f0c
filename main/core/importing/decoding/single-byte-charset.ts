import { ALPHABETS } from './alphabets.ts';
import type { Alphabet } from './alphabets.ts';
import { StandardDecoder } from './standard-decoder.ts';

/** Fewer bytes above ASCII than this, and nothing but the page's language tells. */
const MIN_SCORE = 0.25;
/** What the ASCII words and `<html lang>` count for, beside letters of at most 1 each. */
const WORDS_WEIGHT = 0.5;
const LANGUAGE_BONUS = 0.4;
const QUOTES = /[\u00A0«»„“”‘’‚‹›–—…¡¿]/;
const SIGNS = /[·•°§©®™№€]/;
const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;
const ASCII_LETTER = /[A-Za-z]/;
/** Charsets that hardly a saved page is in. */
const RARE = /^(?:macintosh|x-mac|ibm)/;
const RARITY = 0.02;

/**
 * The likeliest charset of one byte per character for a sample of a text, its language as declared or null; null
 * where nothing fits. Letters are weighed by how frequent they are in each language that the charset is for.
 */
export const singleByteCharset = (sample: Uint8Array, language: string | null): string | null => {
  const texts = new Map<string, readonly string[]>();
  const words = asciiWords(sample);
  let best: { charset: string; score: number } | null = null;
  for (const alphabet of ALPHABETS) {
    const bonus = priorOf(alphabet, words, language);
    for (const charset of alphabet.charsets) {
      const text = texts.get(charset) ?? Array.from(new StandardDecoder(charset).decode(sample));
      texts.set(charset, text);
      const score = fitOf(text, alphabet) + bonus - (RARE.test(charset) ? RARITY : 0);
      if (score > (best?.score ?? MIN_SCORE) + 1e-9) best = { charset, score };
    }
  }
  return best?.charset ?? null;
};

const asciiWords = (sample: Uint8Array): readonly string[] =>
  new StandardDecoder('windows-1252')
    .decode(sample)
    .toLowerCase()
    .match(/(?<![\w\x80-\uFFFF])[a-z]+(?![\w\x80-\uFFFF])/g) ?? [];

const priorOf = (
  { languages, words }: Alphabet,
  found: readonly string[],
  language: string | null,
): number => {
  const known = new Set(words.split(' '));
  const share = found.length === 0 ? 0 : found.filter((word) => known.has(word)).length / found.length;
  const isDeclared = language !== null && languages.split(' ').includes(language);
  return Math.min(WORDS_WEIGHT, share) + (isDeclared ? LANGUAGE_BONUS : 0);
};

/** Mean over the characters above ASCII: 1 for the commonest letter of the language, -1 for what it does not have. */
const fitOf = (text: readonly string[], { letters, words }: Alphabet): number => {
  const weights = weightsOf(letters);
  const isLatin = words !== '';
  let sum = 0;
  let count = 0;
  for (const [at, character] of text.entries()) {
    const before = text[at - 1] ?? '';
    if (character < '\x80' || isNeutral(character, before)) continue;
    count++;
    const isMixed = !isLatin && (ASCII_LETTER.test(before) || ASCII_LETTER.test(text[at + 1] ?? ''));
    sum += isMixed ? -1 : weightOf(character, before, weights);
  }
  return count === 0 ? 0 : sum / count;
};

/** Quotation marks and dashes stand in every text, signs at least not behind a letter. */
const isNeutral = (character: string, before: string): boolean =>
  QUOTES.test(character) || (SIGNS.test(character) && !LETTER.test(before));

const known = new Map<string, ReadonlyMap<string, number>>();
const weightsOf = (letters: string): ReadonlyMap<string, number> => {
  const all = Array.from(letters);
  const weights =
    known.get(letters) ?? new Map(all.map((letter, rank) => [letter, 1 - (0.7 * rank) / all.length]));
  known.set(letters, weights);
  return weights;
};

/** A capital stands at the beginning of a word, or among capitals. */
const weightOf = (character: string, before: string, weights: ReadonlyMap<string, number>): number => {
  const lower = weights.get(character);
  // A vowel sign or an accent needs something to stand on.
  if (lower !== undefined)
    return MARK.test(character) && !LETTER.test(before) && !MARK.test(before) ? -1 : lower;
  const small = character.toLowerCase();
  const weight = small === character ? undefined : weights.get(small);
  if (weight === undefined) return -1;
  const isInside = LETTER.test(before) && before === before.toLowerCase();
  return isInside ? -1 : weight * 0.97;
};
