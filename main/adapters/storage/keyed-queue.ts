/** Tasks of one key run one after the other in order of arrival; those of different keys side by side. */
export class KeyedQueue {
  readonly #last = new Map<string, Promise<unknown>>();
  #closed = false;

  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new Error('the library is closed');
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }

  /** Takes nothing more; resolves when everything that was waiting has run, however it ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#last.values());
  }
}
