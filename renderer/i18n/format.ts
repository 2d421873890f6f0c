import { currentFormats, currentLocale } from './localize.ts';

const bareDate = /^\d{4}-\d{2}-\d{2}$/;

/** The day of an ISO 8601 instant in local time; a bare date is that day everywhere. */
export const formatDate = (iso: string, style: 'medium' | 'long' = 'medium'): string =>
  new Intl.DateTimeFormat(currentFormats(), {
    dateStyle: style,
    ...(bareDate.test(iso) ? { timeZone: 'UTC' } : {}),
  }).format(new Date(iso));

export const formatDateTime = (iso: string): string =>
  bareDate.test(iso)
    ? formatDate(iso)
    : new Intl.DateTimeFormat(currentFormats(), { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(iso),
      );

export const formatNumber = (value: number): string => new Intl.NumberFormat(currentFormats()).format(value);

/** Rounded down, so that only all is 100 %. */
export const formatShare = (part: number, whole: number): string =>
  new Intl.NumberFormat(currentFormats(), { style: 'percent' }).format(
    whole === 0 ? 1 : Math.floor((part / whole) * 100) / 100,
  );

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export const formatBytes = (bytes: number): string => {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(currentFormats(), {
    style: 'unit',
    unit: units[power],
    unitDisplay: 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power);
};

/** `m:ss`, or `h:mm:ss` from an hour on. */
export const formatDuration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(rest)}` : `${String(minutes)}:${two(rest)}`;
};

export const compareNames = (a: string, b: string): number =>
  a.localeCompare(b, currentLocale(), { numeric: true, sensitivity: 'base' });
