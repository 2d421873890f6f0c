import type { ArticleId } from '../../core/articles/article-id.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { dueRetries, nextDue } from '../../core/images/retry-schedule.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { AppPorts } from '../app-ports.ts';
import type { PictureWork } from './picture-work.ts';

export interface RetryRunner {
  /**
   * From now on what is due is tried again, of earlier sessions too. Called when the user lets something be
   * fetched: a session in which articles are only read asks nobody for anything.
   */
  arm(): void;
  /** These articles' pictures may be due at other times than before; none named: anything may. */
  note(ids: readonly ArticleId[]): void;
  close(): Promise<void>;
}

export interface RetryRunnerParts {
  readonly ports: Pick<AppPorts, 'articles' | 'index' | 'settings' | 'clock' | 'logger'>;
  readonly work: Pick<PictureWork, 'retry'>;
  /** Whether an import is at work: it comes first. */
  readonly isBusy: () => boolean;
  /** Resolves after so long, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Articles tried in one go; then there is a pause. */
const MOST_AT_ONCE = 20;
const PAUSE_MS = 30_000;
const LONGEST_SLEEP_MS = 3_600_000;
const PAGE = 1000;

/**
 * The persistent retry queue at work. The queue is the records themselves (`retryAt` of each missing picture);
 * this keeps in mind which article is due when, and asks again quietly, in small portions, while the library is
 * open and set to fetch.
 */
export const createRetryRunner = (parts: RetryRunnerParts): RetryRunner => {
  const stop = new AbortController();
  const queue = new DueArticles(parts);
  let running: Promise<void> | null = null;
  let nap = new AbortController();

  const turn = async (): Promise<number> => {
    if (parts.isBusy()) return PAUSE_MS;
    if ((await parts.ports.settings.read()).network !== 'fetch') return LONGEST_SLEEP_MS;
    const due = await queue.due(parts.ports.clock.now(), MOST_AT_ONCE);
    if (due.length > 0) {
      await parts.work.retry(
        due,
        {
          wanted: (image) => isDue(image, parts.ports.clock.now()),
          fetch: true,
          mirrors: [],
          hosts: null,
          quiet: true,
        },
        stop.signal,
      );
      await queue.look(due);
    }
    const next = queue.next();
    return next === null ? LONGEST_SLEEP_MS : Math.max(PAUSE_MS, next - parts.ports.clock.now());
  };

  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      let sleep = LONGEST_SLEEP_MS;
      try {
        sleep = await turn();
      } catch (error) {
        // A full disk or a damaged record is told where the user acts; the queue waits for a better hour.
        if (!(error instanceof OffprintError)) throw error;
        parts.ports.logger.warn('missing pictures could not be tried again', { error: error.message });
      }
      await parts.wait(Math.min(sleep, LONGEST_SLEEP_MS), AbortSignal.any([stop.signal, nap.signal]));
      if (nap.signal.aborted) nap = new AbortController();
    }
  };

  return {
    arm() {
      if (stop.signal.aborted) return;
      running ??= run().catch((error: unknown) => {
        parts.ports.logger.error('the queue of missing pictures ended', { error });
      });
      nap.abort();
    },
    note: (ids) => queue.forget(ids),
    async close() {
      stop.abort();
      await running;
    },
  };
};

/** For `wait`: a timer that holds no process back from ending. */
export const sleepUnlessWoken = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    timer.unref();
    if (signal.aborted) wake();
    else signal.addEventListener('abort', wake, { once: true });
  });

const isDue = (image: ImageRecord, now: number): boolean => dueRetries([image], now).length > 0;

/** Which article has a picture due when; filled from the articles that need care, then kept up to date. */
class DueArticles {
  readonly #parts: RetryRunnerParts;
  /** Null: has to be looked at. */
  readonly #known = new Map<ArticleId, number | null>();
  #complete = false;

  constructor(parts: RetryRunnerParts) {
    this.#parts = parts;
  }

  forget(ids: readonly ArticleId[]): void {
    if (ids.length === 0) this.#complete = false;
    for (const id of ids) this.#known.set(id, null);
  }

  /** Those whose time has come, the longest overdue first. */
  async due(now: number, most: number): Promise<ArticleId[]> {
    if (!this.#complete) await this.#findAll();
    await this.look([...this.#known].filter(([, due]) => due === null).map(([id]) => id));
    return [...this.#known]
      .filter(([, due]) => due !== null && due <= now)
      .sort(([, a], [, b]) => (a ?? 0) - (b ?? 0))
      .slice(0, most)
      .map(([id]) => id);
  }

  next(): number | null {
    const times = [...this.#known.values()].filter((due) => due !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  async look(ids: readonly ArticleId[]): Promise<void> {
    for (const id of ids) {
      const record = await this.#parts.ports.articles.read(id);
      const due = record?.trashed === null ? nextDue(currentVersion(record).images) : null;
      if (due === null) this.#known.delete(id);
      else this.#known.set(id, due);
    }
  }

  async #findAll(): Promise<void> {
    this.#complete = true;
    for (let offset = 0; ; offset += PAGE) {
      const { items } = await this.#parts.ports.index.list({
        view: { kind: 'care' },
        query: '',
        sort: 'imported',
        limit: PAGE,
        offset,
      });
      for (const { id, images } of items) if (images.missing > 0) this.#known.set(id, null);
      if (items.length < PAGE) return;
    }
  }
}
