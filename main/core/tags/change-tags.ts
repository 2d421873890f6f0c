/**
 * Every function returns the very list it was given when nothing changes, so that a caller can see that
 * there is nothing to write. Names are normalised here; lists are expected to hold normalised names.
 */
import { isTagOrBelow, normaliseTag, tagKey } from './tag-name.ts';

type Tags = readonly string[];

const withoutRepeats = (tags: Tags): string[] => {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const key = tagKey(tag);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const sameList = (a: Tags, b: Tags): boolean =>
  a.length === b.length && a.every((tag, index) => tag === b[index]);

/** Normalised and without repeats, first spelling first. */
export const normaliseTags = (tags: Tags): string[] => withoutRepeats(tags.map(normaliseTag));

/** Adds at the end what is not there in any spelling. */
export const addTags = (tags: Tags, added: Tags): Tags => {
  const all = withoutRepeats([...tags, ...added.map(normaliseTag)]);
  return sameList(all, tags) ? tags : all;
};

/** Removes these tags only; what is nested below them stays. */
export const removeTags = (tags: Tags, removed: Tags): Tags => {
  const keys = new Set(removed.map((tag) => tagKey(normaliseTag(tag))));
  const left = tags.filter((tag) => !keys.has(tagKey(tag)));
  return left.length === tags.length ? tags : left;
};

/**
 * Renames a tag and moves everything nested below it along; also the way to change its spelling. Throws
 * `bad-input` when a nested name becomes too long.
 */
export const renameTag = (tags: Tags, from: string, to: string): Tags => {
  const old = normaliseTag(from);
  const name = normaliseTag(to);
  if (!tags.some((tag) => isTagOrBelow(tag, old))) return tags;
  const renamed = withoutRepeats(
    tags.map((tag) => {
      if (isTagOrBelow(tag, old)) return reroot(tag, old, name);
      return isTagOrBelow(tag, name) ? reroot(tag, name, name) : tag;
    }),
  );
  return sameList(renamed, tags) ? tags : renamed;
};

/** `tag`, which is `root` or below it, moved below `name`. */
const reroot = (tag: string, root: string, name: string): string =>
  normaliseTag([name, ...tag.split('/').slice(root.split('/').length)].join('/'));

/** Puts `into` in the place of `from`, with what is nested below; a list that has both keeps one, spelled as `into`. */
export const mergeTag = (tags: Tags, from: string, into: string): Tags => renameTag(tags, from, into);

/** Removes a tag and everything nested below it. */
export const deleteTag = (tags: Tags, deleted: string): Tags => {
  const name = normaliseTag(deleted);
  const left = tags.filter((tag) => !isTagOrBelow(tag, name));
  return left.length === tags.length ? tags : left;
};
