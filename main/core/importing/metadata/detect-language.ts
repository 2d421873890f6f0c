import pairs from 'opencc-js/dict/STCharacters';
import { simplifyCharacter } from '../../articles/simplify-character.ts';

const SAMPLE = 5000;

/** Frequent short words; a language is recognised by how much of the text they make up. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for with on as by at from his it are be this have not but they',
  fr: 'le la les des et en du une est que dans pour qui sur pas par au avec sont il ne plus ce se',
  de: 'der die und das in den von zu mit ist im des nicht ein eine auf für dem sich auch als es an',
  es: 'de la que el en y los del las se por un para con una no su al es lo como más pero sus',
  pt: 'de que do da em um para com não uma os no se na por mais as dos como mas foi ao das ele',
  it: 'di che la il un del per non una in con della sono si da le dei nel alla ha più anche come gli',
  nl: 'de van het een en in is dat op te zijn met voor niet aan er die als ook maar door bij naar',
  vi: 'của và là có được cho trong không một người với các này khi đã những đến để từ về',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada mereka oleh telah',
  tr: 've bir bu da de için ile olarak çok daha gibi olan ne var en kadar sonra ama o',
  pl: 'w i na z się do nie że to jest o jak po co od za przez ale czy tym jego są',
};
const MIN_WORD_SHARE = 0.08;

/** Languages that own their script. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * BCP 47 tag of the language most of the text is in, or null. Scripts decide where they can; `declared`, what
 * the file claims, decides between languages of one script and where there is little text.
 */
export const detectLanguage = (text: string, declared: string | null): string | null => {
  const sample = text.slice(0, SAMPLE);
  const letters = count(sample, /\p{L}/gu);
  const claimed = normalTag(declared);
  if (letters < 2) return claimed;
  const kana = count(sample, /[\u3041-\u30fa]/g);
  const han = count(sample, /\p{Script=Han}/gu);
  if (kana > 10 && kana > (kana + han) * 0.1) return 'ja';
  for (const [language, script] of SCRIPTS) {
    if (count(sample, script) > letters * 0.3) return sameLanguage(claimed, language) ?? language;
  }
  if (han > letters * 0.3) return chinese(sample, claimed);
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  if (cyrillic > letters * 0.3) return cyrillicLanguage(sample, claimed);
  return byCommonWords(sample) ?? claimed;
};

/** `zh_CN` and `ZH-cn` are `zh-CN`; anything that is no language tag is nothing. */
const normalTag = (declared: string | null): string | null => {
  const match = /^([a-z]{2,3})(?:[-_]([a-z0-9]{2,8}))?/i.exec(declared?.trim() ?? '');
  if (match?.[1] === undefined) return null;
  const language = match[1].toLowerCase();
  const rest = match[2];
  if (rest === undefined) return language;
  if (rest.length === 4) return `${language}-${rest.charAt(0).toUpperCase()}${rest.slice(1).toLowerCase()}`;
  return `${language}-${rest.length === 2 ? rest.toUpperCase() : rest}`;
};

const sameLanguage = (claimed: string | null, language: string): string | null =>
  claimed?.split('-')[0] === language ? claimed : null;

/** Simplified and traditional text each hold characters the other never does. */
const chinese = (sample: string, claimed: string | null): string | null => {
  if (sameLanguage(claimed, 'ja') && count(sample, /[\u3041-\u30fa]/g) > 0) return 'ja';
  let simplified = 0;
  let traditional = 0;
  for (const character of sample) {
    if (simplifyCharacter(character) !== character) traditional++;
    else if (SIMPLIFIED_ONLY.has(character)) simplified++;
  }
  if (simplified > traditional) return 'zh-Hans';
  if (traditional > simplified) return 'zh-Hant';
  if (claimed && /^zh-(?:Hant|TW|HK|MO)/.test(claimed)) return 'zh-Hant';
  return claimed && /^zh-(?:Hans|CN|SG)/.test(claimed) ? 'zh-Hans' : (sameLanguage(claimed, 'zh') ?? 'zh');
};

/** Characters that only simplified text uses: those the table never turns into themselves. */
const SIMPLIFIED_ONLY: ReadonlySet<string> = new Set(
  pairs
    .split('|')
    .map((pair) => pair.split(' '))
    .filter(([simplified, ...traditional]) => simplified !== undefined && !traditional.includes(simplified))
    .map(([simplified]) => simplified ?? ''),
);

const cyrillicLanguage = (sample: string, claimed: string | null): string => {
  const ukrainian = count(sample, /[іїєґ]/gi);
  const russian = count(sample, /[ыэёъ]/gi);
  if (sameLanguage(claimed, 'bg') ?? sameLanguage(claimed, 'sr') ?? sameLanguage(claimed, 'be'))
    return claimed ?? 'ru';
  return ukrainian > russian ? 'uk' : 'ru';
};

const byCommonWords = (sample: string): string | null => {
  const words = sample.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  if (words.length < 20) return null;
  let best: string | null = null;
  let bestShare = MIN_WORD_SHARE;
  for (const [language, list] of Object.entries(COMMON_WORDS)) {
    const common = new Set(list.split(' '));
    const share = words.filter((word) => common.has(word)).length / words.length;
    if (share > bestShare) [best, bestShare] = [language, share];
  }
  return best;
};
