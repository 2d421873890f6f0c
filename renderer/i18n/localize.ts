import type { Locale } from './locale.ts';
import { en, type Messages } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

const catalogues: Record<Locale, Messages> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

export type MessageKey = keyof Messages;
/** Keys of messages that take nothing. */
export type PlainKey = { [K in MessageKey]: Messages[K] extends string ? K : never }[MessageKey];
type Arguments<K extends MessageKey> = Messages[K] extends (...args: infer A) => string ? A : [];

let current: Locale = 'en';
let formats = 'en';
const listeners = new Set<() => void>();

/** The text of a message in the language that is shown now. */
export const t = <K extends MessageKey>(key: K, ...args: Arguments<K>): string => {
  const message: string | ((...args: never[]) => string) = catalogues[current][key];
  return typeof message === 'string' ? message : message(...(args as never[]));
};

export const currentLocale = (): Locale => current;
/** The tag to hand to `Intl`. */
export const currentFormats = (): string => formats;

export const setLocale = (locale: Locale, formatTag: string = locale): void => {
  if (locale === current && formatTag === formats) return;
  current = locale;
  formats = formatTag;
  for (const listener of [...listeners]) listener();
};

/** Returns the function that ends the subscription. */
export const onLocaleChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
