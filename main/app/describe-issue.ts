import type { z } from '../../preload/contract/schema.ts';

/** What is wrong with one value of a call, as a clause that a person understands. */
export const describeIssue = (issue: z.core.$ZodIssue): string => {
  const what = issue.path.length === 0 ? 'the input' : `“${issue.path.map(String).join('.')}”`;
  switch (issue.code) {
    case 'too_big':
      return `${what} is too ${issue.origin === 'string' ? 'long' : 'large'}: at most ${amount(issue.maximum, issue.origin)}`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? `${what} is empty`
        : `${what} is too ${issue.origin === 'string' ? 'short' : 'small'}: at least ${amount(issue.minimum, issue.origin)}`;
    case 'invalid_type':
      return `${what} has to be ${NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `${what} has to be ${issue.values.map((value) => `“${String(value)}”`).join(' or ')}`;
    case 'unrecognized_keys':
      return `${what} has no ${issue.keys.map((key) => `“${key}”`).join(', ')}`;
    default:
      return `${what}: ${issue.message}`;
  }
};

const NAMES: Readonly<Partial<Record<string, string>>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const UNITS: Readonly<Partial<Record<string, string>>> = { string: ' characters', array: ' entries' };

const amount = (limit: number | bigint, origin: string): string => `${String(limit)}${UNITS[origin] ?? ''}`;
