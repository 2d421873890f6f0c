/** Length of the grams by which approximate places are found. */
export const GRAM_LENGTH = 4;

const BUCKETS = 1 << 16;

/** Where every gram of a key stream stands; built in one pass, asked by chains of equal hashes. */
export interface GramIndex {
  /** Places of the gram that begins at `at` in `pattern`, at most `limit` of them, or null when it has more. */
  find(pattern: string, at: number, limit: number): number[] | null;
}

const hashAt = (text: string, at: number): number => {
  let hash = 0;
  for (let index = at; index < at + GRAM_LENGTH; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
};

export const buildGramIndex = (key: string): GramIndex => {
  const heads = new Int32Array(BUCKETS).fill(-1);
  const next = new Int32Array(Math.max(0, key.length - GRAM_LENGTH + 1));
  for (let at = next.length - 1; at >= 0; at--) {
    const bucket = hashAt(key, at);
    next[at] = heads[bucket] ?? -1;
    heads[bucket] = at;
  }
  return {
    find(pattern, at, limit) {
      const gram = pattern.slice(at, at + GRAM_LENGTH);
      const places: number[] = [];
      for (let place = heads[hashAt(pattern, at)] ?? -1; place >= 0; place = next[place] ?? -1) {
        if (!key.startsWith(gram, place)) continue;
        if (places.length === limit) return null;
        places.push(place);
      }
      return places;
    },
  };
};
