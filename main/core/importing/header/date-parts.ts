import { monthOf } from './month-names.ts';

/** A date as far as it is written; the rest of the text is its time of day, if anything. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

const WEEKDAY = String.raw`(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|[\p{L}\p{M}-]{2,15},)\s+)?`;
const MONTH = String.raw`(?<name>[\p{L}\p{M}]{3,16})`;

/** Forms in which the order of the parts is beyond doubt; what could be two dates is none. */
const FORMS: readonly RegExp[] = [
  // 2020. 7. 2. as Korea writes it
  /^(?<year>\d{4})\.\s?(?<month>\d{1,2})\.\s?(?<day>\d{1,2})(?:\.|(?!\d))/,
  // 2020-07-02, 2020/7/2, 2020.7.2 and 20200702
  /^(?<year>\d{4})(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})(?!\d)/,
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?=T?\d{4}|$)/,
  // 2020年7月2日, 2020년 7월 2일
  /^(?<year>\d{2,4})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日号號일]/,
  // 民國109年7月2日, 令和2年7月2日
  /^(?<era>民[國国]|令和|平成|昭和)\s*(?<year>\d{1,3}|元)\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/,
  // 2 tháng 7, 2020
  /^(?:ngày )?(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2}),?\s+(?:năm\s+)?(?<year>\d{4})(?!\d)/iu,
  // Thu, 02 Jul 2020; 2nd of July 2020; 2. Juli 2020; 2 de julio de 2020
  new RegExp(
    String.raw`^${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th|er|[.º°])?(?:[\s/-]|\s+(?:of|de)\s+)\s*${MONTH}\.?,?(?:[\s/-]|\s+del?\s)\s*(?<year>\d{4}|\d{2}(?=\s))(?!\d)(?:\s?(?:г\.|года|р\.|року)(?![\p{L}]))?`,
    'iu',
  ),
  // July 2, 2020 and Thu Jul 02 2020
  new RegExp(
    String.raw`^${WEEKDAY}${MONTH}\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)`,
    'iu',
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
  'iu',
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
  const month = groups.name === undefined ? Number(groups.month) : (monthOf(groups.name) ?? 0);
  const day = Number(groups.day);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1000 ? { year, month, day, rest: groups.rest ?? behind } : null;
};

/** The year before the first of each era. */
const ERAS: Readonly<Record<string, number>> = {
  民國: 1911,
  民国: 1911,
  令和: 2018,
  平成: 1988,
  昭和: 1925,
};
/** The years of Thailand count from 543 BC. */
const BUDDHIST_ERA = 543;

/** Two digits are read as RFC 2822, 4.3 reads them. */
const yearOf = ({ year: written = '', era, name = '' }: Groups): number => {
  const year = written === '元' ? 1 : Number(written);
  if (era !== undefined) return year + (ERAS[era] ?? 0);
  if (/\p{Script=Thai}/u.test(name) && year > 2400) return year - BUDDHIST_ERA;
  if (written.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
};
