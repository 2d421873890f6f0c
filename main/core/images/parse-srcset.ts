export interface SrcsetEntry {
  readonly url: string;
  /** Width descriptor in pixels. */
  readonly width: number | null;
  /** Density descriptor. */
  readonly density: number | null;
}

const SPACE = /[ \t\n\r\f]/;
const SEPARATORS = /[, \t\n\r\f]*/y;
const URL_RUN = /[^ \t\n\r\f]+/y;
const INTEGER = /^\d+$/;
const FLOAT = /^-?(?:\d+|\d*\.\d+)(?:[eE][+-]?\d+)?$/;

type Unit = 'w' | 'x' | 'h';

/** Descriptors that may not stand before this one. */
const CONFLICTS = { w: ['w', 'x'], x: ['w', 'x', 'h'], h: ['h', 'x'] } as const satisfies Record<
  Unit,
  readonly Unit[]
>;

const take = (pattern: RegExp, input: string, from: number): string => {
  pattern.lastIndex = from;
  return pattern.exec(input)?.[0] ?? '';
};

/**
 * The candidates of a srcset attribute by the algorithm of the HTML standard ("parse a srcset attribute");
 * entries with wrong descriptors are left out. Written here because the package of that name prints to stdout.
 */
export const parseSrcset = (input: string): SrcsetEntry[] => {
  const entries: SrcsetEntry[] = [];
  let position = 0;
  for (;;) {
    position += take(SEPARATORS, input, position).length;
    if (position >= input.length) return entries;
    const run = take(URL_RUN, input, position);
    position += run.length;
    const url = run.endsWith(',') ? withoutTrailingCommas(run) : run;
    let descriptors: string[] = [];
    if (url === run) [descriptors, position] = readDescriptors(input, position);
    const entry = describe(url, descriptors);
    if (entry) entries.push(entry);
  }
};

const withoutTrailingCommas = (run: string): string => {
  let end = run.length;
  while (run[end - 1] === ',') end -= 1;
  return run.slice(0, end);
};

/** Descriptors up to the comma that ends the candidate, and the position behind it; commas in parentheses do not. */
const readDescriptors = (input: string, start: number): [string[], number] => {
  const descriptors: string[] = [];
  let from = -1;
  let inParentheses = false;
  let position = start;
  for (; position < input.length; position += 1) {
    const character = input[position] ?? '';
    if (inParentheses) {
      inParentheses = character !== ')';
    } else if (character === ',' || SPACE.test(character)) {
      if (from >= 0) descriptors.push(input.slice(from, position));
      from = -1;
      if (character === ',') return [descriptors, position + 1];
    } else {
      if (from < 0) from = position;
      inParentheses = character === '(';
    }
  }
  if (from >= 0) descriptors.push(input.slice(from));
  return [descriptors, position];
};

const describe = (url: string, descriptors: readonly string[]): SrcsetEntry | null => {
  const found: Partial<Record<Unit, number>> = {};
  for (const descriptor of descriptors) {
    const unit = descriptor.at(-1) ?? '';
    if (!isUnit(unit)) return null;
    const value = readValue(unit, descriptor.slice(0, -1));
    if (value === null || CONFLICTS[unit].some((other) => found[other] !== undefined)) return null;
    found[unit] = value;
  }
  // A height says nothing without the width it belongs to.
  if (found.h !== undefined && found.w === undefined) return null;
  return { url, width: found.w ?? null, density: found.x ?? null };
};

const isUnit = (text: string): text is Unit => text === 'w' || text === 'x' || text === 'h';

const readValue = (unit: Unit, text: string): number | null => {
  if (unit === 'x') return FLOAT.test(text) && Number(text) >= 0 ? Number(text) : null;
  return INTEGER.test(text) && Number(text) > 0 ? Number(text) : null;
};
