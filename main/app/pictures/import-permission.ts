import type { BatchRecord } from '../../core/batches/batch-record.ts';
import type { PictureOptions } from './acquire-policy.ts';

/** Whom the user allowed to be asked. */
export type PicturePermission = Omit<PictureOptions, 'fetch'>;

/** Of what an import brought in; null for one that is not on record, and for one whose question is not answered yet. */
export const permissionOf = (record: BatchRecord | null): PicturePermission | null => {
  if (!record || record.hostQuestion === 'open') return null;
  const { mirrors, hosts, wayback } = record.options;
  return { mirrors, hosts, wayback };
};
