import type { FrontMatter, FrontMatterBlock } from './front-matter-block.ts';
import { isKnownKey } from './front-matter-keys.ts';
import { readJsonMatter, readTomlMatter } from './other-front-matter.ts';
import { readYamlMatter } from './yaml-front-matter.ts';

const OPENING = /(?:---|\+\+\+)[^\S\n]*\r?\n/y;
const CLOSING = /^(?:---|\.\.\.)[^\S\n]*\r?$/gm;
const CLOSING_TOML = /^\+\+\+[^\S\n]*\r?$/gm;
/** `key: value`; a full-width colon needs no space behind it. */
const KEY_LINE = /^\s*["']?([\p{L}\p{N}_][\p{L}\p{N}_.@:-]{0,60}?)["']?\s*(?:[:：]$|:\s+(.*)|：\s*(.*))$/u;
const MAX_LENGTH = 262_144;
/** A block that nothing closes is believed when it says this many things about an article. */
const MIN_KNOWN_UNCLOSED = 2;

/**
 * The block at `start` that says what the article is: YAML between `---` lines, TOML between `+++` lines, or an
 * object of JSON with text behind it, as static site generators and clippers write them. Null for anything else,
 * rulers around a paragraph included.
 */
export const parseFrontMatter = (text: string, start: number): FrontMatterBlock | null => {
  if (text.startsWith('{', start)) return readJsonMatter(text.slice(start, start + MAX_LENGTH), start);
  OPENING.lastIndex = start;
  if (!OPENING.test(text)) return null;
  const begin = OPENING.lastIndex;
  const window = text.slice(begin, begin + MAX_LENGTH);
  const isToml = text.startsWith('+', start);
  const closing = firstMatch(isToml ? CLOSING_TOML : CLOSING, window);
  if (!closing) return isToml ? null : unclosed(window, begin);
  const block = window.slice(0, closing.index);
  const end = begin + closing.index + closing[0].length;
  if (isToml) return { values: readTomlMatter(block), end };
  const key = firstKey(block);
  if (key === null) return null;
  const values = readYamlMatter(block) ?? fromLines(block);
  return isPlainKey(key) || [...values.keys()].some(isKnownKey) ? { values, end } : null;
};

const firstMatch = (pattern: RegExp, text: string): RegExpExecArray | null => {
  pattern.lastIndex = 0;
  return pattern.exec(text);
};

const firstKey = (block: string): string | null => {
  const first = block.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  return first === undefined ? null : (KEY_LINE.exec(first.trimEnd())?.[1] ?? null);
};

/** A key that programs write; other words before a colon may as well begin a sentence. */
const isPlainKey = (key: string): boolean => /^[\w-]+$/.test(key);

/** The fence below was forgotten: the block ends at the first blank line. */
const unclosed = (window: string, begin: number): FrontMatterBlock | null => {
  const block = /^[^]*?(?=\n[^\S\n]*\r?\n|$)/.exec(window)?.[0] ?? '';
  if (firstKey(block) === null) return null;
  const values = fromLines(block);
  const known = [...values.keys()].filter(isKnownKey).length;
  return known < MIN_KNOWN_UNCLOSED ? null : { values, end: begin + block.length };
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
      current = scalarOrList(pair[2] ?? pair[3] ?? '');
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
