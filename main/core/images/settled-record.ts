import type { ImageRecord, ImageSlot } from '../articles/image-record.ts';
import type { SkippedImage } from '../importing/derived-article.ts';
import { NOT_ALLOWED } from './climb.ts';
import type { Climb } from './climb.ts';
import { nextRetry } from './retry-schedule.ts';

const NOTHING = {
  asset: null,
  source: null,
  requestedUrl: null,
  finalUrl: null,
  fetchedAt: null,
  reason: null,
  retryAt: null,
} as const;

interface Circumstances {
  /** What was on record of it. */
  readonly before: ImageRecord | null;
  readonly byHand: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a climb comes to. Where nothing was asked, what an earlier one found out stays true. */
export const settledRecord = (
  slot: ImageSlot,
  climb: Climb,
  { before, byHand, now }: Circumstances,
): ImageRecord => {
  const tries = before?.attempts ?? 0;
  if (climb.ok) return localRecord(slot, climb, tries, now);
  if (!climb.asked && before && isFoundOut(before)) return asBefore(slot, before, climb.reason);
  const scheduled = scheduledTries(before, climb.asked, byHand);
  const attempts = tries + Number(climb.asked);
  const reason = climb.reason === 'tracking-pixel' && isMeantToBeSeen(slot) ? 'placeholder' : climb.reason;
  return {
    ...slot,
    ...NOTHING,
    state: reason === 'tracking-pixel' ? 'skipped' : 'missing',
    reason,
    requestedUrl: climb.requestedUrl,
    attempts,
    ...(scheduled === attempts ? {} : { scheduled }),
    retryAt: retryTime(climb, scheduled, now),
  };
};

const localRecord = (
  slot: ImageSlot,
  climb: Climb & { ok: true },
  tries: number,
  now: number,
): ImageRecord => {
  const { asset, source, requestedUrl, finalUrl, libraryOf, fetched } = climb;
  const at = new Date(now).toISOString();
  return {
    ...slot,
    ...NOTHING,
    state: 'local',
    asset,
    source,
    requestedUrl,
    finalUrl,
    ...(libraryOf === undefined ? {} : { libraryOf }),
    fetchedAt: fetched ? at : null,
    obtainedAt: at,
    attempts: tries + Number(fetched),
  };
};

const isFoundOut = ({ state, reason, attempts }: ImageRecord): boolean =>
  state === 'missing' && reason !== null && attempts > 0;

const asBefore = (slot: ImageSlot, before: ImageRecord, unasked: string): ImageRecord => {
  const { state, reason, requestedUrl, attempts, scheduled, retryAt } = before;
  return {
    ...slot,
    ...NOTHING,
    state,
    reason,
    requestedUrl,
    attempts,
    ...(scheduled === undefined ? {} : { scheduled }),
    retryAt: unasked === NOT_ALLOWED ? null : retryAt,
  };
};

const scheduledTries = (before: ImageRecord | null, asked: boolean, byHand: boolean): number => {
  const sofar = before?.scheduled ?? before?.attempts ?? 0;
  if (!asked) return sofar;
  return byHand ? Math.max(1, sofar) : sofar + 1;
};

/** Where the article keeps room for a picture or describes it, a single dot is only what stands in for it. */
const isMeantToBeSeen = ({ alt, width, height }: ImageSlot): boolean =>
  alt.trim() !== '' || ((width ?? 0) > 1 && (height ?? 0) > 1);

/**
 * What was not asked yet is due at once; a lasting refusal is not asked again unless the user wants it. A server
 * that says when it may be asked again is not asked before.
 */
const retryTime = (climb: Climb & { ok: false }, scheduled: number, now: number): string | null => {
  if (!climb.temporary) return null;
  return climb.asked ? nextRetry(scheduled, now, climb.retryAfterMs) : new Date(now).toISOString();
};

/** Put on record, and never asked for. */
export const skippedRecord = ({ url, alt, reason }: SkippedImage, slot: number): ImageRecord => ({
  ...NOTHING,
  slot,
  url,
  alt,
  candidates: [{ url, kind: url.startsWith('data:') ? 'embedded' : 'given' }],
  width: null,
  height: null,
  state: 'skipped',
  reason,
  attempts: 0,
});
