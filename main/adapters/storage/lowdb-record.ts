import { Low } from 'lowdb';
import type { RecordPlace } from './durable-json-file.ts';
import { DamagedRecord, DurableJsonFile } from './durable-json-file.ts';
import { setAside } from './set-aside.ts';
import type { StorageContext } from './storage-context.ts';

/**
 * The record at `place`, or null when there is none. A damaged file is set aside and told in the library's
 * problems, and counts as none from then on. Call it with the place's turn in the queue: setting aside must
 * not meet somebody who is just writing.
 */
export const readRecord = async <T extends object>(
  context: StorageContext,
  place: RecordPlace<T>,
): Promise<T | null> => {
  const low = await open(context, place);
  return low.data;
};

/**
 * Applies `change` and makes the result durable; when it returns what it was given, nothing is written.
 * Call it with the place's turn in the queue, as for `readRecord`.
 */
export const updateRecord = async <T extends object>(
  context: StorageContext,
  place: RecordPlace<T>,
  change: (record: T | null) => T | null,
): Promise<T | null> => {
  const low = await open(context, place);
  const changed = change(low.data);
  if (changed === low.data) return low.data;
  low.data = changed;
  await low.write();
  return changed;
};

/**
 * The bytes of what `change` makes of the record, for a change of several files, or null where it returns what
 * it was given. Call it with the place's turn in the queue, as for `readRecord`.
 */
export const encodeChanged = async <T extends object>(
  context: StorageContext,
  place: RecordPlace<T>,
  change: (record: T | null) => T | null,
): Promise<Uint8Array | null> => {
  const { data, file } = await open(context, place);
  const changed = change(data);
  return changed === null || changed === data ? null : file.encode(changed);
};

class Opened<T extends object> extends Low<T | null> {
  readonly file: DurableJsonFile<T>;

  constructor(file: DurableJsonFile<T>) {
    super(file, null);
    this.file = file;
  }
}

const open = async <T extends object>(context: StorageContext, place: RecordPlace<T>): Promise<Opened<T>> => {
  const low = new Opened<T>(new DurableJsonFile(context, place));
  try {
    await low.read();
  } catch (error) {
    if (!(error instanceof DamagedRecord)) throw error;
    await reportDamaged(context, place, error.message);
    return new Opened<T>(new DurableJsonFile(context, place));
  }
  return low;
};

const reportDamaged = async <T>(
  context: StorageContext,
  { file, id }: RecordPlace<T>,
  why: string,
): Promise<void> => {
  const aside = await setAside(context, file);
  const problem = `could not be read: ${why}. It was set aside as ${aside}, nothing was overwritten.`;
  context.problems.add({ id, file, problem });
  context.logger.warn('a damaged file was set aside', { file, aside, why });
};
