import { parseFrontMatter } from './front-matter.ts';
import type { FrontMatter, FrontMatterBlock } from './front-matter-block.ts';
import { FRONT_MATTER_KEYS } from './front-matter-keys.ts';
import { readNoteHeader } from './note-header.ts';
import { parseDate } from './parse-date.ts';
import { parseLooseTitleLine, parseTitleLine } from './title-line.ts';
import type { TitleLine } from './title-line.ts';

/** What stands above the body of a saved article, each part verbatim and optional. */
export interface SavedHeader {
  readonly frontMatter: FrontMatter | null;
  /** Content of the `<!--…-->` line: milliseconds since 1970, or `NaN`. */
  readonly stamp: string | null;
  readonly titleLine: TitleLine | null;
  /** Content of the `日期：` line. */
  readonly dateLine: string | null;
  /** Where the body begins. */
  readonly end: number;
}

const BLANK = /\s*/y;
const STAMP = /<!--\s*([^<>\n]{0,40}?)\s*-->[^\S\n]*(?:\r?\n|$)/y;
const LINE = /[^\n]*(?:\n|$)/y;
const RULER = /^-{3,}\s*$/;
const DATE_LINE = /^日期\s*[：:](.*)$/;
/** Longer, or with signs of a sentence in it, and the line belongs to the article. */
const MAX_DATE = 80;
const SENTENCE = /[。，、；：！？]/;

/**
 * Reads the header grammar: front matter, stamp, `[title](url)`, a line of dashes, a date line, in this
 * order. A lone comment or link line at the top of an ordinary page is not taken for a header.
 */
export const parseHeader = (text: string): SavedHeader => {
  const reader = new LineReader(text);
  const block = parseFrontMatter(text, reader.skipBlank());
  if (block) reader.position = block.end;

  const frontMatter = block?.values ?? null;
  const stamp = reader.match(STAMP);
  const beforeTitle = reader.position;
  const titled = readTitle(reader, stamp);
  if (titled) return { frontMatter, ...titled, end: reader.position };
  const bare = { frontMatter, titleLine: null, dateLine: null };
  if (stamp !== null && /^\d+$/.test(stamp)) return { ...bare, stamp, end: beforeTitle };
  return { ...bare, stamp: null, ...withNoteHeader(text, block) };
};

/** Lines that say what the text is, in no fence: instead of front matter, or below one that names no address. */
const withNoteHeader = (
  text: string,
  block: FrontMatterBlock | null,
): Pick<SavedHeader, 'frontMatter' | 'end'> => {
  const fenced = { frontMatter: block?.values ?? null, end: block?.end ?? 0 };
  if (block && FRONT_MATTER_KEYS.url.some((key) => block.values.get(key)?.some(isAddress))) return fenced;
  const lines = readNoteHeader(text, fenced.end);
  if (!lines) return fenced;
  return { frontMatter: new Map([...lines.values, ...(block?.values ?? [])]), end: lines.end };
};

const isAddress = (value: string): boolean => /https?:\/\//i.test(value);

/** The title line with what belongs to it, or null for a line that is a link like others. */
const readTitle = (
  reader: LineReader,
  above: string | null,
): Pick<SavedHeader, 'titleLine' | 'stamp' | 'dateLine'> | null => {
  const line = reader.line();
  const { ruled, stamp, dateLine } = readBelowTitle(reader, above);
  const strict = parseTitleLine(line);
  if (strict && (stamp !== null || ruled)) return { titleLine: strict, stamp, dateLine };
  const isHeader = ruled && (stamp !== null || dateLine !== null);
  const loose = isHeader ? parseLooseTitleLine(line) : null;
  return loose && { titleLine: loose, stamp, dateLine };
};

interface BelowTitle {
  readonly ruled: boolean;
  readonly stamp: string | null;
  readonly dateLine: string | null;
}

/** The ruler, and in whichever order they come the date line and a stamp that does not stand above. */
const readBelowTitle = (reader: LineReader, above: string | null): BelowTitle => {
  const lines: Record<'ruler' | 'date' | 'stamp', string | null> = {
    ruler: null,
    date: null,
    stamp: above,
  };
  for (;;) {
    const next = reader.peekLine().trim();
    const kind = kindOf(next);
    if (kind === null || lines[kind] !== null) break;
    lines[kind] = next;
    reader.line();
  }
  const dateLine = lines.date === null ? null : (DATE_LINE.exec(lines.date)?.[1]?.trim() ?? null);
  return {
    ruled: lines.ruler !== null,
    stamp: lines.stamp?.replace(/^<!--|-->$/g, '').trim() ?? null,
    dateLine,
  };
};

const kindOf = (line: string): 'ruler' | 'date' | 'stamp' | null => {
  if (RULER.test(line)) return 'ruler';
  if (isDateLine(line)) return 'date';
  return isDigits(line) ? 'stamp' : null;
};

const isDigits = (line: string): boolean => /^<!--\s*\d+\s*-->$/.test(line);

const isDateLine = (line: string): boolean => {
  const value = DATE_LINE.exec(line)?.[1]?.trim();
  if (value === undefined) return false;
  return parseDate(value) !== null || (value.length <= MAX_DATE && !SENTENCE.test(value));
};

class LineReader {
  readonly #text: string;
  position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skipBlank(): number {
    BLANK.lastIndex = this.position;
    BLANK.test(this.#text);
    this.position = BLANK.lastIndex;
    return this.position;
  }

  /** First group of `pattern` at the next place that is not blank; stays where it is when that fails. */
  match(pattern: RegExp): string | null {
    pattern.lastIndex = this.skipBlank();
    const found = pattern.exec(this.#text);
    if (!found) return null;
    this.position = pattern.lastIndex;
    return found[1] ?? '';
  }

  /** The next line that is not blank, and moves behind it. */
  line(): string {
    LINE.lastIndex = this.skipBlank();
    const found = LINE.exec(this.#text)?.[0] ?? '';
    this.position += found.length;
    return found;
  }

  peekLine(): string {
    const before = this.position;
    const found = this.line();
    this.position = before;
    return found;
  }
}
