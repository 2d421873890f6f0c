/** A sentence of a canonical text, with the place it has there. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  /** Last of its paragraph. */
  readonly endsParagraph: boolean;
}

/** Ends a sentence wherever it stands, with whatever closes behind it. */
const FULL_STOPS = '。！？!?…⋯｡．؟।։';
const CLOSERS = '”’"\'」』》〉】〕）)]}»›“';
/** A stop that ends a sentence only before a space, or before a script that has none. */
const DOT = '.';
const NO_SENTENCE_END =
  /(?:^|[\s("“‘])(?:(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|Nos|vs|etc|cf|al|Gen|Col|Lt|Sen|Rep|Gov|Inc|Ltd|Co|Corp|Fig|vol|pp?|ed|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|U\.S|U\.K|a\.m|p\.m)|[A-Z])$/;

/**
 * The sentences of a canonical text, in order and without gaps but for the white space between them: what
 * UAX #29 calls sentence boundaries, cut down to what comparing needs. Chinese and Japanese stops end a sentence
 * without a space behind them and take closing quotation marks along; a dot ends one only where a new sentence
 * can begin. A line is a paragraph and always ends one.
 */
export const splitSentences = (text: string): Sentence[] => {
  const sentences: Sentence[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const before = sentences.length;
    let start = 0;
    for (let at = 0; at < line.length; at++) {
      const end = sentenceEnd(line, at, start);
      if (end === null) continue;
      add(sentences, line.slice(start, end), lineStart + start);
      start = end;
      at = end - 1;
    }
    add(sentences, line.slice(start), lineStart + start);
    const last = sentences.at(-1);
    if (last && sentences.length > before) sentences[sentences.length - 1] = { ...last, endsParagraph: true };
    lineStart += line.length + 1;
  }
  return sentences;
};

const add = (sentences: Sentence[], piece: string, start: number): void => {
  const text = piece.trim();
  if (text === '') return;
  sentences.push({ text, start: start + piece.indexOf(text), endsParagraph: false });
};

/** Where the sentence ends whose stop stands at `at`; null where none does. */
const sentenceEnd = (line: string, at: number, start: number): number | null => {
  const character = line.charAt(at);
  if (character === DOT) return isSentenceDot(line, at, start) ? behindClosers(line, at + 1) : null;
  if (!FULL_STOPS.includes(character)) return null;
  let end = at + 1;
  while (end < line.length && FULL_STOPS.includes(line.charAt(end))) end++;
  return behindClosers(line, end);
};

const behindClosers = (line: string, from: number): number => {
  let end = from;
  while (end < line.length && CLOSERS.includes(line.charAt(end))) {
    // An opening quotation mark closes only where German closes with it: before a space or the end.
    if (line.charAt(end) === '“' && /\S/.test(line.charAt(end + 1))) break;
    end++;
  }
  return end;
};

const isSentenceDot = (line: string, at: number, start: number): boolean => {
  const behind = line.slice(behindClosers(line, at + 1));
  if (behind === '') return true;
  if (!/^\s+["“‘'(¿¡«]*[\p{Lu}\p{Lo}\p{N}]/u.test(behind) && !/^\p{Script=Han}/u.test(behind)) return false;
  return !NO_SENTENCE_END.test(line.slice(Math.max(start, at - 12), at));
};
