import type { Clock } from '../../core/ports/clock.ts';

/** Before so much was seen, a guess would only jump about. */
const FIRST_GUESS_MS = 2000;
const SAMPLE_MS = 500;
/** The pace of the last half minute: neither of one slow file nor of an hour ago. */
const SAMPLES = 60;
/** What a file costs beside its bytes, in bytes: thousands of small files take their time too. */
export const FILE_COST_BYTES = 50_000;

/** How long the rest takes, by the pace of late; pauses do not count. */
export class TimeLeft {
  readonly #clock: Clock;
  readonly #samples: { readonly ms: number; readonly work: number }[] = [{ ms: 0, work: 0 }];
  #since: number | null;
  #activeMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  pause(): void {
    this.#activeMs = this.#active();
    this.#since = null;
  }

  resume(): void {
    this.#since ??= this.#clock.now();
  }

  /** `work`: bytes done so far, with what files cost beside them. */
  note(work: number): void {
    const ms = this.#active();
    if (ms - (this.#samples.at(-1)?.ms ?? 0) < SAMPLE_MS) return;
    this.#samples.push({ ms, work });
    if (this.#samples.length > SAMPLES) this.#samples.shift();
  }

  /** Seconds for so much work more; null until the pace is known. */
  seconds(workLeft: number): number | null {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.ms < FIRST_GUESS_MS) return null;
    const pace = (last.work - first.work) / (last.ms - first.ms);
    if (!(pace > 0)) return null;
    return Math.max(0, workLeft / pace - (this.#active() - last.ms)) / 1000;
  }

  #active(): number {
    return this.#activeMs + (this.#since === null ? 0 : this.#clock.now() - this.#since);
  }
}
