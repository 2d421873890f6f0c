const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Nothing that was saved from the web is older; smaller numbers are errors of a writer. */
const EARLIEST_EPOCH_MS = Date.UTC(1971, 0, 1);
const LATEST_EPOCH_MS = Date.UTC(2200, 0, 1);

/** `2022-01-10T15:13:06Z` for milliseconds since 1970; null for what cannot be a date of publication. */
export const dateFromEpoch = (digits: string): string | null => {
  if (!/^\d{1,16}$/.test(digits)) return null;
  const milliseconds = Number(digits);
  if (milliseconds < EARLIEST_EPOCH_MS || milliseconds > LATEST_EPOCH_MS) return null;
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
};

/**
 * ISO 8601 for the ways saved files write dates: ISO itself with any missing part, with slashes or Chinese
 * units, and RFC 822. Keeps the offset and the precision that are given; null for anything else.
 */
export const parseDate = (written: string): string | null => {
  const text = written.trim();
  return fromIso(text) ?? fromRfc822(text) ?? fromChinese(text);
};

const ISO =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})([.,]\d{1,9})?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

const fromIso = (text: string): string | null => {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, year = '', , month = '', day = '', hour, minute = '', second, fraction, zone] = match;
  return assemble({ year, month, day, hour, minute, second, fraction, zone });
};

const RFC822 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(Z|UT|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/i;

const fromRfc822 = (text: string): string | null => {
  const match = RFC822.exec(text);
  if (!match) return null;
  const [, day = '', name = '', year = '', hour, minute = '', second, zone] = match;
  const month = String(MONTHS.indexOf(name.toLowerCase()) + 1);
  return assemble({ year, month, day, hour, minute, second, fraction: undefined, zone });
};

const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日(?:\s*(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

const fromChinese = (text: string): string | null => {
  const match = CHINESE.exec(text);
  if (!match) return null;
  const [, year = '', month = '', day = '', hour, minute = '', second] = match;
  return assemble({ year, month, day, hour, minute, second, fraction: undefined, zone: undefined });
};

interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string | undefined;
  readonly minute: string;
  readonly second: string | undefined;
  readonly fraction: string | undefined;
  readonly zone: string | undefined;
}

const two = (digits: string): string => digits.padStart(2, '0');

const assemble = (parts: DateParts): string | null => {
  const { year, month, day, hour } = parts;
  const asDate = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = asDate.getUTCMonth() === Number(month) - 1 && asDate.getUTCDate() === Number(day);
  if (!exists || Number(year) < 1000) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  if (Number(hour) > 23 || Number(parts.minute) > 59 || Number(parts.second ?? 0) > 60) return null;
  const fraction = parts.fraction?.replace(',', '.').replace(/\.?0+$/, '') ?? '';
  return `${date}T${two(hour)}:${parts.minute}:${parts.second ?? '00'}${fraction}${offset(parts.zone)}`;
};

const offset = (zone: string | undefined): string => {
  if (zone === undefined) return '';
  if (/^[a-z]/i.test(zone) || /^[+-]00:?00$/.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
};
