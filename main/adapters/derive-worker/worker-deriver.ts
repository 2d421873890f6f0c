import { Worker } from 'node:worker_threads';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { ReadArticle } from '../../core/importing/derived-article.ts';
import type { ArticleDeriver } from '../../core/ports/article-deriver.ts';
import type { DeriveAnswer, DeriveRequest } from './worker-messages.ts';

export interface WorkerDeriverOptions {
  /** Compiled or source entry of the thread. */
  readonly entry: URL;
  /** A file that takes longer is given up, in milliseconds. */
  readonly timeoutMs: number;
  /** Heap of one thread, in megabytes. */
  readonly heapMb: number;
  readonly threads: number;
}

interface Task {
  readonly request: Omit<DeriveRequest, 'id'>;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (derived: ReadArticle) => void;
  readonly reject: (error: unknown) => void;
}

/** What one article leaves behind fits; the rest would only be held resident. */
const YOUNG_MB = 24;

/** One thread with the file it has in hand. A thread that hangs or dies is replaced, and only its file fails. */
class Lane {
  #worker: Worker | null = null;
  #nextId = 0;
  readonly #options: WorkerDeriverOptions;
  busy = false;

  constructor(options: WorkerDeriverOptions) {
    this.#options = options;
  }

  async run(task: Task): Promise<void> {
    this.busy = true;
    const worker = (this.#worker ??= this.#start());
    const id = (this.#nextId += 1);
    const limit = { passed: false };
    const timer = setTimeout(() => {
      limit.passed = true;
      void this.stop();
    }, this.#options.timeoutMs);
    try {
      task.resolve(await exchange(worker, { id, ...task.request }));
    } catch (error) {
      if (error instanceof Died) this.#worker = null;
      const { name } = task.request;
      if (!(error instanceof Died)) task.reject(error);
      else
        task.reject(
          limit.passed ? tookTooLong(name, this.#options.timeoutMs, error) : tookTooMuch(name, error),
        );
    } finally {
      clearTimeout(timer);
      this.busy = false;
    }
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#options.entry, {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.unref();
    return worker;
  }
}

class Died extends Error {}

const exchange = (worker: Worker, request: DeriveRequest): Promise<ReadArticle> =>
  new Promise((resolve, reject) => {
    worker.ref();
    const end = (settle: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      settle();
    };
    const onMessage = (answer: DeriveAnswer) => {
      if (answer.id !== request.id) return;
      end(() => {
        if (answer.ok) resolve(answer.derived);
        else reject(failure(answer));
      });
    };
    const onError = (error: unknown) => end(() => reject(new Died('the thread failed', { cause: error })));
    const onExit = () => end(() => reject(new Died('the thread ended')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });

const failure = ({ code, message, details }: DeriveAnswer & { ok: false }): Error =>
  code === null ? new Error(message) : new OffprintError(code, message, { details });

const tookTooLong = (name: string, timeoutMs: number, cause: Died): OffprintError =>
  new OffprintError(
    'timeout',
    `“${name}” was not read after ${String(timeoutMs / 1000)} seconds, so it was given up. Nothing of it came into the library, and the file was left as it is. Try it again when the computer has less to do, or save the page anew and import that.`,
    { cause },
  );

const tookTooMuch = (name: string, cause: Died): OffprintError =>
  new OffprintError(
    'file-too-large',
    `“${name}” takes more memory than a saved article may, so it was given up. Nothing of it came into the library, and the file was left as it is. Save the page anew, or the article alone, and import that.`,
    { cause },
  );

/** Derives in worker threads, as many files at once as there are threads. */
export const createWorkerDeriver = (options: WorkerDeriverOptions): ArticleDeriver => {
  const lanes = Array.from({ length: options.threads }, () => new Lane(options));
  const waiting: Task[] = [];
  const advance = () => {
    const lane = lanes.find((candidate) => !candidate.busy);
    const task = lane && waiting.shift();
    if (!task) return;
    if (task.signal?.aborted) {
      task.reject(task.signal.reason);
      advance();
    } else {
      void lane.run(task).then(advance);
    }
  };
  return {
    derive: ({ name, bytes }, { charset, wholePage }, signal) =>
      new Promise((resolve, reject) => {
        waiting.push({
          request: { name, bytes, charset: charset ?? null, wholePage: wholePage ?? false },
          signal,
          resolve,
          reject,
        });
        advance();
      }),
    async close() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
};
