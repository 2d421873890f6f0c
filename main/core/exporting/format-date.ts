import type { PrintLocale } from './print-strings.ts';

const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A date for people, with time and "UTC" where a time is known. What is no date is shown as it is. */
export const formatDate = (iso: string, locale: PrintLocale, detail: 'day' | 'second' = 'second'): string => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  if (detail === 'day' || BARE_DATE.test(iso)) return day;
  return `${day}, ${date.toISOString().slice(11, 19)} UTC`;
};
