import { characterEnd, foldCharacter } from '../articles/fold-character.ts';
import { characterKind, SEPARATOR, standsAlone } from '../search/character-kind.ts';

/** Tokens in one shingle: five characters of Chinese, five words of English. */
const WIDTH = 5;
/** A text with fewer shingles is too short to say whose it is. */
export const FEWEST_SHINGLES = 24;

/**
 * Hashes of the different shingles of a text (Broder, "On the resemblance and containment of documents", 1997):
 * every run of five tokens, where a token is a character of a script without spaces, or a word. The text is folded
 * as for anchoring (width, case, simplified and traditional), so copies in either script share their shingles.
 */
export const shingleHashes = (text: string): Set<number> => {
  const shingles = new Set<number>();
  const window: number[] = [];
  for (const token of tokenHashes(text)) {
    window.push(token);
    if (window.length < WIDTH) continue;
    let hash = 0x9747b28c;
    for (const each of window) hash = mix(hash ^ each);
    shingles.add(hash >>> 0);
    window.shift();
  }
  return shingles;
};

function* tokenHashes(text: string): Generator<number> {
  let word = 0;
  for (let index = 0; index < text.length;) {
    const end = characterEnd(text, index);
    const character = text.slice(index, end);
    index = end;
    // White space folds to nothing, but it ends a word.
    const folded = character.trim() === '' ? ' ' : foldCharacter(character);
    for (const each of folded) {
      const codePoint = each.codePointAt(0) ?? 0;
      const kind = characterKind(codePoint);
      if (kind !== SEPARATOR && !standsAlone(kind)) {
        word = mix((word === 0 ? 0x811c9dc5 : word) ^ codePoint);
        continue;
      }
      if (word !== 0) yield word;
      word = 0;
      if (kind !== SEPARATOR) yield mix(codePoint);
    }
  }
  if (word !== 0) yield word;
}

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
