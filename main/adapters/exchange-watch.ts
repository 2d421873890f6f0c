import { ExchangeFailure } from './http-image-failure.ts';

export interface ExchangeLimits {
  /** Decoded bytes of one answer. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
  /** From the request to the final answer's first byte, redirects included. */
  readonly startTimeoutMs: number;
  /** For everything. */
  readonly totalTimeoutMs: number;
  /** A body that brings less than this in a window is given up. */
  readonly minBytesPerWindow: number;
  readonly windowMs: number;
}

/** Ends an exchange that does not begin, does not go on, or does not end in time. */
export class ExchangeWatch {
  readonly #abort = new AbortController();
  readonly #limits: ExchangeLimits;
  readonly #caller: AbortSignal | undefined;
  #total: NodeJS.Timeout;
  #deadline: number;
  #isSuspended = false;
  #step: NodeJS.Timeout;
  #received = 0;
  failure: ExchangeFailure | null = null;

  constructor(limits: ExchangeLimits, caller?: AbortSignal) {
    this.#limits = limits;
    this.#caller = caller;
    this.#deadline = performance.now() + limits.totalTimeoutMs;
    this.#total = setTimeout(() => this.#end('timeout'), limits.totalTimeoutMs);
    this.#step = setTimeout(() => this.#end('timeout'), limits.startTimeoutMs);
    if (caller?.aborted) this.#cancel();
    else caller?.addEventListener('abort', this.#cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  beginBody(): void {
    clearTimeout(this.#step);
    this.#step = setInterval(() => {
      if (this.#isSuspended) return;
      if (this.#received < this.#limits.minBytesPerWindow) this.#end('too-slow');
      this.#received = 0;
    }, this.#limits.windowMs);
  }

  received(bytes: number): void {
    this.#received += bytes;
  }

  /** What is waited for here is no fault of the server: no clock runs meanwhile. */
  async suspendFor<Result>(wait: Promise<Result>): Promise<Result> {
    const left = this.#deadline - performance.now();
    clearTimeout(this.#total);
    this.#isSuspended = true;
    try {
      return await wait;
    } finally {
      this.#isSuspended = false;
      this.#received = this.#limits.minBytesPerWindow;
      this.#deadline = performance.now() + left;
      this.#total = setTimeout(() => this.#end('timeout'), left);
    }
  }

  stop(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#step);
    this.#caller?.removeEventListener('abort', this.#cancel);
  }

  readonly #cancel = (): void => this.#end('cancelled');

  #end(reason: string): void {
    this.failure ??= new ExchangeFailure(reason, { temporary: true });
    this.#abort.abort(this.failure);
  }
}
