import type { Claim, ClaimField } from '../../articles/claim.ts';
import type { FrontMatter } from '../header/front-matter-block.ts';
import type { SavedHeader } from '../header/parse-header.ts';
import { FRONT_MATTER_KEYS } from '../header/front-matter-keys.ts';
import { dateFromEpoch, parseDate } from '../header/parse-date.ts';
import { decodeEntities } from './decode-entities.ts';

/** What the header of a saved file says, verbatim, the header line before the front matter. */
export const headerClaims = (header: SavedHeader): Claim[] => {
  const claims: Claim[] = [];
  if (header.titleLine) {
    claims.push({ field: 'title', value: header.titleLine.title, source: 'header' });
    claims.push({ field: 'url', value: header.titleLine.url, source: 'header' });
  }
  const published = header.stamp === null ? null : (dateFromEpoch(header.stamp) ?? parseDate(header.stamp));
  if (published !== null) claims.push({ field: 'published', value: published, source: 'header' });
  if (header.dateLine !== null)
    claims.push({ field: 'published', value: header.dateLine, source: 'date-line' });
  if (header.frontMatter) claims.push(...frontMatterClaims(header.frontMatter));
  return claims.filter((claim) => claim.value !== '');
};

const frontMatterClaims = (frontMatter: FrontMatter): Claim[] =>
  (Object.keys(FRONT_MATTER_KEYS) as ClaimField[]).flatMap((field) =>
    FRONT_MATTER_KEYS[field].flatMap((key) =>
      valuesOf(frontMatter, field, key).map((value) => ({ field, value, source: 'front-matter' as const })),
    ),
  );

const valuesOf = (frontMatter: FrontMatter, field: ClaimField, key: string): string[] => {
  const values = (frontMatter.get(key) ?? []).map(decodeEntities);
  switch (field) {
    case 'url':
      return values.map(bareAddress).filter((value) => /^https?:\/\//i.test(value));
    case 'site':
      return values.filter((value) => !/^<?https?:|\]\(https?:/i.test(value));
    case 'tag':
      return values.flatMap(tagsIn);
    case 'published':
      return values.map(withoutMarks);
    case 'author':
      return values.length === 0 ? [] : [values.map(withoutBrackets).join(', ')];
    default:
      return values;
  }
};

/** Separated by commas, or written as hash tags in a row. */
const tagsIn = (value: string): string[] =>
  /^#[^\s#,]+(?:[\s,]+#[^\s#,]+)+$/.test(value.trim())
    ? value.split(/[\s,#]+/).filter(Boolean)
    : value.split(/[,，、;；]/).map((tag) => tag.trim());

/** Notes have addresses in `<…>` or as a link with a name. */
const bareAddress = (value: string): string =>
  /^<(\S+)>$/.exec(value)?.[1] ?? /^\[[^\]]*\]\((https?:\S+)\)$/i.exec(value)?.[1] ?? value;

/** `[[Name]]` and `[[Page|Name]]`: notes link to a note about the author. */
const withoutBrackets = (value: string): string => value.replace(/\[\[(?:[^|[\]]*\|)?([^[\]]+)\]\]/g, '$1');

/** `[[2022-01-10]]` links to the note of a day, `<2022-01-10 Mon>` and `[2022-01-10 Mon]` are Org's. */
const withoutMarks = (value: string): string =>
  /^(?:\[\[?|<)([^[\]<>]+)(?:\]\]?|>)$/.exec(value)?.[1] ?? value;
