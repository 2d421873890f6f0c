import { eachShingle, FEWEST_SHINGLES, mix } from './shingle-hashes.ts';

/** Values of a sketch, and how they are cut into bands. */
const SIZE = 64;
const ROWS = 4;
export const BANDS = SIZE / ROWS;
const EMPTY = 0xffffffff;

/**
 * Fingerprint of a text, 64 numbers: the share of numbers two sketches have in common estimates the share of
 * shingles their texts have in common (to about ±0.06). MinHash with one permutation (Li, Owen, Zhang, 2012), its
 * empty bins filled from the next full one (Shrivastava, Li, 2014). Null for a text too short to tell.
 */
export const sketchOf = (text: string): Uint32Array | null => {
  const bins = new Uint32Array(SIZE).fill(EMPTY);
  const different = new Set<number>();
  eachShingle(text, (shingle) => {
    if (different.size < FEWEST_SHINGLES) different.add(shingle);
    const hash = mix(shingle ^ 0x5bd1e995) >>> 0;
    const bin = hash % SIZE;
    const value = Math.floor(hash / SIZE);
    if (value < (bins[bin] ?? 0)) bins[bin] = value;
  });
  return different.size < FEWEST_SHINGLES ? null : densified(bins);
};

const densified = (bins: Uint32Array): Uint32Array => {
  const dense = new Uint32Array(SIZE);
  for (let bin = 0; bin < SIZE; bin++) {
    let steps = 0;
    while (bins[(bin + steps) % SIZE] === EMPTY) steps++;
    // A borrowed value is marked by how far it came, so that two bins do not agree by borrowing alike.
    dense[bin] = mix((bins[(bin + steps) % SIZE] ?? 0) + Math.imul(steps, 0x9e3779b1)) >>> 0;
  }
  return dense;
};

/**
 * Keys under which alike sketches meet: 16 bands of four numbers each (locality-sensitive hashing; Leskovec,
 * Rajaraman, Ullman, "Mining of Massive Datasets", 3.4). Two texts that share 80 % of their shingles meet with a
 * probability of 0.9998, 60 % 0.89, 30 % 0.12: a look-up instead of a comparison with every other article.
 */
export const bandKeys = (sketch: Uint32Array): number[] =>
  Array.from({ length: BANDS }, (_, band) => {
    let key = mix(band + 1);
    for (let row = 0; row < ROWS; row++) key = mix(key ^ (sketch[band * ROWS + row] ?? 0));
    return key;
  });

/** Estimated share of common shingles. */
export const sketchLikeness = (a: Uint32Array, b: Uint32Array): number => {
  let same = 0;
  for (let at = 0; at < SIZE; at++) if (a[at] === b[at]) same++;
  return same / SIZE;
};

/** From here on two articles are offered as one. */
export const ALIKE = 0.6;
