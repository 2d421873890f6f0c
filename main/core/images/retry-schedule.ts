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
