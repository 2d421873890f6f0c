/** Frequent characters that only traditional, only simplified Chinese writes. */
const TRADITIONAL =
  /[這個們說時來會對國為發學經過還後東車長門問間開關無樣實點產業電動現報導與於從給讓嗎裡麼]/gu;
const SIMPLIFIED =
  /[这个们说时来会对国为发学经过还后东车长门问间开关无样实点产业电动现报导与于从给让吗里么]/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Share of the letters beyond which a text counts as written in a script. */
const SHARE = 0.2;

/** Scripts that tell the language well enough to choose a typeface by; Japanese before Chinese. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['zh', /\p{Script=Han}/gu],
];

const guessed = (text: string): string => {
  const letters = count(text, /\p{L}/gu);
  return SCRIPTS.find(([, script]) => count(text, script) > letters * SHARE)?.[0] ?? 'en';
};

/**
 * BCP 47 language of a text for choosing typefaces and tagging the document: the given one, made precise for
 * Chinese by the characters used; guessed from the script where none is given.
 */
export const documentLanguage = (given: string | null, text: string): string => {
  const known = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.exec(given?.trim() ?? '')?.[0];
  const language = known ?? guessed(text);
  if (!/^zh(-cn|-hans)?$/i.test(language)) return language;
  return count(text, TRADITIONAL) > count(text, SIMPLIFIED) ? 'zh-Hant' : 'zh-Hans';
};
