import type { SrcsetEntry } from './parse-srcset.ts';

/** Wider pictures gain nothing on any screen of a reader and cost the archive its space. */
export const WIDEST_USEFUL = 2560;

/** Best first: the widest up to 2,560 px, then narrower ones, then the too wide ones from the narrowest. */
export const rankSrcset = (entries: readonly SrcsetEntry[]): SrcsetEntry[] =>
  entries.toSorted((a, b) => {
    const [first, second] = [size(a), size(b)];
    const tooWide = Number(first > WIDEST_USEFUL) - Number(second > WIDEST_USEFUL);
    if (tooWide !== 0) return tooWide;
    return first > WIDEST_USEFUL ? first - second : second - first;
  });

/** Densities of one picture rank among themselves; no display shows more than three. */
const size = (entry: SrcsetEntry): number => entry.width ?? Math.min(entry.density ?? 1, 3);
