import { parseDocument } from 'yaml';

/** Values of the top level by lower-case key: a scalar is a list of one, nested maps are left out. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>;

export interface FrontMatterBlock {
  readonly values: FrontMatter;
  /** Where the text behind the closing fence begins. */
  readonly end: number;
}

const OPENING = /---[^\S\n]*\r?\n/y;
const CLOSING = /^(?:---|\.\.\.)[^\S\n]*\r?$/gm;
const KEY_LINE = /^\s*["']?([\w-]+)["']?\s*:(?:\s+(.*)|)$/;
const MAX_LENGTH = 65_536;

/** The block between two `---` lines at `start`, or null when that is no front matter but a ruler. */
export const parseFrontMatter = (text: string, start: number): FrontMatterBlock | null => {
  OPENING.lastIndex = start;
  if (!OPENING.test(text)) return null;
  const begin = OPENING.lastIndex;
  const window = text.slice(begin, begin + MAX_LENGTH);
  CLOSING.lastIndex = 0;
  const closing = CLOSING.exec(window);
  if (!closing) return null;
  const block = window.slice(0, closing.index);
  const first = block.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  if (first === undefined || !KEY_LINE.test(first.trimEnd())) return null;
  return { values: fromYaml(block) ?? fromLines(block), end: begin + CLOSING.lastIndex };
};

/** Everything is a string: a title `2020` or a date must not change its form. Null when it is not YAML. */
const fromYaml = (block: string): FrontMatter | null => {
  const document = parseDocument(block, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return null;
  const content = withoutAliases(document);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(content)) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    values.set(
      key.trim().toLowerCase(),
      items.filter((item) => typeof item === 'string').map((item) => item.trim()),
    );
  }
  return values;
};

/** Nobody writes aliases in front matter; followed, they can multiply without end. */
const withoutAliases = (document: ReturnType<typeof parseDocument>): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
};

/** What people write by hand is not always YAML: keys indented at will, unescaped quotes and colons. */
const fromLines = (block: string): FrontMatter => {
  const values = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of block.split('\n')) {
    const item = /^\s*-\s+(.*)$/.exec(line);
    const pair = KEY_LINE.exec(line.trimEnd());
    if (item?.[1] !== undefined) {
      current.push(unquote(item[1]));
    } else if (pair?.[1] !== undefined) {
      current = scalarOrList(pair[2] ?? '');
      values.set(pair[1].toLowerCase(), current);
    }
  }
  return values;
};

const scalarOrList = (written: string): string[] => {
  const value = written.trim();
  if (value === '') return [];
  const list = /^\[(.*)\]$/.exec(value);
  return list?.[1] === undefined ? [unquote(value)] : list[1].split(',').map(unquote).filter(Boolean);
};

const unquote = (written: string): string => {
  const value = written.trim();
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return (quoted?.[2] ?? value).trim();
};
