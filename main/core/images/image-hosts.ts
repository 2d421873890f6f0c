import type { ImageRecord, ImageSlot } from '../articles/image-record.ts';
import { imageKey } from './image-key.ts';
import { waybackCandidates } from './wayback-candidates.ts';

export interface ImageHost {
  readonly host: string;
  /** Different pictures that are asked of it first. */
  readonly pictures: number;
  /** Different pictures that it is asked for when another host fails. */
  readonly fallbacks: number;
}

export interface AskedHosts {
  /** The Wayback Machine may be asked for what nobody else has. */
  readonly wayback?: boolean;
  /** Whether an address can be asked at all (`ImageFetcher.targets`). */
  readonly mayAsk?: (url: URL) => boolean;
}

/**
 * Whom fetching these pictures would speak to, before it does: hosts with the most pictures first. What is
 * stored or skipped, or held by the saved file itself, asks nobody.
 */
export const imageHosts = (
  slots: readonly (ImageSlot | ImageRecord)[],
  { wayback = false, mayAsk = () => true }: AskedHosts = {},
): ImageHost[] => {
  const asked = new Map<string, { first: Set<string>; later: Set<string> }>();
  for (const slot of slots) {
    const urls = urlsToAsk(slot, { wayback, mayAsk });
    const picture = imageKey(urls[0]?.href ?? '');
    for (const [index, { host }] of urls.entries()) {
      const counts = asked.get(host) ?? { first: new Set(), later: new Set() };
      asked.set(host, counts);
      (index === 0 ? counts.first : counts.later).add(picture);
    }
  }
  return [...asked]
    .map(([host, { first, later }]) => {
      const fallbacks = [...later].filter((picture) => !first.has(picture)).length;
      return { host, pictures: first.size, fallbacks };
    })
    .toSorted((a, b) => b.pictures - a.pictures || b.fallbacks - a.fallbacks || (a.host < b.host ? -1 : 1));
};

const urlsToAsk = (slot: ImageSlot | ImageRecord, { wayback, mayAsk }: Required<AskedHosts>): URL[] => {
  if ('state' in slot && slot.state !== 'missing') return [];
  const askable = slot.candidates.filter(({ url }) => {
    const parsed = /^https?:/i.test(url) ? URL.parse(url) : null;
    return parsed !== null && mayAsk(parsed);
  });
  return [...askable, ...(wayback ? waybackCandidates(askable, null) : [])].map(({ url }) => new URL(url));
};
