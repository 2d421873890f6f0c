import pairs from 'opencc-js/dict/STCharacters';
import { simplifyCharacter } from '../../articles/simplify-character.ts';

const SAMPLE = 5000;

/** Frequent short words; a language is recognised by how much of the text they make up. */
const COMMON_WORDS: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries({
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
}).map(([language, words]) => [language, new Set(words.split(' '))]);
const MIN_WORD_SHARE = 0.12;

type Script =
  'latin' | 'greek' | 'cyrillic' | 'hebrew' | 'arabic' | 'devanagari' | 'thai' | 'hangul' | 'kana' | 'han';

/** First code point of each run of blocks, in order; null for what is no letter or of no interest. */
const SCRIPT_STARTS: readonly (readonly [number, Script | null])[] = [
  [0x00, null],
  [0x41, 'latin'],
  [0x5b, null],
  [0x61, 'latin'],
  [0x7b, null],
  [0xc0, 'latin'],
  [0x0250, null],
  [0x0370, 'greek'],
  [0x0400, 'cyrillic'],
  [0x0530, null],
  [0x0590, 'hebrew'],
  [0x0600, 'arabic'],
  [0x0700, null],
  [0x0900, 'devanagari'],
  [0x0980, null],
  [0x0e00, 'thai'],
  [0x0e80, null],
  [0x1e00, 'latin'],
  [0x1f00, 'greek'],
  [0x2000, null],
  [0x3041, 'kana'],
  [0x30fb, null],
  [0x3400, 'han'],
  [0xa000, null],
  [0xac00, 'hangul'],
  [0xd7b0, null],
  [0xf900, 'han'],
  [0xfb00, null],
  [0x20000, 'han'],
  [0x32400, null],
];

/** Languages that own their script. */
const OWN_SCRIPT: readonly (readonly [Script, string])[] = [
  ['hangul', 'ko'],
  ['arabic', 'ar'],
  ['hebrew', 'he'],
  ['thai', 'th'],
  ['greek', 'el'],
  ['devanagari', 'hi'],
];
const SCRIPT_SHARE = 0.3;
/** One Chinese character says as much as several letters. */
const HAN_SHARE = 0.12;
const ADDRESS = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[@#][\x21-\x7e]+/g;

const SCRIPTS: readonly (Script | null)[] = SCRIPT_STARTS.map(([, script]) => script);
/** Index into `SCRIPTS` by UTF-16 unit, filled at once: looked up for every character of every article. */
const RUN_OF_UNIT = new Uint8Array(0x10000);
SCRIPT_STARTS.forEach(([start], run) => RUN_OF_UNIT.fill(run, start));

/** Astral planes by their code point: of what they hold only Han is counted. */
const runOf = (codePoint: number): number => {
  if (codePoint < 0x10000) return RUN_OF_UNIT[codePoint] ?? 0;
  return SCRIPT_STARTS.findLastIndex(([start]) => start <= codePoint);
};

const countScripts = (text: string): { letters: number; of: (script: Script) => number } => {
  const counts = new Uint32Array(SCRIPTS.length);
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at++;
    const run = runOf(codePoint);
    counts[run] = (counts[run] ?? 0) + 1;
  }
  const sum = (counted: (script: Script | null) => boolean): number =>
    SCRIPTS.reduce((total, script, run) => (counted(script) ? total + (counts[run] ?? 0) : total), 0);
  return { letters: sum((script) => script !== null), of: (wanted) => sum((script) => script === wanted) };
};

/**
 * BCP 47 tag of the language most of the text is in, or null. Scripts decide where they can; `declared`, what
 * the file claims, decides between languages of one script and where there is little text.
 */
export const detectLanguage = (text: string, declared: string | null): string | null => {
  const sample = text.slice(0, SAMPLE).replace(ADDRESS, ' ');
  const { letters, of } = countScripts(sample);
  const claimed = normalTag(declared);
  if (letters < 2) return claimed;
  const kana = of('kana');
  if (kana > 10 && kana > (kana + of('han')) * 0.1) return 'ja';
  for (const [script, language] of OWN_SCRIPT) {
    if (of(script) > letters * SCRIPT_SHARE) return sameLanguage(claimed, language) ?? language;
  }
  if (of('han') > letters * HAN_SHARE) return chinese(sample, claimed, kana > 0);
  if (of('cyrillic') > letters * SCRIPT_SHARE) return cyrillicLanguage(sample, claimed);
  return byCommonWords(sample) ?? claimed;
};

/** `zh_CN` and `ZH-cn` are `zh-CN`; anything that is no language tag is nothing. */
const normalTag = (declared: string | null): string | null => {
  const match = /^([a-z]{2,3})(?:[-_]([a-z0-9]{2,8}))?(?:[-_.@][\w-]*)?$/i.exec(declared?.trim() ?? '');
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
const chinese = (sample: string, claimed: string | null, hasKana: boolean): string | null => {
  if (sameLanguage(claimed, 'ja') && hasKana) return 'ja';
  let simplified = 0;
  let traditional = 0;
  for (let at = 0; at < sample.length; at++) {
    const form = formOf(sample.charCodeAt(at));
    if (form === TRADITIONAL) traditional++;
    else if (form === SIMPLIFIED) simplified++;
  }
  if (simplified > traditional) return 'zh-Hans';
  return traditional > simplified ? 'zh-Hant' : claimedChinese(claimed ?? 'zh');
};

const claimedChinese = (claimed: string): string => {
  if (/^zh-(?:Hant|TW|HK|MO)/.test(claimed)) return 'zh-Hant';
  return /^zh-(?:Hans|CN|SG)/.test(claimed) ? 'zh-Hans' : 'zh';
};

/** Characters that only simplified text uses: those the table never turns into themselves. */
const SIMPLIFIED_ONLY: ReadonlySet<string> = new Set(
  pairs
    .split('|')
    .map((pair) => pair.split(' '))
    .filter(([simplified, ...traditional]) => simplified !== undefined && !traditional.includes(simplified))
    .map(([simplified]) => simplified ?? ''),
);

const UNKNOWN = 0;
const SHARED = 1;
const SIMPLIFIED = 2;
const TRADITIONAL = 3;
/** By UTF-16 unit, found out when first met; half a character is shared. */
const FORMS = new Uint8Array(0x10000);

const formOf = (unit: number): number => {
  const known = FORMS[unit] ?? SHARED;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(unit);
  const own = SIMPLIFIED_ONLY.has(character) ? SIMPLIFIED : SHARED;
  const form = simplifyCharacter(character) === character ? own : TRADITIONAL;
  FORMS[unit] = form;
  return form;
};

const cyrillicLanguage = (sample: string, claimed: string | null): string => {
  const ukrainian = sample.match(/[іїєґ]/gi)?.length ?? 0;
  const russian = sample.match(/[ыэёъ]/gi)?.length ?? 0;
  if (sameLanguage(claimed, 'bg') ?? sameLanguage(claimed, 'sr') ?? sameLanguage(claimed, 'be'))
    return claimed ?? 'ru';
  return ukrainian > russian ? 'uk' : 'ru';
};

const byCommonWords = (sample: string): string | null => {
  const words = sample.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  if (words.length < 20) return null;
  let best: string | null = null;
  let bestShare = MIN_WORD_SHARE;
  for (const [language, common] of COMMON_WORDS) {
    const share = words.filter((word) => common.has(word)).length / words.length;
    if (share > bestShare) [best, bestShare] = [language, share];
  }
  return best;
};
