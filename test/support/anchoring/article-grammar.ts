/** Articles by a small grammar: enough like news to repeat its phrases, which is what makes anchoring hard. */
import type { Random } from './random.ts';

interface Language {
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Sentences; `{noun}` and the like are filled in. */
  readonly sentences: readonly string[];
  readonly headings: readonly string[];
  readonly join: string;
}

const list = (words: string): readonly string[] => words.split('|');

const CHINESE: Language = {
  words: {
    person: list(
      '王建国|李秀英|张伟明|刘晓东|陈丽华|杨志强|赵文静|黄国栋|周雨桐|吴启明|徐浩然|孙美玲|胡德平|朱允文|高尚清|林书豪|何其芳|郭明义|马思远|罗一鸣',
    ),
    role: list(
      '发言人|外长|总统|部长|律师|记者|教授|工程师|村民|店主|医生|渔民|分析人士|前官员|工会代表|司机|志愿者|编辑',
    ),
    place: list(
      '北京|上海|莫斯科|日内瓦|阿拉木图|香港|台北|广州|基辅|华盛顿|布鲁塞尔|成都|武汉|新加坡|东京|首尔|柏林|巴黎|云南山区|港口新区',
    ),
    thing: list(
      '会谈|协议|制裁|疫情|抗议|电价|水坝|铁路|芯片|粮食|选举|法案|档案|卫星|地震|渔业|房租|油轮|教材|疫苗|边境|预算|古城|森林|网络|能源|贷款|公路|博物馆|证词',
    ),
    verb: list('表示|强调|否认|承认|透露|指出|警告|认为|回忆说|写道|重申|质疑|解释说|告诉本报'),
    change: list('上涨|下跌|停滞|恢复|恶化|好转|扩大|缩小|反复|失控|缓和|加快'),
    reason: list(
      '因为缺少资金|由于连日暴雨|出于安全考虑|按照新的规定|在媒体压力之下|经过三轮谈判|没有任何预告|在没有通知居民的情况下|依据去年的判决|因为双方互不信任',
    ),
    time: list('周一|周二晚间|上个月|去年冬天|凌晨三点|两年前|近日|当天下午|春节之后|十月初|本季度|二十年来'),
    number: list('三|五|十二|四十|一百二十|近千|两万|3.5|17|2022|60％|1,400'),
    unit: list('人|户|公里|亿元|吨|家企业|个村庄|次会议|页文件|名学生'),
  },
  sentences: [
    '{role}{person}{time}{verb}，{thing}问题正在{change}，{reason}，{place}方面暂时没有回应。',
    '{time}，{place}的{number}{unit}受到{thing}影响。',
    '“我们不会接受这样的{thing}，”{person}{verb}，“{reason}，谁也没有想到会{change}。”',
    '{reason}，{thing}与{thing}之间的关系{change}，{role}称之为“{thing}的代价”。',
    '据{place}{role}的说法，{number}{unit}已经离开，剩下的{number}{unit}仍在等待{thing}。',
    '然而，{person}在{place}{verb}：「{thing}不会{change}」。',
    '这份{thing}共有{number}{unit}，其中{number}{unit}从未公开；{role}{verb}，{reason}才会如此。',
    '{person}今年{number}岁，{time}从{place}来到{place}，当过{role}，也做过{role}。',
    '{thing}的{change}，让{place}的{role}们开始重新讨论{thing}。',
    '为什么{thing}会{change}？{role}{person}的答案是：{reason}。',
    '{time}的调查显示，{number}％的受访者支持{thing}，反对的有{number}％……',
    '《{place}{thing}条例》（草案）{time}提交审议，{role}{verb}，{reason}。',
  ],
  headings: ['{place}的{thing}', '{thing}为何{change}', '“{thing}”与{role}', '{time}：{thing}'],
  join: '',
};

const ENGLISH: Language = {
  words: {
    person: list(
      'Maria Okafor|Tom Reyes|Anna Lindqvist|James Whitlock|Priya Raman|Elif Demir|John O’Hara|Sofia Almeida|Viktor Hansen|Ruth Adeyemi|Daniel Cho|Claire Dubois|Omar Haddad|Ines Ferreira|Paul Novak',
    ),
    role: list(
      'spokesman|lawyer|minister|farmer|engineer|nurse|historian|union leader|shopkeeper|teacher|former official|analyst|fisherman|judge|driver|editor|climate scientist',
    ),
    place: list(
      'Geneva|Lagos|Warsaw|the northern valley|Brussels|Manila|the old port|Nairobi|Ankara|Belgrade|São Paulo|Detroit|Odesa|Lisbon|the border town|Dhaka|Helsinki',
    ),
    thing: list(
      'ceasefire|water reserve|railway|power grid|tax bill|archive|vaccine programme|fishing quota|dam|harvest|rent freeze|satellite|border crossing|school budget|pipeline|museum|ballot|data centre|forest reserve|testimony|wage deal|coastal road',
    ),
    verb: list(
      'said|insisted|warned|denied|conceded|wrote|recalled|argued|told reporters|explained|repeated|suggested',
    ),
    change: list('collapse|recover|stall|spread|shrink|double|fade|harden|unravel|improve|drift|end'),
    reason: list(
      'because the money had run out|after weeks of rain|for reasons nobody would explain|under the new rules|despite repeated warnings|while the inquiry was still open|without telling the residents|as both sides had feared|once the cameras had left|in spite of the court order',
    ),
    time: list(
      'on Monday|late on Tuesday|last month|two years ago|at three in the morning|in early October|this spring|since the winter|that afternoon|for the first time in decades|by Friday',
    ),
    number: list('three|five|12|forty|120|nearly a thousand|20,000|3.5|17|2022|60|1,400'),
    unit: list('people|households|kilometres|tonnes|companies|villages|meetings|pages|students|trucks'),
  },
  sentences: [
    'The {thing} could {change} {time}, {person}, a {role} from {place}, {verb}, {reason}.',
    '“We will not accept a {thing} like this,” {person} {verb}. “Nobody thought it would {change} {reason}.”',
    'In {place}, {number} {unit} depend on the {thing}, and {number} more wait for the {thing}.',
    'Officials in {place} declined to comment {time}; a {role} {verb} that the {thing} would {change}.',
    'But the {thing} did not {change}.',
    'What happened to the {thing} {time} is still disputed: the {role} blames the {thing}, the {role} blames {place}.',
    'According to a {role} in {place}, {number} {unit} had left {reason}.',
    '{person}, {number}, came from {place} to {place} {time} and worked as a {role} — then as a {role}.',
    'Why did the {thing} {change}? Because, {person} {verb}, the {thing} came first.',
    'The report runs to {number} pages, of which {number} were never published (the {role} {verb} it was {reason}).',
    'It was, the {role} {verb}, “the end of the {thing}” – and the beginning of the {thing}.',
    'Some {number}% of those asked in {place} support the {thing}...',
  ],
  headings: [
    'The {thing} of {place}',
    'How the {thing} began to {change}',
    'A {role} and a {thing}',
    '{place}, {time}',
  ],
  join: ' ',
};

export type GrammarLanguage = 'zh' | 'en';

const fill = (template: string, language: Language, random: Random): string =>
  template.replace(/\{(\w+)\}/g, (_, kind: string) => random.pick(language.words[kind] ?? ['']));

export const writeSentence = (language: GrammarLanguage, random: Random): string => {
  const chosen = language === 'zh' ? CHINESE : ENGLISH;
  return fill(random.pick(chosen.sentences), chosen, random);
};

export const writeParagraph = (language: GrammarLanguage, random: Random): string => {
  const sentences = Array.from({ length: 1 + random.below(6) }, () => writeSentence(language, random));
  return sentences.join(language === 'zh' ? CHINESE.join : ENGLISH.join);
};

/** Paragraphs of an article, headings among them; put together with line feeds they are its canonical text. */
export const writeArticle = (language: GrammarLanguage, paragraphs: number, random: Random): string[] => {
  const chosen = language === 'zh' ? CHINESE : ENGLISH;
  const heading = (): string => fill(random.pick(chosen.headings), chosen, random);
  return [
    heading(),
    ...Array.from({ length: paragraphs }, (_, index) =>
      index % 6 === 5 ? heading() : writeParagraph(language, random),
    ),
  ];
};
