import { UNDO_FORMAT } from '../../core/undo/undo-format.ts';
import type { UndoRecord } from '../../core/undo/undo-step.ts';
import type { UndoStore } from '../../core/ports/undo-store.ts';
import type { RecordPlace } from './durable-json-file.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { UNDO, absolute } from './library-paths.ts';
import { readRecord, updateRecord } from './lowdb-record.ts';
import type { StorageContext } from './storage-context.ts';
import { explaining } from './system-error.ts';

const KEPT = 100;
/** `000000000042.<id>.json`: in the order the changes were made, whatever the clock said. */
const NAME = /^(\d{12})\.([0-9a-zA-Z_-]{1,64})\.json$/;

const ATTEMPT = {
  action: 'note how the change is taken back',
  kept: 'The change itself was made.',
  path: UNDO,
};

/** A file a change: `undo/`. */
export class FsUndoStore implements UndoStore {
  readonly #context: StorageContext;
  readonly #queue = new KeyedQueue();

  constructor(context: StorageContext) {
    this.#context = context;
  }

  list(): Promise<readonly UndoRecord[]> {
    return this.#run(async () => {
      const names = await this.#names();
      const records = await Promise.all(names.map((name) => readRecord(this.#context, placeOf(name))));
      return records.filter((record) => record !== null);
    });
  }

  add(record: UndoRecord): Promise<void> {
    return this.#run(async () => {
      const { fs, root } = this.#context;
      const names = await this.#names();
      if (names.length === 0) {
        await fs.makeFolder(absolute(root, UNDO));
        await fs.syncFolder(absolute(root, '.'));
      }
      const number = 1 + Number(NAME.exec(names.at(-1) ?? '')?.[1] ?? 0);
      const name = `${String(number).padStart(12, '0')}.${record.id}.json`;
      await updateRecord(this.#context, placeOf(name), () => record);
      for (const old of names.slice(0, Math.max(0, names.length + 1 - KEPT)))
        await fs.remove(absolute(root, `${UNDO}/${old}`));
    });
  }

  remove(id: string): Promise<void> {
    return this.#run(async () => {
      const { fs, root } = this.#context;
      for (const name of await this.#names()) {
        if (NAME.exec(name)?.[2] !== id) continue;
        await fs.remove(absolute(root, `${UNDO}/${name}`));
        await fs.syncFolder(absolute(root, UNDO));
      }
    });
  }

  /** Takes nothing more; resolves when nothing is being written any more. */
  close(): Promise<void> {
    return this.#queue.close();
  }

  async #names(): Promise<readonly string[]> {
    const { fs, root } = this.#context;
    if ((await fs.facts(absolute(root, UNDO))) === null) return [];
    return (await fs.list(absolute(root, UNDO)))
      .map(({ name }) => name)
      .filter((name) => NAME.test(name))
      .sort();
  }

  #run<T>(task: () => Promise<T>): Promise<T> {
    return this.#queue.run('', () => explaining(ATTEMPT, task));
  }
}

const placeOf = (name: string): RecordPlace<UndoRecord> => ({
  id: null,
  file: `${UNDO}/${name}`,
  format: UNDO_FORMAT,
});
