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
   * From now on what is due is tried again, of earlier sessions too: soon, or at once where the user just let
   * something be fetched.
   */
  arm(when: 'soon' | 'now'): void;
  /** These articles' pictures may be due at other times than before; none named: anything may. Wakes it up. */
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
  let restsUntil = 0;

  const turn = async (): Promise<number> => {
    if (parts.isBusy()) return PAUSE_MS;
    if ((await parts.ports.settings.read()).network !== 'fetch') return LONGEST_SLEEP_MS;
    const { clock } = parts.ports;
    // Woken by its own changes too: the pause between portions holds all the same.
    if (clock.now() < restsUntil) return restsUntil - clock.now();
    const due = await queue.due(clock.now(), MOST_AT_ONCE);
    if (due.length > 0) {
      await tryAgain(due, queue, parts, stop.signal);
      restsUntil = clock.now() + PAUSE_MS;
    }
    const next = queue.next();
    return next === null ? LONGEST_SLEEP_MS : Math.max(PAUSE_MS, next - clock.now());
  };

  const attempt = async (): Promise<number> => {
    try {
      return await turn();
    } catch (error) {
      complain(error, parts);
      restsUntil = parts.ports.clock.now() + LONGEST_SLEEP_MS;
      return LONGEST_SLEEP_MS;
    }
  };

  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const sleep = Math.min(await attempt(), LONGEST_SLEEP_MS);
      await parts.wait(sleep, AbortSignal.any([stop.signal, nap.signal]));
      if (nap.signal.aborted) nap = new AbortController();
    }
  };

  return {
    arm(when) {
      if (stop.signal.aborted) return;
      if (when === 'now') {
        restsUntil = 0;
        queue.forget([]);
        nap.abort();
      } else if (!running) {
        restsUntil = parts.ports.clock.now() + PAUSE_MS;
      }
      running ??= run();
    },
    note(ids) {
      queue.forget(ids);
      nap.abort();
    },
    async close() {
      stop.abort();
      await running;
    },
  };
};

/** One import after the other: whom its articles' pictures may be asked of is its own. */
const tryAgain = async (
  due: readonly DueArticle[],
  queue: DueArticles,
  parts: RetryRunnerParts,
  signal: AbortSignal,
): Promise<void> => {
  const { clock } = parts.ports;
  const wanted = (image: ImageRecord): boolean => isDue(image, clock.now());
  for (const [batch, articles] of Map.groupBy(due, (article) => article.batch)) {
    const ids = articles.map(({ id }) => id);
    const permission = batch === null ? ANYBODY : await parts.allowedBy(batch);
    if (!permission) {
      queue.leaveOut(ids);
      continue;
    }
    try {
      await parts.work.retry(ids, { ...permission, wanted, fetch: true, quiet: true }, signal);
      await queue.look(ids);
    } catch (error) {
      // What is wrong with one article, or with the disk for now, must not end it for all and for ever.
      complain(error, parts);
      queue.postpone(ids, clock.now() + LONGEST_SLEEP_MS);
    }
  }
};

const complain = (error: unknown, { ports }: RetryRunnerParts): void => {
  const what = 'missing pictures could not be tried again';
  if (error instanceof OffprintError) ports.logger.warn(what, { error: error.message });
  else ports.logger.error(what, { error });
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
