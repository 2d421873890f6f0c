import type { ImageRecord, ImageSlot } from '../articles/image-record.ts';
import type { SkippedImage } from '../importing/derived-article.ts';
import type { Clock } from '../ports/clock.ts';
import { EarlierRecords } from './earlier-records.ts';
import { ImageLadder } from './image-ladder.ts';
import type { LadderPorts } from './image-ladder.ts';
import type { Mirror } from './mirror-address.ts';
import { settledRecord, skippedRecord } from './settled-record.ts';

export interface AcquireInput {
  readonly slots: readonly ImageSlot[];
  /** Put on record after the slots, never asked for. */
  readonly skipped: readonly SkippedImage[];
  /** Bytes the saved file holds, by candidate address. */
  readonly embedded: ReadonlyMap<string, Uint8Array>;
  readonly sibling: (path: string) => Promise<Uint8Array | null>;
  /** The article's source URL. */
  readonly referrer: string | null;
  /** Records of an earlier try or reading of the same file: what is local there stays, tries are counted on. */
  readonly previous: readonly ImageRecord[];
  /** Of the article's other versions (`picturesOfVersions`): they stand in where this file holds nothing itself. */
  readonly otherVersions?: readonly ImageRecord[];
  /** The user asks for it now: that uses up no try of the schedule. */
  readonly byHand?: boolean;
  readonly policy: {
    /** False: no request at all; only mirrors that are folders are asked. */
    readonly fetch: boolean;
    readonly mirrors: readonly Mirror[];
    /** Ask the Wayback Machine for what nobody else has, as of the article's date. */
    readonly wayback?: { readonly published: string | null } | null;
    /** Ask these hosts (`host` or `host:port`) and no other, redirects included; mirrors are not counted. */
    readonly hosts?: ReadonlySet<string> | null;
  };
}

export interface AcquirePorts extends LadderPorts {
  readonly clock: Clock;
}

/** Slots worked on at once; how many connections a host gets is the fetcher's business. */
const CONCURRENT_SLOTS = 16;

/**
 * Gets the picture of each slot from the best place there is. A picture that cannot be had is a record that
 * says why and when it is tried again; only a failing library (disk full, read-only) throws. Records come in
 * the order of the slots, the skipped ones after them; `onImage` hears of each as it is settled.
 */
export const acquireImages = async (
  input: AcquireInput,
  ports: AcquirePorts,
  signal?: AbortSignal,
  onImage?: (record: ImageRecord) => void,
): Promise<ImageRecord[]> => {
  const ladder = new ImageLadder(
    {
      ...input,
      mayFetch: input.policy.fetch,
      mirrors: input.policy.mirrors,
      wayback: input.policy.wayback ?? null,
      hosts: input.policy.hosts ?? null,
    },
    ports,
    signal,
  );
  const earlier = new EarlierRecords(input.previous);
  const others = new EarlierRecords(input.otherVersions ?? []);
  const settle = async (slot: ImageSlot): Promise<ImageRecord> => {
    const kept = earlier.local(slot);
    if (kept) return { ...kept, ...slot };
    const other = others.local(slot);
    const kin = other && (await ports.assets.has(other.asset.sha256)) ? other : null;
    const own = kin && (await ladder.climbFile(slot));
    if (kin && !own) return { ...kin, ...slot };
    const climb = own ?? (await ladder.climb(slot));
    const before = earlier.of(slot) ?? others.of(slot);
    return settledRecord(slot, climb, { before, byHand: input.byHand ?? false, now: ports.clock.now() });
  };
  const records = await inParallel(input.slots, CONCURRENT_SLOTS, async (slot) => {
    const record = await settle(slot);
    onImage?.(record);
    return record;
  });
  const firstFree = Math.max(-1, ...input.slots.map(({ slot }) => slot)) + 1;
  const skipped = input.skipped.map((image, index) => skippedRecord(image, firstFree + index));
  for (const record of skipped) onImage?.(record);
  return [...records, ...skipped];
};

/** Keeps the order of `items`. After a failure nothing new begins, and what runs is waited for. */
const inParallel = async <Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const index = next;
      next += 1;
      try {
        results[index] = await work(items[index] as Item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
  const failure = settled.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
  return results;
};
