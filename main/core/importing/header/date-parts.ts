/** A date as far as it is written; the rest of the text is its time of day, if anything. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?`;
const MONTH = `(?<name>(?:${MONTHS.join('|')})[a-z]{0,6})`;

/** Forms in which the order of the parts is beyond doubt; what could be two dates is none. */
const FORMS: readonly RegExp[] = [
  // 2020-07-02, 2020/7/2, 2020.7.2 and 20200702
  /^(?<year>\d{4})(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})(?!\d)/,
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?=T?\d{4}|$)/,
  // 2020年7月2日, 2020년 7월 2일, 民國109年7月2日
  /^(?<era>民[國国])?\s*(?<year>\d{2,4})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日号號일]/,
  // Thu, 02 Jul 2020 and 2nd of July 2020
  new RegExp(
    String.raw`^${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th)?(?:[\s/-]|\s+of\s+)\s*${MONTH}\.?,?[\s/-]\s*(?<year>\d{4}|\d{2}(?=\s))(?!\d)`,
    'i',
  ),
  // July 2, 2020 and Thu Jul 02 2020
  new RegExp(
    String.raw`^${WEEKDAY}${MONTH}\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)`,
    'i',
  ),
  // 25/12/2020 and 12/25/2020: one of the two can only be a day
  /^(?<day>1[3-9]|2\d|3[01])\/(?<month>\d{1,2})\/(?<year>\d{4})(?!\d)/,
  /^(?<month>\d{1,2})\/(?<day>1[3-9]|2\d|3[01])\/(?<year>\d{4})(?!\d)/,
  // 2.7.2020
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/,
];
/** Thu Jul  2 18:28:24 CST 2020, as Unix writes it: the year stands behind the time. */
const UNIX = new RegExp(
  String.raw`^${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})\s+(?<rest>\d{1,2}:\d\d(?::\d\d)?(?:\s+[A-Z]{2,5})?)\s+(?<year>\d{4})$`,
  'i',
);

/** Null for a text that begins with no date, or with one that no calendar has. */
export const readDate = (text: string): WrittenDate | null => {
  for (const form of [UNIX, ...FORMS]) {
    const match = form.exec(text);
    if (match?.groups) return existing(match.groups, text.slice(match[0].length));
  }
  return null;
};

type Groups = Readonly<Record<string, string | undefined>>;

const existing = (groups: Groups, behind: string): WrittenDate | null => {
  const year = yearOf(groups);
  const month = groups.name === undefined ? Number(groups.month) : monthOf(groups.name);
  const day = Number(groups.day);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1000 ? { year, month, day, rest: groups.rest ?? behind } : null;
};

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** The years of the Republic of China count from 1912; two digits are read as RFC 2822, 4.3 reads them. */
const yearOf = ({ year: written = '', era }: Groups): number => {
  const year = Number(written);
  if (era !== undefined) return year + 1911;
  if (written.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
};
