import { parseFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter.ts';
import { parseTitleLine } from './title-line.ts';
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
const STAMP = /<!--\s*([^<>\n]{1,40}?)\s*-->[^\S\n]*(?:\r?\n|$)/y;
const LINE = /[^\n]*(?:\n|$)/y;
const RULER = /^-{3,}\s*$/;
const DATE_LINE = /^日期\s*[：:]\s*(.+)$/;

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
  const titleLine = parseTitleLine(reader.line());
  const ruled = RULER.test(reader.peekLine());
  if (titleLine !== null && (stamp !== null || ruled)) {
    if (ruled) reader.line();
    const dateLine = readDateLine(reader);
    return { frontMatter, stamp, titleLine, dateLine, end: reader.position };
  }
  const bare = { frontMatter, titleLine: null, dateLine: null };
  if (stamp !== null && /^\d+$/.test(stamp)) return { ...bare, stamp, end: beforeTitle };
  return { ...bare, stamp: null, end: block?.end ?? 0 };
};

const readDateLine = (reader: LineReader): string | null => {
  const before = reader.position;
  const dateLine = DATE_LINE.exec(reader.line().trim())?.[1] ?? null;
  if (dateLine === null) reader.position = before;
  return dateLine;
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
