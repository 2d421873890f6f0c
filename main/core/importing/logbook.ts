import type { TransformationStep } from './derived-article.ts';

const MAX_STEPS = 5000;
const MAX_TARGET = 300;

interface Entry {
  readonly step: TransformationStep;
  count: number;
}

/**
 * Collects the steps from the original to the readable copy in the order they first happen. The same step
 * done again is counted instead of written again, and a hostile file cannot make the log grow without end.
 */
export class Logbook {
  readonly #entries = new Map<string, Entry>();
  #omitted = 0;
  /** The stage whose steps are noted now. */
  stage = '';

  note(
    action: TransformationStep['action'],
    reason: string,
    target: string,
    detail?: string,
    times = 1,
  ): void {
    const shown = shorten(target);
    const key = `${this.stage}\n${action}\n${reason}\n${shown}\n${detail ?? ''}`;
    const known = this.#entries.get(key);
    if (known) {
      known.count += times;
    } else if (this.#entries.size >= MAX_STEPS) {
      this.#omitted += times;
    } else {
      const step = {
        stage: this.stage,
        action,
        reason,
        target: shown,
        ...(detail === undefined ? {} : { detail: shorten(detail) }),
      };
      this.#entries.set(key, { step, count: times });
    }
  }

  steps(): TransformationStep[] {
    const steps = [...this.#entries.values()].map(({ step, count }) =>
      count === 1 ? step : { ...step, times: count },
    );
    if (this.#omitted > 0) {
      steps.push({
        stage: '',
        action: 'kept',
        reason: 'log-full',
        target: `${String(this.#omitted)} further steps`,
      });
    }
    return steps;
  }
}

const shorten = (text: string): string =>
  text.length > MAX_TARGET ? `${text.slice(0, MAX_TARGET)}… (${String(text.length)} characters)` : text;
