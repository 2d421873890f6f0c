import type { Settings } from '../../preload/contract/library.ts';

export const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language by its own name, as a language menu shows it. */
export const LOCALE_NAMES: Record<Locale, string> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
};

const offered = (tag: string): Locale | null => {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language === 'en') return 'en';
  if (language !== 'zh' && language !== 'yue') return null;
  return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
};

/** The language to show: the chosen one, else the first of the system's that is there, else English. */
export const resolveLocale = (chosen: Settings['locale'], system: readonly string[]): Locale => {
  if (chosen !== 'system') return chosen;
  for (const tag of system) {
    const locale = offered(tag);
    if (locale) return locale;
  }
  return 'en';
};

/** The system's own variety of the language (such as `en-GB`) decides how dates and numbers look. */
export const formatLocale = (locale: Locale, system: readonly string[]): string =>
  system.find((tag) => offered(tag) === locale) ?? locale;
