import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { dueRetries } from '../../core/images/retry-schedule.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { AppPorts } from '../app-ports.ts';
import type { PicturePermission } from './import-permission.ts';
import { DueArticles, type DueArticle } from './due-articles.ts';
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
  /** Whom the user allowed to be asked for what an import brought in; null when that is not on record any more. */
  readonly allowedBy: (batch: string) => Promise<PicturePermission | null>;
  /** Whether an import is at work: it comes first. */
  readonly isBusy: () => boolean;
  /** Resolves after so long, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Articles tried in one go; then there is a pause. */
const MOST_AT_ONCE = 20;
const PAUSE_MS = 30_000;
const LONGEST_SLEEP_MS = 3_600_000;
/** What came in before imports were kept, as the library is set. */
const ANYBODY: PicturePermission = { mirrors: [], hosts: null };

/**
 * The persistent retry queue at work. The queue is the records themselves (`retryAt` of each missing picture);
 * this keeps in mind which article is due when, and asks again quietly, in small portions, while the library is
 * open and set to fetch.
 */
export const createRetryRunner = (parts: RetryRunnerParts): RetryRunner => {
  const stop = new AbortController();
  const queue = new DueArticles(parts.ports);
  let running: Promise<void> | null = null;
  let nap = new AbortController();

  const tryAgain = async (due: readonly DueArticle[]): Promise<void> => {
    const imports = Map.groupBy(due, ({ batch }) => batch);
    for (const [batch, articles] of imports) {
      const ids = articles.map(({ id }) => id);
      const permission = batch === null ? ANYBODY : await parts.allowedBy(batch);
      if (!permission) {
        queue.leaveOut(ids);
        continue;
      }
      const wanted = (image: ImageRecord): boolean => isDue(image, parts.ports.clock.now());
      await parts.work.retry(ids, { ...permission, wanted, fetch: true, quiet: true }, stop.signal);
      await queue.look(ids);
    }
  };

  const turn = async (): Promise<number> => {
    if (parts.isBusy()) return PAUSE_MS;
    if ((await parts.ports.settings.read()).network !== 'fetch') return LONGEST_SLEEP_MS;
    const due = await queue.due(parts.ports.clock.now(), MOST_AT_ONCE);
    await tryAgain(due);
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
