/**
 * What a value read from disk must look like. Hand-written rather than taken from the contract's schema
 * library: records keep what they do not know, and a fault is named by its place in the file.
 */
export type Shape = (value: unknown, place: string) => string | null;

const fault = (place: string, expected: string): string => `${place} is not ${expected}`;

export const text: Shape = (value, place) => (typeof value === 'string' ? null : fault(place, 'a text'));

export const flag: Shape = (value, place) =>
  typeof value === 'boolean' ? null : fault(place, 'true or false');

export const wholeNumber =
  (min: number): Shape =>
  (value, place) =>
    Number.isSafeInteger(value) && (value as number) >= min
      ? null
      : fault(place, `a whole number of ${String(min)} or more`);

/** A size: pictures made of vectors have fractions of pixels. */
export const size: Shape = (value, place) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? null : fault(place, 'a size');

export const matching =
  (pattern: RegExp, expected: string): Shape =>
  (value, place) =>
    typeof value === 'string' && pattern.test(value) ? null : fault(place, expected);

export const oneOf =
  (...allowed: readonly (string | number)[]): Shape =>
  (value, place) =>
    allowed.some((candidate) => candidate === value) ? null : fault(place, `one of ${allowed.join(', ')}`);

export const orNull =
  (shape: Shape): Shape =>
  (value, place) =>
    value === null ? null : shape(value, place);

export const optional =
  (shape: Shape): Shape =>
  (value, place) =>
    value === undefined ? null : shape(value, place);

export const listOf =
  (shape: Shape): Shape =>
  (value, place) => {
    if (!Array.isArray(value)) return fault(place, 'a list');
    for (const [at, item] of value.entries()) {
      const found = shape(item, `${place}[${String(at)}]`);
      if (found) return found;
    }
    return null;
  };

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const anyRecord: Shape = (value, place) => (isRecord(value) ? null : fault(place, 'an object'));

/** Properties that are not named are allowed and kept. */
export const recordOf =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value, place) => {
    if (!isRecord(value)) return fault(place, 'an object');
    for (const [name, shape] of Object.entries(fields)) {
      const found = shape(value[name], place === '' ? name : `${place}.${name}`);
      if (found) return found;
    }
    return null;
  };

export const sha256 = matching(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
/** Extensions become part of a file name, so nothing else passes. */
export const fileExtension = matching(/^[a-z0-9]{1,12}$/, 'a file extension');
export const instant = matching(/^(\d{4}|[+-]\d{6})-\d{2}-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:?\d{2})?)?$/, 'a date');
/**
 * A word of an open vocabulary, such as where a claim was found. The list grows without a new schema, and
 * an unknown word is no reason to call the whole record damaged.
 */
export const word = matching(/^[^\s]{1,64}$/, 'a word');
