import type { OffprintErrorCode } from '../../core/errors/offprint-error.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';

export const systemErrorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

export const isSystemError = (error: unknown, ...codes: readonly string[]): boolean => {
  const code = systemErrorCode(error);
  return code !== null && codes.includes(code);
};

export interface Attempt {
  /** What was tried, as the end of "could not …": `store the article abc`. */
  readonly action: string;
  /** A sentence: what is still there. */
  readonly kept: string;
  readonly path: string;
}

const KINDS: readonly { codes: readonly string[]; code: OffprintErrorCode; why: string; advice: string }[] = [
  {
    codes: ['ENOSPC', 'EDQUOT'],
    code: 'disk-full',
    why: 'The disk is full',
    advice: 'Free some space and try again.',
  },
  {
    codes: ['EROFS', 'EACCES', 'EPERM'],
    code: 'library-read-only',
    why: 'The library cannot be written to',
    advice: "Check the folder's permissions and that its disk is not write-protected.",
  },
];

const OTHER = {
  code: 'library-unusable',
  why: 'The disk reported an error',
  advice: 'Check the disk and try again.',
} as const;

/** A failed file operation in the reader's terms. What is not a system error is a bug and comes back as it is. */
const explainSystemError = (error: unknown, { action, kept, path }: Attempt): unknown => {
  const systemCode = systemErrorCode(error);
  if (error instanceof OffprintError || systemCode === null || !('syscall' in (error as object)))
    return error;
  const { code, why, advice } = KINDS.find(({ codes }) => codes.includes(systemCode)) ?? OTHER;
  return new OffprintError(code, `${why} (${systemCode}): could not ${action}. ${kept} ${advice}`, {
    details: { path, system: systemCode },
    cause: error,
  });
};

/** Runs `task` and throws what `explainSystemError` makes of its failure. */
export const explaining = async <T>(attempt: Attempt, task: () => Promise<T>): Promise<T> => {
  try {
    return await task();
  } catch (error) {
    throw explainSystemError(error, attempt);
  }
};
