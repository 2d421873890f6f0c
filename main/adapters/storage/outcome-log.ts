import type { BatchOutcome } from '../../core/batches/batch-record.ts';
import type { BatchLog } from '../../core/ports/batch-store.ts';
import type { WritableFile } from './file-system.ts';

/** Lines between two syncs: what they say can be found out again, so a sync each would be wasted. */
const LINES_A_SYNC = 256;

/** Lines of JSON in one open file. Those that come while one is written go out together. */
export class OutcomeLog implements BatchLog {
  readonly #file: WritableFile;
  #waiting: string[] = [];
  #writing: Promise<void> = Promise.resolve();
  #unsynced = 0;

  constructor(file: WritableFile) {
    this.#file = file;
  }

  write(outcome: BatchOutcome): Promise<void> {
    this.#waiting.push(`${JSON.stringify(outcome)}\n`);
    const written = this.#writing.then(() => this.#flush());
    this.#writing = written.catch(() => undefined);
    return written;
  }

  async close(): Promise<void> {
    await this.#writing;
    try {
      await this.#file.sync();
    } finally {
      await this.#file.close();
    }
  }

  async #flush(): Promise<void> {
    const lines = this.#waiting;
    if (lines.length === 0) return;
    this.#waiting = [];
    await this.#file.write(new TextEncoder().encode(lines.join('')));
    this.#unsynced += lines.length;
    if (this.#unsynced < LINES_A_SYNC) return;
    this.#unsynced = 0;
    await this.#file.sync();
  }
}
