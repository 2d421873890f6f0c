/** What somebody has taken of a budget. */
export interface Room {
  /** It turned out smaller: the rest is given back. */
  readonly shrink: (bytes: number) => void;
  /** Once; what comes after is nothing. */
  readonly release: () => void;
}

interface Waiting {
  readonly bytes: number;
  readonly enter: () => void;
}

/**
 * Room for bytes in hand: many small things, or one alone that is larger than all of it. First come, first served.
 * Who has room needs no more of it to be done, or two that wait for each other would wait for ever.
 */
export class ByteBudget {
  readonly #room: number;
  #taken = 0;
  #waiting: Waiting[] = [];

  constructor(room: number) {
    this.#room = room;
  }

  /** Resolves when there is room. Rejects with the signal's reason when that is aborted before. */
  async take(bytes: number, signal?: AbortSignal): Promise<Room> {
    signal?.throwIfAborted();
    if (this.#waiting.length > 0 || !this.#fits(bytes)) await this.#turn(bytes, signal);
    else this.#taken += bytes;
    let held = bytes;
    const shrink = (to: number): void => {
      this.#taken -= held - Math.min(held, to);
      held = Math.min(held, to);
      this.#admit();
    };
    return { shrink, release: () => shrink(0) };
  }

  #turn(bytes: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const give = (): void => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        reject(signal?.reason instanceof Error ? signal.reason : new Error('nobody waits any more'));
        this.#admit();
      };
      const waiting = {
        bytes,
        enter: () => {
          signal?.removeEventListener('abort', give);
          resolve();
        },
      };
      signal?.addEventListener('abort', give, { once: true });
      this.#waiting.push(waiting);
    });
  }

  #fits(bytes: number): boolean {
    return this.#taken === 0 || this.#taken + bytes <= this.#room;
  }

  #admit(): void {
    for (let [next] = this.#waiting; next && this.#fits(next.bytes); [next] = this.#waiting) {
      this.#waiting.shift();
      this.#taken += next.bytes;
      next.enter();
    }
  }
}
