import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { IndexChannel } from './index-channel.ts';
import type { IndexAnswer, IndexFailure, IndexMethod, IndexRequest } from './index-messages.ts';
import { INDEX_METHODS } from './index-messages.ts';

export interface IndexClientOptions {
  readonly file: string;
  readonly start: () => IndexChannel;
  readonly logger?: Logger | undefined;
  /** A question that takes longer is stopped by ending the process, in milliseconds. */
  readonly questionTimeoutMs: number;
}

interface Waiting {
  readonly id: number;
  readonly method: IndexMethod;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const errorOf = ({ code, message, details }: IndexFailure): Error =>
  code === null
    ? new Error(`The search index failed: ${message}`)
    : new OffprintError(code, message, { details });

const lost = (reason: string): OffprintError =>
  new OffprintError(
    'index-unavailable',
    `The search process ended unexpectedly (${reason}) and is started again. Nothing in the library was changed; try again.`,
    { details: { reason } },
  );

/** Asks the index process, one question after the other, and starts it again when it dies or hangs. */
export class IndexClient {
  readonly #options: IndexClientOptions;
  readonly #waiting: Waiting[] = [];
  #channel: IndexChannel | null = null;
  #opened: Promise<IndexChannel> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #nextId = 0;
  #timedOut = false;
  #closed = false;

  constructor(options: IndexClientOptions) {
    this.#options = options;
  }

  /** Starts the process if it is not running. Throws `index-unavailable` when the index cannot be opened. */
  open(): Promise<IndexChannel> {
    this.#opened ??= this.#start();
    return this.#opened;
  }

  async call(method: IndexMethod, args: readonly unknown[]): Promise<unknown> {
    if (this.#closed) {
      if (method === 'close') return undefined;
      throw new OffprintError('index-unavailable', 'The search index is closed.');
    }
    if (method === 'close') return this.#close();
    const channel = await this.open();
    return this.#send(channel, method, args);
  }

  async #close(): Promise<void> {
    this.#closed = true;
    const opening = this.#opened;
    if (!opening) return;
    const channel = await opening.catch(() => null);
    if (channel && channel === this.#channel) await this.#send(channel, 'close', []);
  }

  #send(channel: IndexChannel, method: IndexMethod, args: readonly unknown[]): Promise<unknown> {
    if (channel !== this.#channel) return Promise.reject(lost('it had just ended'));
    const id = (this.#nextId += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, method, resolve, reject });
      channel.postMessage({ kind: 'call', id, method, args } satisfies IndexRequest);
      if (this.#inTurn()?.id === id) this.#watch();
    });
  }

  #start(): Promise<IndexChannel> {
    const channel = this.#options.start();
    this.#channel = channel;
    return new Promise((resolve, reject) => {
      channel.onMessage((message) => {
        const answer = message as IndexAnswer;
        if (answer.kind === 'opened') {
          if (answer.discarded !== null) {
            this.#options.logger?.warn('the search index was thrown away and begun anew', {
              file: this.#options.file,
              reason: answer.discarded,
            });
          }
          resolve(channel);
        } else if (answer.kind === 'not-opened') {
          reject(errorOf(answer.failure));
          channel.kill();
        } else {
          this.#settle(answer);
        }
      });
      channel.onExit((reason) => {
        reject(lost(reason));
        this.#ended(channel, reason);
      });
      channel.postMessage({ kind: 'open', file: this.#options.file } satisfies IndexRequest);
    });
  }

  #settle(answer: IndexAnswer & { kind: 'result' | 'failed' }): void {
    const at = this.#waiting.findIndex(({ id }) => id === answer.id);
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (!waiting) return;
    this.#watch();
    if (answer.kind === 'result') waiting.resolve(answer.value);
    else waiting.reject(errorOf(answer.failure));
  }

  #ended(channel: IndexChannel, reason: string): void {
    if (channel !== this.#channel) return;
    clearTimeout(this.#timer);
    this.#channel = null;
    this.#opened = null;
    const slow = this.#inTurn();
    const waiting = this.#waiting.splice(0);
    const timedOut = this.#timedOut;
    this.#timedOut = false;
    if (!this.#closed) this.#options.logger?.error('the search process ended', { reason, timedOut });
    for (const { id, method, resolve, reject } of waiting) {
      // Closing ends the process, maybe before its answer arrives.
      if (method === 'close') resolve(undefined);
      else reject(timedOut && id === slow?.id ? this.#tooSlow() : lost(reason));
    }
  }

  /** The one call that can be the slow one: work in steps holds up nobody, everything else whoever comes later. */
  #inTurn(): Waiting | undefined {
    return this.#waiting.find(({ method }) => INDEX_METHODS[method] !== 'steps');
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const first = this.#inTurn();
    if (!first || INDEX_METHODS[first.method] === 'work') return;
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#channel?.kill();
    }, this.#options.questionTimeoutMs);
    this.#timer.unref();
  }

  #tooSlow(): OffprintError {
    return new OffprintError(
      'index-unavailable',
      `The search took longer than ${String(this.#options.questionTimeoutMs / 1000)} seconds and was stopped. Nothing was changed; ask for something more particular.`,
      { details: { timeoutMs: this.#options.questionTimeoutMs } },
    );
  }
}
