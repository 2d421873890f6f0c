import { OffprintError } from '../errors/offprint-error.ts';

export const MAX_TAG_LENGTH = 80;

const NOT_FOR_NAMES = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/**
 * A tag as it is kept: composed (NFC), without space at its ends, inner space and control characters as one
 * space, `a/b` for the tag b below a. Case stays as typed. Throws `bad-input` when no name is left or it
 * is longer than MAX_TAG_LENGTH UTF-16 units.
 */
export const normaliseTag = (typed: string): string => {
  const name = typed
    .normalize('NFC')
    .split('/')
    .map((part) => part.replace(NOT_FOR_NAMES, ' ').trim())
    .filter((part) => part !== '')
    .join('/');
  if (name === '') {
    throw new OffprintError('bad-input', `“${typed}” is no tag: it has no letters. Nothing was changed.`);
  }
  if (name.length > MAX_TAG_LENGTH) {
    throw new OffprintError(
      'bad-input',
      `The tag “${name.slice(0, 40)}…” is longer than ${String(MAX_TAG_LENGTH)} characters. Nothing was changed; give it a shorter name.`,
      { details: { length: name.length, max: MAX_TAG_LENGTH } },
    );
  }
  return name;
};

/** Equal for tags that count as the same, case and width aside: `News`, `news` and `ｎｅｗｓ`. Expects a normalised name. */
export const tagKey = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Whether `name` is `ancestor` or nested below it. Expects normalised names. */
export const isTagOrBelow = (name: string, ancestor: string): boolean => {
  const key = tagKey(name);
  const above = tagKey(ancestor);
  return key === above || key.startsWith(`${above}/`);
};
