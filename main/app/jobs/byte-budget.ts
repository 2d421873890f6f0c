/** Room for the files in hand: many small ones, or one alone that is larger than all of it. First come, first served. */
export class ByteBudget {
  readonly #room: number;
  #taken = 0;
  readonly #waiting: { readonly bytes: number; readonly enter: () => void }[] = [];

  constructor(room: number) {
    this.#room = room;
  }

  /** Resolves when there is room; the result gives it back. */
  async take(bytes: number): Promise<() => void> {
    if (this.#waiting.length > 0 || !this.#fits(bytes))
      await new Promise<void>((enter) => this.#waiting.push({ bytes, enter }));
    else this.#taken += bytes;
    return () => {
      this.#taken -= bytes;
      this.#admit();
    };
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
