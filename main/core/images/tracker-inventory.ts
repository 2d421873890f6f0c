import type { ImageRecord } from '../articles/image-record.ts';

export interface TrackerCount {
  readonly host: string;
  readonly pixels: number;
}

/** Who would have been told that the articles were opened: hosts of tracking pixels, the most frequent first. */
export const trackerInventory = (records: readonly ImageRecord[]): TrackerCount[] => {
  const counts = new Map<string, number>();
  for (const { state, reason, url } of records) {
    const host = URL.parse(url)?.hostname;
    if (state !== 'skipped' || reason !== 'tracking-pixel' || !host) continue;
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return [...counts]
    .map(([host, pixels]) => ({ host, pixels }))
    .toSorted((a, b) => b.pixels - a.pixels || (a.host < b.host ? -1 : 1));
};
