import { characterEnd, foldCharacter } from '../articles/fold-character.ts';
import { characterKind, SEPARATOR, standsAlone } from '../search/character-kind.ts';

/** Tokens in one shingle: five characters of Chinese, five words of English. */
const WIDTH = 5;
const SEED = 0x9747b28c;
/** A text with fewer shingles is too short to say whose it is. */
export const FEWEST_SHINGLES = 24;

/**
 * Hashes of the different shingles of a text (Broder, "On the resemblance and containment of documents", 1997):
 * every run of five tokens, where a token is a character of a script without spaces, or a word. The text is folded
 * as for anchoring (width, case, simplified and traditional), so copies in either script share their shingles.
 */
export const shingleHashes = (text: string): Set<number> => {
  const shingles = new Set<number>();
  eachShingle(text, (hash) => shingles.add(hash));
  return shingles;
};

/** The same one by one as signed 32-bit numbers, in the order of the text, each as often as it is there. */
export const eachShingle = (text: string, take: (hash: number) => void): void => {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let tokens = 0;
  eachToken(text, (fifth) => {
    tokens++;
    if (tokens >= WIDTH) take(mix(mix(mix(mix(mix(SEED ^ first) ^ second) ^ third) ^ fourth) ^ fifth));
    first = second;
    second = third;
    third = fourth;
    fourth = fifth;
  });
};

/** What single units fold to: 0 not seen yet, -1 for those that take the long way, else one code point. */
const foldedUnits = new Int32Array(0x10000);

const learn = (unit: number, folded: string): number => {
  const codePoint = folded.codePointAt(0) ?? 0;
  const isOne = codePoint !== 0 && folded.length === (codePoint > 0xffff ? 2 : 1);
  return (foldedUnits[unit] = isOne ? codePoint : -1);
};

const eachToken = (text: string, take: (hash: number) => void): void => {
  let word = 0;
  const add = (codePoint: number): void => {
    const kind = characterKind(codePoint);
    if (kind !== SEPARATOR && !standsAlone(kind)) {
      word = mix((word === 0 ? 0x811c9dc5 : word) ^ codePoint);
      return;
    }
    if (word !== 0) take(word);
    word = 0;
    if (kind !== SEPARATOR) take(mix(codePoint));
  };
  for (let index = 0; index < text.length;) {
    const end = characterEnd(text, index);
    const unit = text.charCodeAt(index);
    const known = end === index + 1 ? (foldedUnits[unit] ?? 0) : -1;
    if (known > 0) {
      add(known);
    } else {
      const character = text.slice(index, end);
      // White space folds to nothing, but it ends a word.
      const folded = character.trim() === '' ? ' ' : foldCharacter(character);
      if (known === 0) learn(unit, folded);
      for (const each of folded) add(each.codePointAt(0) ?? 0);
    }
    index = end;
  }
  if (word !== 0) take(word);
};

/** The finaliser of MurmurHash3 (Appleby): every bit of the input changes half of the bits of the output. */
export const mix = (value: number): number => {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};

/** Share of the shingles of either that both have (Jaccard), and of the smaller one's that the larger one has. */
export const compareShingles = (
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
): { readonly resemblance: number; readonly containment: number } => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const shingle of small) if (large.has(shingle)) common++;
  const union = small.size + large.size - common;
  return {
    resemblance: union === 0 ? 0 : common / union,
    containment: small.size === 0 ? 0 : common / small.size,
  };
};
