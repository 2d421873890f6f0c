import { load } from 'cheerio';
import { MAX_TAG_LENGTH, normaliseTag } from '../../tags/tag-name.ts';
import { asText } from './json-value.ts';
import type { JsonObject } from './json-value.ts';

/** Notes are plain text; markup of an imported one is dropped. */
export const readNote = (body: JsonObject): string => {
  const value = asText(body.value);
  return asText(body.format) === 'text/html' ? load(value).text().trim() : value;
};

/** Imported tags made possible: too long ones cut, empty ones left out, repeats joined. */
export const readTags = (names: readonly string[]): string[] => {
  const tags = new Map<string, string>();
  for (const name of names) {
    const cut = name.slice(0, MAX_TAG_LENGTH);
    if (!/[^\s/\p{Cc}]/u.test(cut)) continue;
    const tag = normaliseTag(cut);
    if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
};
