import type { Claim, ClaimField, ClaimSource } from '../../articles/claim.ts';
import { parseDate } from '../header/parse-date.ts';
import { canonicalUrl } from './canonical-url.ts';
import { settleClaims } from './settle-claims.ts';

/** Statements of a saved file about one thing that cannot all be true. */
export interface ClaimConflict {
  readonly field: ClaimField;
  /** Every value that was stated, in the order of the claims, and by whom. */
  readonly values: readonly { readonly value: string; readonly sources: readonly ClaimSource[] }[];
  /** The value the article goes by; null where that is none of them. */
  readonly used: string | null;
}

/** Each is held against each; no honest page states more. */
const MAX_COMPARED = 50;

type Agree = (one: string, other: string) => boolean;

/**
 * Which claims of a file contradict each other. Not a contradiction: another spelling of the same address, the
 * site's name behind a title, a day and an instant within it, an instant without its zone, one of several authors,
 * a language with its region. Tags and the date of saving cannot contradict.
 */
export const claimConflicts = (claims: readonly Claim[]): ClaimConflict[] =>
  FIELDS.flatMap(({ field, agree }) => {
    const values = valuesOf(claims, field);
    return isDisputed(values, agree) ? [{ field, values, used: usedOf(claims, field, values) }] : [];
  });

/** Whether the file contradicts itself about where or when the article appeared. */
export const isOriginDisputed = (claims: readonly Claim[]): boolean =>
  FIELDS.some(
    ({ field, agree }) =>
      (field === 'url' || field === 'published') && isDisputed(valuesOf(claims, field), agree),
  );

const isDisputed = (values: ClaimConflict['values'], agree: Agree): boolean => {
  const compared = values.slice(0, MAX_COMPARED);
  return compared.some(({ value }, at) => compared.slice(at + 1).some((other) => !agree(value, other.value)));
};

const valuesOf = (claims: readonly Claim[], field: ClaimField): ClaimConflict['values'] => {
  const found = new Map<string, Set<ClaimSource>>();
  for (const claim of claims) {
    // The first heading in a text is often that of a section, and the names in it those of others.
    if (claim.field !== field || claim.source === 'body') continue;
    const sources = found.get(claim.value) ?? new Set();
    found.set(claim.value, sources.add(claim.source));
  }
  return Array.from(found, ([value, sources]) => ({ value, sources: [...sources] }));
};

const usedOf = (
  claims: readonly Claim[],
  field: ClaimField,
  values: ClaimConflict['values'],
): string | null => {
  // The language is that of the text, whatever is claimed.
  if (field === 'tag' || field === 'saved' || field === 'language') return null;
  const settled = settleClaims(claims, '')[field];
  const alone = (value: string) => settleClaims([{ field, value, source: 'header' }], '')[field];
  return values.find(({ value }) => alone(value) === settled)?.value ?? null;
};

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s\u200b]+/gu, ' ')
    .trim();

const oneHoldsOther: Agree = (one, other) => {
  const [a, b] = [folded(one), folded(other)];
  return a.includes(b) || b.includes(a);
};

/** `TheHill` and `The Hill`, `Página12` and `PAGINA12`. */
const sameSite: Agree = (one, other) => oneHoldsOther(bareName(one), bareName(other));

const bareName = (site: string): string => site.normalize('NFKD').replace(/^www\.|[\p{M}\s]/giu, '');

/** Titles without the name of the site that pages put behind a dash or a bar. */
const sameTitle: Agree = (one, other) =>
  oneHoldsOther(one, other) || (bareTitle(one).length > 3 && bareTitle(one) === bareTitle(other));

const bareTitle = (title: string): string => folded(title.split(/\s+[|–—·»-]\s+|[_|｜]/)[0] ?? '');

/** Relative addresses and those of other schemes say nothing that could be compared. */
const sameAddress: Agree = (one, other) => {
  const [a, b] = [canonicalUrl(one), canonicalUrl(other)];
  if (a === null || b === null || a === b) return true;
  const [[pathA, queryA], [pathB, queryB]] = [a.split('?', 2), b.split('?', 2)];
  return pathA === pathB && (queryA === undefined || queryB === undefined);
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Local times lie so far behind and before that of Greenwich. */
const [WEST_MS, EAST_MS] = [12 * HOUR_MS, 14 * HOUR_MS];

const sameTime: Agree = (one, other) => {
  const [a, b] = [spanOf(one), spanOf(other)];
  return a === null || b === null || (a.from <= b.until && b.from <= a.until);
};

/** The instants that a written date may mean; null for what is no date. */
const spanOf = (written: string): { from: number; until: number } | null => {
  const date = parseDate(written);
  if (date === null) return null;
  if (date.length === 10) {
    const day = Date.parse(date);
    return { from: day, until: day + 24 * HOUR_MS - 1 };
  }
  const isZoned = /(?:Z|[+-]\d\d:\d\d)$/.test(date);
  const instant = Date.parse(isZoned ? date : `${date}Z`);
  return isZoned
    ? { from: instant, until: instant + MINUTE_MS }
    : { from: instant - EAST_MS, until: instant + WEST_MS };
};

const sameAuthors: Agree = (one, other) => {
  const others = namesIn(other);
  return oneHoldsOther(one, other) || namesIn(one).some((name) => others.includes(name));
};

const namesIn = (authors: string): string[] =>
  authors
    .replace(/^(?:by|von|par|por|文|作者|记者|記者)[\s:：/／]+/i, '')
    .split(/[,，、;；&/／|]|\s(?:and|und|et|y)\s/i)
    .map(folded)
    .filter((name) => name !== '');

const sameLanguage: Agree = (one, other) => primary(one) === primary(other);

const primary = (tag: string): string => tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';

const FIELDS: readonly { readonly field: ClaimField; readonly agree: Agree }[] = [
  { field: 'title', agree: sameTitle },
  { field: 'url', agree: sameAddress },
  { field: 'published', agree: sameTime },
  { field: 'author', agree: sameAuthors },
  { field: 'site', agree: sameSite },
  { field: 'language', agree: sameLanguage },
];
