import { Worker } from 'node:worker_threads';
import type { BuildFolder, FolderContent } from '../build-folder.ts';
import type { BuildAnswer, BuildFailure, BuildRequest } from './thread-messages.ts';

export interface FolderThreadsOptions {
  /** Compiled or source entry of the thread. */
  readonly entry: URL;
  readonly threads: number;
  /** Builds what is too large to be copied into a thread. */
  readonly here: BuildFolder;
}

/** Above this the copy costs more than the calls it saves. */
const LARGEST_COPY_BYTES = 4 * 2 ** 20;
/** A thread holds no more than the folders in its queue, and those outside its heap. */
const HEAP = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const errorOf = ({ message, system }: BuildFailure): Error => Object.assign(new Error(message), system);

/** One thread with the folders it has been given. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  isGone = false;

  constructor(entry: URL) {
    this.#worker = new Worker(entry, { resourceLimits: HEAP });
    this.#worker
      .on('message', (answer: BuildAnswer) => this.#settle(answer))
      .on('error', (error) => this.#end(error))
      .on('exit', () => this.#end(new Error('the thread that writes folders ended')));
    this.#worker.unref();
  }

  get load(): number {
    return this.#waiting.size;
  }

  build(folder: string, content: FolderContent): Promise<void> {
    const id = (this.#nextId += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, folder, content } satisfies BuildRequest);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle({ id, failure }: BuildAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (failure) waiting?.reject(errorOf(failure));
    else waiting?.resolve();
  }

  #end(error: unknown): void {
    this.isGone = true;
    for (const { reject } of this.#waiting.values())
      reject(error instanceof Error ? error : new Error(String(error)));
    this.#waiting.clear();
  }
}

/**
 * Builds folders in threads that make one call of the system after the other: from here each of them would be a
 * round through the thread pool, which is most of what storing an article costs. Threads are started when they
 * are first needed; one that dies fails the folders it had, and the next folder finds a new one.
 */
export class FolderThreads {
  readonly #options: FolderThreadsOptions;
  #threads: Thread[] = [];

  constructor(options: FolderThreadsOptions) {
    this.#options = options;
  }

  readonly build: BuildFolder = (folder, content) => {
    let bytes = 0;
    for (const part of content.values()) bytes += part.length;
    if (bytes > LARGEST_COPY_BYTES) return this.#options.here(folder, content);
    return this.#leastLoaded().build(folder, content);
  };

  async close(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.stop()));
  }

  #leastLoaded(): Thread {
    this.#threads = this.#threads.filter(({ isGone }) => !isGone);
    const free = this.#threads.find(({ load }) => load === 0);
    if (free) return free;
    if (this.#threads.length < this.#options.threads) {
      const started = new Thread(this.#options.entry);
      this.#threads.push(started);
      return started;
    }
    return this.#threads.reduce((least, thread) => (thread.load < least.load ? thread : least));
  }
}
