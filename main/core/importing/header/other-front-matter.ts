import type { FrontMatter, FrontMatterBlock } from './front-matter-block.ts';

/** `key = value` lines of TOML up to its first table; quotes and lists are read, all else is kept as written. */
export const readTomlMatter = (block: string): FrontMatter => {
  const values = new Map<string, readonly string[]>();
  const top = /^[^]*?(?=^[^\S\n]*\[\[?[\w."-]|(?![^]))/m.exec(block)?.[0] ?? '';
  for (const [, key = '', value = ''] of top.matchAll(PAIR)) {
    const strings = value.startsWith('[') ? [...value.matchAll(STRING)].map(([written]) => written) : [value];
    values.set(
      key.replace(/^["']|["']$/g, '').toLowerCase(),
      strings.map((written) => unquoted(written.trim())),
    );
  }
  return values;
};

const STRING = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g;
const PAIR =
  /^[^\S\n]*([\w-]+|"[^"\n]+"|'[^'\n]+')[^\S\n]*=[^\S\n]*(\[[^[\]]*\]|"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s#]+(?: [\d:.Z+-]+)?)/gm;

const unquoted = (written: string): string => {
  const literal = /^(?:'''([^]*)'''|'([^]*)')$/.exec(written);
  if (literal) return literal[1] ?? literal[2] ?? '';
  const quoted = /^(?:"""([^]*)"""|"([^]*)")$/.exec(written);
  return quoted ? unescaped(quoted[1] ?? quoted[2] ?? '') : written;
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescaped = (text: string): string =>
  text.replace(
    /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gi,
    (whole, short, long, sign: string | undefined) => {
      if (sign !== undefined) return ESCAPES[sign] ?? sign;
      const code = Number.parseInt(String(short ?? long), 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );

const MAX_ENDS = 200;

/** An object with text behind it; a file that is nothing but JSON is another kind of file. */
export const readJsonMatter = (window: string, start: number): FrontMatterBlock | null => {
  let tries = 0;
  for (const { index } of window.matchAll(/^\}[^\S\n]*\r?$/gm)) {
    if (tries++ > MAX_ENDS) return null;
    const content = parsed(window.slice(0, index + 1));
    if (!content || window.slice(index + 1).trim() === '') continue;
    return { values: stringsOf(content), end: start + index + 1 };
  }
  return null;
};

const parsed = (json: string): object | null => {
  try {
    const content: unknown = JSON.parse(json);
    return typeof content === 'object' ? content : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const stringsOf = (content: object): FrontMatter =>
  new Map(
    Object.entries(content).map(([key, value]: [string, unknown]) => [
      key.trim().toLowerCase(),
      (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap(textOf),
    ]),
  );

const textOf = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value).trim()];
  const isNamed = typeof value === 'object' && value !== null && 'name' in value;
  return isNamed && typeof value.name === 'string' ? [value.name.trim()] : [];
};
