import type { BatchRecord } from '../../core/batches/batch-record.ts';
import type { PictureOptions } from './acquire-policy.ts';

/** Whom the user allowed to be asked. */
export type PicturePermission = Omit<PictureOptions, 'fetch'>;

/**
 * Of what an import brought in; null for one that is not on record, and for one whose question is not answered yet.
 * Mirrors were named for one run by whoever began it: a library that came from a stranger may name any folder and any
 * address of this machine.
 */
export const permissionOf = (record: BatchRecord | null): PicturePermission | null => {
  if (!record || record.hostQuestion === 'open') return null;
  const { hosts, wayback } = record.options;
  return { mirrors: [], hosts, wayback };
};
