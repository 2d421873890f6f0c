import type { TagCount } from '../../preload/contract/tags.ts';

/** Equal for tags that are one tag in two spellings, as the library reckons: case and width aside. */
export const foldTag = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Known tags for what was typed: those that begin with it (or with it below a group) first, then by use. */
export const matchTags = (
  typed: string,
  known: readonly TagCount[],
  taken: readonly string[],
  limit = 8,
): string[] => {
  const sought = foldTag(typed.trim());
  const rank = (name: string): number => {
    const folded = foldTag(name);
    if (folded.startsWith(sought)) return 0;
    if (folded.includes(`/${sought}`)) return 1;
    return folded.includes(sought) ? 2 : 3;
  };
  const there = new Set(taken.map(foldTag));
  return known
    .filter(({ name }) => !there.has(foldTag(name)) && rank(name) < 3)
    .sort((a, b) => rank(a.name) - rank(b.name) || b.count - a.count)
    .slice(0, limit)
    .map(({ name }) => name);
};

/** What was typed, as a tag: no white space at the ends or around the slashes, no empty group. */
export const tidyTag = (typed: string): string =>
  typed
    .split('/')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '')
    .join('/');
