import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Pair, Scalar } from 'yaml';
import type { FrontMatter } from './front-matter-block.ts';

/** Deeper than anybody nests them; the parser would run out of stack long after. */
const MAX_DEPTH_SIGNS = 2000;
/** The parser's time grows with the square of what is no YAML; longer blocks are read by their lines. */
const MAX_LENGTH = 32_768;

/**
 * Top-level values by lower-case key. Everything is a string: a title `2020` or a date must not change its form.
 * Null when the block is no YAML.
 */
export const readYamlMatter = (block: string): FrontMatter | null => {
  if (block.length > MAX_LENGTH || block.split(/[[{]/, MAX_DEPTH_SIGNS + 1).length > MAX_DEPTH_SIGNS)
    return null;
  const document = parseDocument(block, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  if (!isMap(document.contents) || document.errors.length > 0) return null;
  const values = new Map<string, readonly string[]>();
  for (const pair of document.contents.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    values.set(String(pair.key.value).trim().toLowerCase(), valuesOf(pair as Pair<Scalar>, block));
  }
  return values;
};

const valuesOf = ({ key, value }: Pair<Scalar>, block: string): string[] => {
  if (/^(?:title|headline)$/i.test(String(key.value))) {
    const whole = unintended(key, value, block);
    if (whole !== null) return [whole];
  }
  const items: unknown[] = isSeq(value) ? value.items : [value];
  return items
    .map(textOf)
    .filter((item) => item !== null)
    .map((item) => item.trim());
};

/** Aliases are not followed: nobody writes them in front matter, and they can multiply without end. */
const textOf = (node: unknown): string | null => {
  if (isScalar(node)) return isNothing(node) ? null : String(node.value);
  const name = isMap(node) ? node.get('name', true) : null;
  return isScalar(name) ? textOf(name) : null;
};

/** `~` and `null` without quotes. */
const isNothing = ({ type, value }: Scalar): boolean =>
  type === 'PLAIN' && /^(?:~|null|)$/.test(String(value));

/** Titles hold signs by which YAML begins a comment or a type (`C# and #hash`, `!new`), and nobody means those. */
const unintended = (key: Scalar, value: unknown, block: string): string | null => {
  if (!isScalar(value) || value.type !== 'PLAIN' || !(value.comment ?? value.tag)) return null;
  const start = key.range?.[1] ?? 0;
  const line = /^\s*:\s*([^\n]*)/.exec(block.slice(start))?.[1]?.trim() ?? '';
  return line.includes(String(value.value)) ? line : null;
};
