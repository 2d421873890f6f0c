import type { RecordFormat } from '../../core/records/decode-record.ts';
import { hashFile } from './hash-file.ts';
import { absolute } from './library-paths.ts';
import { decodeRecordFile } from './record-file.ts';
import type { StorageContext } from './storage-context.ts';
import { systemErrorCode } from './system-error.ts';

type CheckContext = Pick<StorageContext, 'fs' | 'root' | 'digest'>;

/** What is wrong with a file that must have this SHA-256, or null. */
export const checkHash = async (
  { fs, root }: CheckContext,
  file: string,
  sha256: string,
): Promise<string | null> => {
  try {
    const facts = await fs.facts(absolute(root, file));
    if (facts === null) return 'is missing';
    if (facts.kind !== 'file') return `is a ${facts.kind}, not a file`;
    const found = await hashFile(fs, absolute(root, file), facts.bytes);
    return found === sha256
      ? null
      : `is damaged or was changed: its SHA-256 is ${found}, recorded is ${sha256}`;
  } catch (error) {
    return unreadable(error);
  }
};

/** The record in a file, with what is wrong with it; neither when there is no file. */
export const checkRecord = async <T>(
  { fs, root, digest }: CheckContext,
  file: string,
  format: RecordFormat<T>,
): Promise<{ record: T | null; problem: string | null }> => {
  try {
    const facts = await fs.facts(absolute(root, file));
    if (facts === null) return { record: null, problem: null };
    if (facts.kind !== 'file') return { record: null, problem: `is a ${facts.kind}, not a file` };
    const { decoded, sealed } = decodeRecordFile(await fs.read(absolute(root, file)), format, digest);
    if (decoded.ok)
      return {
        record: decoded.record,
        problem: sealed ? null : 'is damaged or was changed by another program: its checksum does not fit',
      };
    const why = 'problem' in decoded ? decoded.problem : 'it was written by a later version of Offprint';
    return { record: null, problem: `cannot be read: ${why}` };
  } catch (error) {
    return { record: null, problem: unreadable(error) };
  }
};

/** The disk's word on a file is a finding; anything else is a bug and goes on. */
const unreadable = (error: unknown): string => {
  const code = systemErrorCode(error);
  if (code === null) throw error;
  return `cannot be read (${code})`;
};
