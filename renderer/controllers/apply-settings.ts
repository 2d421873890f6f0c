import { formatLocale, resolveLocale } from '../i18n/locale.ts';
import { setLocale } from '../i18n/localize.ts';
import type { SettingsStore } from '../state/settings-store.ts';

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

export const isDark = (settings: SettingsStore): boolean => {
  const { theme } = settings.get();
  return theme === 'system' ? darkSystem.matches : theme === 'dark';
};

/** Keeps the document's language and theme as the settings (and, where they say so, the system) want them. */
export const applySettings = (settings: SettingsStore): void => {
  const apply = (): void => {
    const { locale: chosen, theme } = settings.get();
    const locale = resolveLocale(chosen, navigator.languages);
    document.documentElement.lang = locale;
    document.documentElement.dataset.theme =
      theme === 'system' ? (darkSystem.matches ? 'dark' : 'paper') : theme;
    setLocale(locale, formatLocale(locale, navigator.languages));
  };
  settings.subscribe(apply);
  darkSystem.addEventListener('change', apply);
  apply();
};
