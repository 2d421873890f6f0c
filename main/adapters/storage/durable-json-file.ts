import type { Adapter } from 'lowdb';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { RecordFormat } from '../../core/records/decode-record.ts';
import { replaceDurably } from './durable-write.ts';
import { absolute } from './library-paths.ts';
import { decodeRecordFile, encodeRecordFile } from './record-file.ts';
import { keepCopyAside } from './set-aside.ts';
import type { StorageContext } from './storage-context.ts';
import { isSystemError } from './system-error.ts';

/** Inside the storage only: whoever reads decides what becomes of the file. */
export class DamagedRecord extends Error {}

export interface RecordPlace<T> {
  /** Path from the root. */
  readonly file: string;
  readonly id: ArticleId | null;
  readonly format: RecordFormat<T>;
}

/**
 * lowdb's adapter as an archive needs it. lowdb's own does not sync, uses one fixed temporary name, drops
 * the file's mode, takes any shape for data and leaves an unreadable file to be overwritten.
 */
export class DurableJsonFile<T extends object> implements Adapter<T | null> {
  readonly #context: StorageContext;
  readonly #place: RecordPlace<T>;
  /** What `read` found where it was not what Offprint had written. */
  #foreign: Uint8Array | null = null;

  constructor(context: StorageContext, place: RecordPlace<T>) {
    this.#context = context;
    this.#place = place;
  }

  /** Null when there is no file. Throws DamagedRecord, and OffprintError for a record from a later Offprint. */
  async read(): Promise<T | null> {
    const { file, format } = this.#place;
    const bytes = await this.#bytes();
    if (bytes === null) return null;
    const { decoded, sealed } = decodeRecordFile(bytes, format, this.#context.digest);
    this.#foreign = sealed ? null : bytes;
    if (decoded.ok) return decoded.record;
    if ('problem' in decoded) throw new DamagedRecord(decoded.problem);
    throw new OffprintError(
      'library-unusable',
      `${file} was written by a later version of Offprint. It was left as it is. Update Offprint to open it.`,
      { details: { path: file, schema: decoded.newerSchema } },
    );
  }

  /** Durable when it resolves; null is lowdb's word for nothing to write. Bytes that somebody else wrote are kept beside the file. */
  async write(record: T | null): Promise<void> {
    if (record === null) return;
    const { root, fs, staging } = this.#context;
    const bytes = await this.encode(record);
    await replaceDurably(fs, absolute(root, this.#place.file), bytes, staging.fresh('file'));
    this.#foreign = null;
  }

  /** What `write` would write, for a change of several files; the bytes of somebody else are kept as there. */
  async encode(record: T): Promise<Uint8Array> {
    const { file, format } = this.#place;
    const found = format.check(record);
    if (found !== null) throw new TypeError(`a record that could not be read back, not written: ${found}`);
    if (this.#foreign) await keepCopyAside(this.#context, file, this.#foreign);
    return encodeRecordFile(record, this.#context.digest);
  }

  async #bytes(): Promise<Uint8Array | null> {
    try {
      return await this.#context.fs.read(absolute(this.#context.root, this.#place.file));
    } catch (error) {
      if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return null;
      throw error;
    }
  }
}
