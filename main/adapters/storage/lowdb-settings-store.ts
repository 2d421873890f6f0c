import type { Settings } from '../../core/articles/settings.ts';
import type { LibraryRecord } from '../../core/library/library-record.ts';
import { LIBRARY_FORMAT, newLibraryRecord } from '../../core/library/library-record.ts';
import type { SettingsStore } from '../../core/ports/settings-store.ts';
import type { RecordPlace } from './durable-json-file.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { LIBRARY_FILE } from './library-paths.ts';
import { readRecord, updateRecord } from './lowdb-record.ts';
import type { StorageContext } from './storage-context.ts';
import { explaining } from './system-error.ts';

const PLACE: RecordPlace<LibraryRecord> = { id: null, file: LIBRARY_FILE, format: LIBRARY_FORMAT };

/** `library.json`. */
export class LowdbSettingsStore implements SettingsStore {
  readonly #context: StorageContext;
  readonly #queue = new KeyedQueue();

  constructor(context: StorageContext) {
    this.#context = context;
  }

  /** Writes a first `library.json` where there is none, or where a damaged one was set aside. */
  async prepare(): Promise<void> {
    await this.#update((record) => record);
  }

  async read(): Promise<Settings> {
    const attempt = { action: 'read the settings', kept: 'Nothing was changed.', path: LIBRARY_FILE };
    const record = await this.#queue.run('', () =>
      explaining(attempt, () => readRecord(this.#context, PLACE)),
    );
    return (record ?? this.#fresh()).settings;
  }

  async update(change: Partial<Settings>): Promise<Settings> {
    const { settings } = await this.#update((record) => ({
      ...record,
      settings: { ...record.settings, ...change },
    }));
    return settings;
  }

  /** Takes nothing more; resolves when nothing is being written any more. */
  close(): Promise<void> {
    return this.#queue.close();
  }

  async #update(change: (record: LibraryRecord) => LibraryRecord): Promise<LibraryRecord> {
    const kept = 'They are as they were before.';
    const record = await this.#queue.run('', () =>
      explaining({ action: 'store the settings', kept, path: LIBRARY_FILE }, () =>
        updateRecord(this.#context, PLACE, (before) => change(before ?? this.#fresh())),
      ),
    );
    return record ?? this.#fresh();
  }

  #fresh(): LibraryRecord {
    return newLibraryRecord(new Date(this.#context.clock.now()).toISOString());
  }
}
