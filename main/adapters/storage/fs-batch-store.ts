import { BATCH_FORMAT, batchId, readOutcomeLine } from '../../core/batches/batch-format.ts';
import type { BatchOutcome, BatchRecord } from '../../core/batches/batch-record.ts';
import { unknownImport } from '../../core/batches/unknown-import.ts';
import type { BatchLog, BatchStore } from '../../core/ports/batch-store.ts';
import type { RecordPlace } from './durable-json-file.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { BATCHES, absolute } from './library-paths.ts';
import { readLines } from './read-lines.ts';
import { readRecord, updateRecord } from './lowdb-record.ts';
import { OutcomeLog } from './outcome-log.ts';
import type { StorageContext } from './storage-context.ts';
import { explaining } from './system-error.ts';

/** Ended batches that can still be reported and taken back. */
const KEPT_ENDED = 100;
const PART = /^outcomes-(\d{1,9})\.jsonl$/;

/** Imports as folders: `batches/<id>/` with `batch.json`, the parts of its log, and its uploads. */
export class FsBatchStore implements BatchStore {
  readonly #context: StorageContext;
  readonly #queue = new KeyedQueue();

  constructor(context: StorageContext) {
    this.#context = context;
  }

  async list(): Promise<readonly BatchRecord[]> {
    const records = await Promise.all((await this.#ids()).map((id) => this.read(id)));
    return records
      .filter((record) => record !== null)
      .sort((a, b) => (a.started === b.started ? 0 : a.started < b.started ? 1 : -1));
  }

  read(id: string): Promise<BatchRecord | null> {
    if (batchId(id, '') !== null) return Promise.resolve(null);
    return this.#run(id, 'read', () => readRecord(this.#context, placeOf(id)));
  }

  async create(record: BatchRecord): Promise<void> {
    await this.#run(record.id, 'begin', async () => {
      await this.#makeFolder(folderOf(record.id));
      await updateRecord(this.#context, placeOf(record.id), () => record);
    });
    const ended = (await this.list()).filter(({ state }) => state === 'done' || state === 'undone');
    for (const { id } of ended.slice(KEPT_ENDED)) await this.#remove(id, folderOf(id));
  }

  update(id: string, change: (record: BatchRecord) => BatchRecord): Promise<BatchRecord> {
    return this.#run(id, 'note the state of', async () => {
      const record = await updateRecord(this.#context, placeOf(id), (before) => before && change(before));
      if (record === null) throw unknownImport();
      return record;
    });
  }

  openLog(id: string): Promise<BatchLog> {
    return this.#run(id, 'begin the report of', async () => {
      const { fs, root } = this.#context;
      const last = (await this.#parts(id)).at(-1) ?? 0;
      const name = `${folderOf(id)}/outcomes-${String(last + 1)}.jsonl`;
      const log = new OutcomeLog(await fs.create(absolute(root, name)));
      await fs.syncFolder(absolute(root, folderOf(id)));
      return {
        write: (outcome) => explaining(attempt(id, 'write the report of'), () => log.write(outcome)),
        close: () => explaining(attempt(id, 'write the report of'), () => log.close()),
      };
    });
  }

  async *outcomes(id: string): AsyncGenerator<BatchOutcome> {
    const { fs, root, logger } = this.#context;
    for (const part of await this.#parts(id)) {
      const file = `${folderOf(id)}/outcomes-${String(part)}.jsonl`;
      for await (const line of readLines(fs.chunks(absolute(root, file)))) {
        const outcome = readOutcomeLine(line);
        if (outcome) yield outcome;
        else logger.warn('a line of an import’s report cannot be read', { file });
      }
    }
  }

  async uploadFolder(id: string): Promise<string> {
    const folder = uploadsOf(id);
    await this.#run(id, 'keep the files of', () => this.#makeFolder(folder));
    return absolute(this.#context.root, folder);
  }

  dropUploads(id: string): Promise<void> {
    return this.#remove(id, uploadsOf(id));
  }

  /** Takes nothing more; resolves when nothing is being written any more. */
  close(): Promise<void> {
    return this.#queue.close();
  }

  #remove(id: string, folder: string): Promise<void> {
    return this.#run(id, 'tidy up after', () =>
      this.#context.fs.remove(absolute(this.#context.root, folder)),
    );
  }

  async #makeFolder(folder: string): Promise<void> {
    const { fs, root } = this.#context;
    await fs.makeFolder(absolute(root, folder));
    const above = folder.split('/').slice(0, -1);
    for (let depth = above.length; depth >= 0; depth -= 1)
      await fs.syncFolder(absolute(root, above.slice(0, depth).join('/')));
  }

  async #ids(): Promise<readonly string[]> {
    const { fs, root } = this.#context;
    if ((await fs.facts(absolute(root, BATCHES))) === null) return [];
    return (await fs.list(absolute(root, BATCHES)))
      .filter(({ name, kind }) => kind === 'folder' && batchId(name, '') === null)
      .map(({ name }) => name);
  }

  async #parts(id: string): Promise<readonly number[]> {
    const { fs, root } = this.#context;
    if (batchId(id, '') !== null || (await fs.facts(absolute(root, folderOf(id)))) === null) return [];
    return (await fs.list(absolute(root, folderOf(id))))
      .map(({ name }) => Number(PART.exec(name)?.[1] ?? 0))
      .filter((part) => part > 0)
      .sort((a, b) => a - b);
  }

  #run<T>(id: string, verb: string, task: () => Promise<T>): Promise<T> {
    return this.#queue.run(id, () => explaining(attempt(id, verb), task));
  }
}

const folderOf = (id: string): string => {
  if (batchId(id, '') !== null) throw new TypeError('not the id of a batch');
  return `${BATCHES}/${id}`;
};

const uploadsOf = (id: string): string => `${folderOf(id)}/uploads`;

const attempt = (id: string, verb: string) => ({
  action: `${verb} import ${id}`,
  kept: 'What was imported stays.',
  path: `${BATCHES}/${id}`,
});

const placeOf = (id: string): RecordPlace<BatchRecord> => ({
  id: null,
  file: `${folderOf(id)}/batch.json`,
  format: {
    ...BATCH_FORMAT,
    check: (record) =>
      BATCH_FORMAT.check(record) ??
      ((record as BatchRecord).id === id ? null : 'it is the record of another import'),
  },
});
