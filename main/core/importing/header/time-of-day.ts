/** Hours, minutes and seconds with two digits each; parts of a second and the offset as ISO 8601 writes them. */
export interface TimeOfDay {
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly fraction: string;
  /** `Z`, `+08:00`, or empty where the text names no zone or one that could be several. */
  readonly offset: string;
}

/** What may stand between a date and its time: a comma, `T`, `at` in several languages, the day of the week. */
const BETWEEN =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)\b|[\s,T]|(?:\bat|um|om|à|às|a las|alle|ore|kl\.?|klo|в|о)\s|[-–|·]\s|\(?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]\)?|[（(][日月火水木金土월화수목금토일][)）]|[日月火水木金土월화수목금토일](?:曜日|요일))*/i;
const HALF = '(?<before>上午|下午|晚上|傍晚|早上|早晨|凌晨|清晨|中午|午前|午後|오전|오후|am|pm)?';
const CLOCK = String.raw`(?<hour>\d{1,2})(?:\s*(?:[:时時시點点h]|\.(?=\d\d(?!\d)))\s*(?<minute>\d{1,2})(?:\s*(?::|[分분]\s*)(?<second>\d{1,2})(?<fraction>[.,]\d{1,9})?)?\s*(?:[分秒분초]|uhr\b|uur\b)?)`;
const COMPACT = String.raw`(?<hh>\d\d)(?<mm>\d\d)(?<ss>\d\d)?`;
const AFTER = String.raw`(?:\s*(?<after>[ap])\.?m\.?)?`;
const ZONE = String.raw`(?:\s*(?<zone>(?:GMT|UTC|UT)?\s?[+-]\d{1,2}(?::?\d\d)?|[A-Z]{1,5})(?:\s*[[(][^[\]()]{0,60}[\])])?)?`;
const TIME = new RegExp(`^(?:${HALF}\\s*${CLOCK}${AFTER}|${COMPACT})${ZONE}$`, 'i');

/** The time in what stands behind a date; null where that is no time. Empty text is no time either. */
export const readTime = (behindDate: string): TimeOfDay | null => {
  const groups = TIME.exec(behindDate.replace(BETWEEN, '').trim())?.groups;
  if (!groups) return null;
  const { fraction = '', zone, before } = groups;
  const { hour: written, minute = '', second = '' } = groups.hh === undefined ? groups : compact(groups);
  const hour = hourOf(Number(written), before ?? groups.after);
  if (hour === null || !isWithin(minute, 59) || !isWithin(second, 60)) return null;
  return {
    hour: two(String(hour)),
    minute: two(minute),
    second: two(second),
    fraction: fraction.replace(',', '.').replace(/\.?0+$/, ''),
    offset: offsetOf(zone),
  };
};

type Groups = Readonly<Record<string, string | undefined>>;

const compact = ({ hh, mm, ss }: Groups): Groups => ({ hour: hh, minute: mm, second: ss });

const isWithin = (digits: string, most: number): boolean => Number(digits) <= most;

/** Whether nothing but the day of the week stands behind a date. */
export const isBareDate = (behindDate: string): boolean => behindDate.replace(BETWEEN, '').trim() === '';

const two = (digits: string): string => digits.padStart(2, '0');

const AFTERNOON = /^(?:p|下午|晚上|傍晚|午後|오후)/i;
const MORNING = /^(?:a|上午|早上|早晨|凌晨|清晨|午前|오전)/i;

/** Null for an hour that no day has. */
const hourOf = (hour: number, half: string | undefined): number | null => {
  if (hour > 23) return null;
  if (half === undefined || hour > 12) return hour;
  if (AFTERNOON.test(half)) return hour === 12 ? 12 : hour + 12;
  if (MORNING.test(half)) return hour === 12 ? 0 : hour;
  return hour < 3 ? hour + 12 : hour;
};

/**
 * Zones by name that mean one offset wherever they are written; the North American ones are those of RFC 822.
 * `CST`, `IST` and `BST` mean several, so the time is kept without one.
 */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  HKT: '+08:00',
  SGT: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
};

const offsetOf = (zone: string | undefined): string => {
  const numeric = /([+-])(\d{1,2})(?::?(\d\d))?$/.exec(zone ?? '');
  if (!numeric) return ZONES[zone?.toUpperCase() ?? ''] ?? '';
  const [, sign = '', hours = '', minutes = '00'] = numeric;
  return Number(hours) === 0 && minutes === '00' ? 'Z' : `${sign}${two(hours)}:${minutes}`;
};
