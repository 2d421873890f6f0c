import { readDate } from './date-parts.ts';
import { isBareDate, readTime } from './time-of-day.ts';

/** Nothing that was saved from the web is older; smaller numbers are errors of a writer. */
const EARLIEST_EPOCH_MS = Date.UTC(1971, 0, 1);
const LATEST_EPOCH_MS = Date.UTC(2200, 0, 1);
/** No date is longer; what is, is a text with a date in it. */
const MAX_LENGTH = 100;

/** `2022-01-10T15:13:06Z` for milliseconds since 1970; null for what cannot be a date of publication. */
export const dateFromEpoch = (digits: string): string | null => {
  if (!/^\d{1,16}$/.test(digits)) return null;
  const milliseconds = Number(digits);
  if (milliseconds < EARLIEST_EPOCH_MS || milliseconds > LATEST_EPOCH_MS) return null;
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
};

/**
 * ISO 8601 for the ways saved files write dates: ISO itself with any missing part, RFC 822 and what scripts and
 * Unix print, names of months, slashes, dots, and the units of Chinese, Japanese and Korean; seconds (as `date +%s`
 * prints them) and milliseconds since 1970.
 * Keeps the offset and the precision that are given; null for anything else and for what could be two dates.
 */
export const parseDate = (written: string): string | null => {
  if (written.length > MAX_LENGTH) return null;
  const text = written.normalize('NFKC').replaceAll('\u2212', '-').replace(/\s+/g, ' ').trim();
  if (/^\d{13}$/.test(text)) return dateFromEpoch(text);
  // Of ten digits, those from 19 are a day and its hour.
  if (/^1[0-8]\d{8}$/.test(text)) return dateFromEpoch(`${text}000`);
  const found = readDate(text) ?? readDate(withDigits(text));
  if (!found) return null;
  const { year, month, day, rest } = found;
  const date = `${String(year)}-${two(month)}-${two(day)}`;
  if (isBareDate(rest)) return date;
  const time = readTime(rest);
  if (!time) return null;
  return `${date}T${time.hour}:${time.minute}:${time.second}${time.fraction}${time.offset}`;
};

const two = (value: number): string => String(value).padStart(2, '0');

const NUMERALS = '〇一二三四五六七八九';

/** `二〇二〇年七月二十三日` in digits. */
const withDigits = (text: string): string =>
  text.replace(/[〇零○一二三四五六七八九十]+(?=\s?[年月日号號])/g, (numeral) => {
    const digits = Array.from(numeral.replace(/[零○]/g, '〇'));
    const ten = digits.indexOf('十');
    if (ten === -1) return digits.map((each) => NUMERALS.indexOf(each)).join('');
    const tens = ten === 0 ? 1 : NUMERALS.indexOf(digits[ten - 1] ?? '');
    const units = ten === digits.length - 1 ? 0 : NUMERALS.indexOf(digits[ten + 1] ?? '');
    return String(tens * 10 + units);
  });
