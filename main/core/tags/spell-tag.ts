import { normaliseTag, tagKey } from './tag-name.ts';

/**
 * Spells tags as the library already does: `NEWS/local` becomes `News/local` where `News` or anything below it is
 * known. Of several known spellings the first counts. Names come back normalised.
 */
export const createSpelling = (known: Iterable<string>): ((typed: string) => string) => {
  const spelled = new Map<string, string>();
  const step = (above: string, part: string): string => {
    const key = tagKey(above === '' ? part : `${above}/${part}`);
    const kept = spelled.get(key);
    if (kept !== undefined) return kept;
    const name = above === '' ? part : `${above}/${part}`;
    spelled.set(key, name);
    return name;
  };
  const spell = (typed: string): string => normaliseTag(typed).split('/').reduce(step, '');
  for (const name of known) spell(name);
  return spell;
};
