import { tagKey } from './tag-name.ts';

export interface TagCount {
  /** Full name, `a/b` for the tag b below a. */
  readonly name: string;
  /** Lists that hold the tag or one nested below it. */
  readonly count: number;
}

interface Tally {
  count: number;
  readonly spellings: Map<string, number>;
}

/**
 * All tags of many lists with those above them, so that the result can be shown as a tree; parents stand
 * before their children. Of several spellings the most frequent stands for all, the first of equals.
 */
export const countTags = (lists: Iterable<readonly string[]>): TagCount[] => {
  const tallies = new Map<string, Tally>();
  for (const tags of lists) {
    const counted = new Set<string>();
    for (const tag of tags) {
      for (const name of withParents(tag)) {
        const key = tagKey(name);
        const tally = tallies.get(key) ?? { count: 0, spellings: new Map<string, number>() };
        tallies.set(key, tally);
        tally.spellings.set(name, (tally.spellings.get(name) ?? 0) + 1);
        if (counted.has(key)) continue;
        counted.add(key);
        tally.count++;
      }
    }
  }
  return [...tallies]
    .map(([key, tally]) => ({
      path: key.split('/'),
      name: mostFrequent(tally.spellings),
      count: tally.count,
    }))
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ name, count }) => ({ name, count }));
};

const withParents = (tag: string): string[] => {
  const parts = tag.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

const mostFrequent = (spellings: ReadonlyMap<string, number>): string => {
  let best = '';
  let bestCount = 0;
  for (const [spelling, count] of spellings) {
    if (count > bestCount) [best, bestCount] = [spelling, count];
  }
  return best;
};

const comparePaths = (a: readonly string[], b: readonly string[]): number => {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return a.length - b.length;
};
