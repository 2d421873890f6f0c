import type { ImageRecord } from '../articles/image-record.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Pauses after the first, second … failed try. */
const PAUSES = [MINUTE, 10 * MINUTE, HOUR, DAY, 7 * DAY];

/** When a picture that failed for the `attempts`th time is tried again, ISO 8601; null when no more by itself. */
export const nextRetry = (attempts: number, now: number): string | null => {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(now + pause).toISOString();
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
