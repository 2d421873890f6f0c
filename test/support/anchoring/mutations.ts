/** What happens to an article between two imports, kept apart and put together. */
import stCharacters from 'opencc-js/dict/STCharacters';
import { writeParagraph, writeSentence } from './article-grammar.ts';
import type { GrammarLanguage } from './article-grammar.ts';
import type { Random } from './random.ts';
import { insertedBlock } from './tracked-text.ts';
import type { TrackedCharacter, TrackedParagraph } from './tracked-text.ts';

export interface MutationInput {
  readonly paragraphs: readonly TrackedParagraph[];
  readonly language: GrammarLanguage;
  readonly random: Random;
  /** Range of the quotation in the original text. */
  readonly start: number;
  readonly end: number;
}

export type Mutation = (input: MutationInput) => TrackedParagraph[];

const TRADITIONAL = new Map(
  stCharacters.split('|').map((pair) => {
    const [simplified = '', traditional = ''] = pair.split(' ');
    return [simplified, traditional] as const;
  }),
);

const WIDE: ReadonlyMap<string, string> = new Map(
  Object.entries({ ',': '，', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）', '%': '％' }),
);
const NARROW = new Map([...WIDE].map(([narrow, wide]) => [wide, narrow]));

const otherWidth = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) return String.fromCharCode(code + 0xfee0);
  return NARROW.get(character) ?? WIDE.get(character) ?? character;
};

const eachCharacter = (
  paragraphs: readonly TrackedParagraph[],
  change: (each: TrackedCharacter, index: number, all: TrackedParagraph) => readonly TrackedCharacter[],
): TrackedParagraph[] => paragraphs.map((paragraph) => paragraph.flatMap(change));

const replaceCharacters = (
  paragraphs: readonly TrackedParagraph[],
  change: (character: string) => string,
): TrackedParagraph[] =>
  eachCharacter(paragraphs, (each) => [{ ...each, character: change(each.character) }]);

const isInQuote = ({ start, end }: MutationInput, { origin }: TrackedCharacter): boolean =>
  origin >= start && origin < end;

const insertBetween = (
  paragraphs: readonly TrackedParagraph[],
  probability: number,
  random: Random,
  write: () => string,
): TrackedParagraph[] =>
  paragraphs.flatMap((paragraph) =>
    random.chance(probability) ? [insertedBlock(write()), paragraph] : [paragraph],
  );

const typo =
  (rate: number): Mutation =>
  ({ paragraphs, language, random }) => {
    const alphabet =
      language === 'zh' ? '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出' : 'etaoinshrdlucmfw';
    const letter = (): string => alphabet.charAt(random.below(alphabet.length));
    return eachCharacter(paragraphs, (each) => {
      if (!random.chance(rate)) return [each];
      const kind = random.below(3);
      if (kind === 0) return [];
      if (kind === 1) return [each, { character: letter(), origin: -1 }];
      return [{ ...each, character: letter() }];
    });
  };

const ADVERTISEMENTS = [
  '广告',
  'Advertisement',
  'Sponsored: try our app free for 30 days',
  '相关阅读：更多报道请下载客户端',
];

const insertAdvertisements: Mutation = ({ paragraphs, random }) =>
  insertBetween(paragraphs, 0.3, random, () => random.pick(ADVERTISEMENTS));

const insertParagraphs: Mutation = ({ paragraphs, language, random }) =>
  insertBetween(paragraphs, 0.25, random, () => writeParagraph(language, random));

/** Splits paragraphs that hold the quotation and puts a block between the halves. */
const insertInsideQuote: Mutation = (input) => {
  const middle = Math.floor((input.start + input.end) / 2);
  return input.paragraphs.flatMap((paragraph) => {
    const at = paragraph.findIndex(({ origin }) => origin === middle);
    if (at <= 0) return [paragraph];
    const block = insertedBlock(
      `${writeParagraph(input.language, input.random)}${writeSentence(input.language, input.random)}`,
    );
    return [paragraph.slice(0, at), block, paragraph.slice(at)];
  });
};

const removeParagraphs: Mutation = ({ paragraphs, random }) => paragraphs.filter(() => !random.chance(0.2));

const changeWhiteSpace: Mutation = ({ paragraphs, language, random }) =>
  eachCharacter(paragraphs, (each) => {
    const space = { character: ' ', origin: -1 };
    if (each.character === ' ') return random.chance(0.05) ? [] : [each];
    return random.chance(language === 'zh' ? 0.1 : 0.03) ? [space, each] : [each];
  });

const changeWidth: Mutation = ({ paragraphs }) => replaceCharacters(paragraphs, otherWidth);

const changeScript: Mutation = ({ paragraphs, random }) =>
  paragraphs.map((paragraph) =>
    random.chance(0.5)
      ? paragraph.map((each) => ({ ...each, character: TRADITIONAL.get(each.character) ?? each.character }))
      : paragraph,
  );

/** Line feeds come and go: paragraphs cut in two, or joined by `br` turned to space. */
const changeBlocks: Mutation = ({ paragraphs, random }) => {
  const changed: TrackedParagraph[] = [];
  for (const paragraph of paragraphs) {
    const last = changed.at(-1);
    if (last && random.chance(0.15)) {
      changed[changed.length - 1] = [...last, { character: ' ', origin: -1 }, ...paragraph];
    } else if (random.chance(0.3) && paragraph.length > 4) {
      const at = 1 + random.below(paragraph.length - 1);
      changed.push(paragraph.slice(0, at), paragraph.slice(at));
    } else changed.push(paragraph);
  }
  return changed;
};

const moveParagraphs: Mutation = ({ paragraphs, random }) => {
  const moved = [...paragraphs];
  for (let count = Math.ceil(moved.length * 0.3); count > 0; count--) {
    const [taken] = moved.splice(random.below(moved.length), 1);
    if (taken) moved.splice(random.below(moved.length + 1), 0, taken);
  }
  return moved;
};

const changeQuotes: Mutation = ({ paragraphs }) => {
  const marks: Readonly<Record<string, string>> = {
    '“': '「',
    '”': '」',
    '「': '“',
    '」': '”',
    '’': "'",
    '—': '–',
  };
  return replaceCharacters(paragraphs, (character) => marks[character] ?? character);
};

const quoteText = (input: MutationInput): string =>
  input.paragraphs
    .flat()
    .filter((each) => isInQuote(input, each))
    .map(({ character }) => character)
    .join('');

/** A copy of the quotation as a block of its own, as pull quotes and teasers are. */
const copyQuote: Mutation = (input) => {
  const changed = [...input.paragraphs];
  changed.splice(input.random.below(changed.length + 1), 0, insertedBlock(quoteText(input)));
  return changed;
};

const deleteQuote: Mutation = (input) =>
  eachCharacter(input.paragraphs, (each) => (isInQuote(input, each) ? [] : [each]));

const deleteBlock: Mutation = (input) =>
  input.paragraphs.filter((paragraph) => !paragraph.some((each) => isInQuote(input, each)));

/** The paragraphs, and a third of them again with every tenth character changed: look-alikes from the start. */
export const withTwins = (
  paragraphs: readonly string[],
  language: GrammarLanguage,
  random: Random,
): string[] => {
  const twins = paragraphs
    .filter(() => random.chance(0.3))
    .map((paragraph) => {
      const tracked = typo(0.1)({
        paragraphs: [insertedBlock(paragraph)],
        language,
        random,
        start: 0,
        end: 0,
      });
      return tracked
        .flat()
        .map(({ character }) => character)
        .join('');
    });
  return [...paragraphs, ...twins];
};

/** Deleted, while a fifth-rewritten copy of it stands elsewhere. */
const deleteWithRewrittenCopy: Mutation = (input) => {
  const tracked = insertedBlock(quoteText(input));
  const rewritten = typo(0.18)({ ...input, paragraphs: [tracked] }).flat();
  const changed = deleteQuote(input);
  const copy = rewritten.map(({ character }) => ({ character, origin: -1, block: true }));
  changed.splice(input.random.below(changed.length + 1), 0, copy);
  return changed;
};

const inTurn =
  (...mutations: readonly Mutation[]): Mutation =>
  (input) => {
    let { paragraphs } = input;
    for (const mutation of mutations) paragraphs = mutation({ ...input, paragraphs });
    return [...paragraphs];
  };

/** What a cleaner sanitiser, another width or another script does: no word changes. */
export const HARMLESS: Readonly<Record<string, Mutation>> = {
  unchanged: ({ paragraphs }) => [...paragraphs],
  'white space': changeWhiteSpace,
  width: changeWidth,
  script: changeScript,
  blocks: changeBlocks,
  quotes: changeQuotes,
};

export const EDITS: Readonly<Record<string, Mutation>> = {
  'paragraphs inserted': insertParagraphs,
  'paragraphs removed': removeParagraphs,
  advertisements: insertAdvertisements,
  'block inside the quote': insertInsideQuote,
  'typos 1 %': typo(0.01),
  'typos 5 %': typo(0.05),
  'typos 10 %': typo(0.1),
  'paragraphs moved': moveParagraphs,
  're-import': inTurn(insertParagraphs, insertAdvertisements, changeWhiteSpace, changeBlocks, typo(0.005)),
};

export const WITH_COPIES: Readonly<Record<string, Mutation>> = {
  'verbatim copy': copyQuote,
  heavy: inTurn(
    copyQuote,
    insertParagraphs,
    removeParagraphs,
    insertAdvertisements,
    changeWhiteSpace,
    changeScript,
    typo(0.03),
  ),
};

export const DELETIONS: Readonly<Record<string, Mutation>> = {
  'quote deleted': deleteQuote,
  'block deleted': deleteBlock,
  'quote deleted in a re-import': inTurn(deleteQuote, insertParagraphs, insertAdvertisements, typo(0.005)),
};

export const DELETIONS_WITH_COPY: Readonly<Record<string, Mutation>> = {
  'deleted, rewritten copy elsewhere': deleteWithRewrittenCopy,
};
