import type { ImageRecord } from '../articles/image-record.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Pauses after the first, second … failed try. */
const LONGEST_PAUSE = 7 * DAY;
const PAUSES = [MINUTE, 10 * MINUTE, HOUR, DAY, LONGEST_PAUSE];

/**
 * When a picture that failed for the `attempts`th time is tried again, ISO 8601; null when no more by itself.
 * `atLeastMs`: for how long its server wants to be left alone, which is believed up to the longest pause.
 */
export const nextRetry = (attempts: number, now: number, atLeastMs = 0): string | null => {
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return null;
  return new Date(now + Math.max(pause, Math.min(atLeastMs, LONGEST_PAUSE))).toISOString();
};

/**
 * The missing pictures whose time has come, the longest overdue first. The records themselves are the queue:
 * it needs no file of its own and survives whatever the articles survive.
 */
export const dueRetries = <Queued extends ImageRecord>(records: readonly Queued[], now: number): Queued[] =>
  records
    .filter((record) => (dueTime(record) ?? Infinity) <= now)
    .toSorted((a, b) => (dueTime(a) ?? 0) - (dueTime(b) ?? 0));

/** When the next of the pictures is due, in milliseconds since 1970; null when none is queued. */
export const nextDue = (records: readonly ImageRecord[]): number | null =>
  records.reduce<number | null>((earliest, record) => {
    const due = dueTime(record);
    return due !== null && (earliest === null || due < earliest) ? due : earliest;
  }, null);

const dueTime = (record: ImageRecord): number | null =>
  record.state === 'missing' && record.retryAt !== null ? Date.parse(record.retryAt) : null;
