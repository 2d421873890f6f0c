import type { Clock } from '../../core/ports/clock.ts';

interface ThrottleOptions<T> {
  readonly intervalMs: number;
  readonly clock: Clock;
  /** Values that go out whenever they come: the last one must not be swallowed. */
  readonly urgent: (value: T) => boolean;
}

/** Passes on at most one value per interval, dropping those between; urgent ones always. */
export const createThrottle = <T>(
  emit: (value: T) => void,
  { intervalMs, clock, urgent }: ThrottleOptions<T>,
) => {
  let last = -Infinity;
  return (value: T): void => {
    const now = clock.now();
    if (!urgent(value) && now - last < intervalMs) return;
    last = now;
    emit(value);
  };
};
