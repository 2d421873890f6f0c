/** Lets at most so many tasks run at once, per host and in all; waiting ones go in the order they came. */
export class HostGate {
  /** May change at any time; what runs goes on. */
  perHost: number;
  readonly #inAll: number;
  readonly #running = new Map<string, number>();
  #total = 0;
  #waiting: { readonly host: string; readonly start: () => void }[] = [];

  constructor(perHost: number, inAll: number) {
    this.perHost = perHost;
    this.#inAll = inAll;
  }

  async run<Result>(host: string, task: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    await this.#enter(host, signal);
    try {
      return await task();
    } finally {
      this.#leave(host);
    }
  }

  #enter(host: string, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(abortError(signal));
    if (this.#isFree(host)) {
      this.#count(host, 1);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const give = () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(abortError(signal));
      };
      const entry = {
        host,
        start: () => {
          signal?.removeEventListener('abort', give);
          this.#count(host, 1);
          resolve();
        },
      };
      signal?.addEventListener('abort', give, { once: true });
      this.#waiting.push(entry);
    });
  }

  #leave(host: string): void {
    this.#count(host, -1);
    const index = this.#waiting.findIndex((entry) => this.#isFree(entry.host));
    if (index >= 0) this.#waiting.splice(index, 1)[0]?.start();
  }

  #isFree(host: string): boolean {
    return this.#total < this.#inAll && (this.#running.get(host) ?? 0) < this.perHost;
  }

  #count(host: string, change: 1 | -1): void {
    this.#total += change;
    const running = (this.#running.get(host) ?? 0) + change;
    if (running === 0) this.#running.delete(host);
    else this.#running.set(host, running);
  }
}

const abortError = (signal?: AbortSignal): Error =>
  signal?.reason instanceof Error
    ? signal.reason
    : new DOMException('The operation was aborted', 'AbortError');
