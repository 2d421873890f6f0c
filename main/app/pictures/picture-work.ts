import type { EventPayload } from '../../../preload/contract/index.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { EventHub } from '../event-hub.ts';
import type { IndexSync } from '../index-sync.ts';
import { createThrottle } from '../jobs/throttle.ts';
import { permitted, type PictureOptions } from './acquire-policy.ts';
import { retryArticle, type ArticleRetry, type RetryPorts } from './retry-article.ts';

export interface RetryRequest extends PictureOptions {
  readonly wanted: (image: ImageRecord) => boolean;
  /** Nobody waits for it, so nobody is told how far it is. */
  readonly quiet?: boolean;
}

export interface RetryOutcome {
  readonly tried: number;
  readonly local: number;
  readonly missing: number;
  readonly stopped: boolean;
  readonly fetched: boolean;
}

/** Getting pictures after the import: asked for by the user, or due by themselves. */
export interface PictureWork {
  /** Tries the wanted pictures of these articles again and puts what changed into the index. */
  retry(ids: readonly ArticleId[], request: RetryRequest, signal?: AbortSignal): Promise<RetryOutcome>;
  /** Ends every retry after the pictures in hand; returns how many there were. */
  stop(): number;
  close(): Promise<void>;
}

/** Articles in hand at once: while one waits for a server, others are derived and stored. */
const LANES = 4;
/** Articles that are put into the index together. */
const BATCH = 32;
const PROGRESS_INTERVAL_MS = 100;

export const createPictureWork = (
  { ports, turns }: RetryPorts,
  sync: IndexSync,
  events: EventHub,
): PictureWork => {
  const running = new Map<AbortController, Promise<unknown>>();

  const announce = async (ids: ArticleId[]): Promise<void> => {
    if (ids.length === 0) return;
    await sync.refresh(ids);
    events.emit('library.changed', { ids });
  };

  const work = async (
    ids: readonly ArticleId[],
    request: RetryRequest,
    signal: AbortSignal,
  ): Promise<RetryOutcome> => {
    const options = { ...(await permitted(request, ports)), byHand: request.quiet !== true };
    const tell = progressOf(ids.length, request.quiet === true, ports.clock, events);
    const changed: ArticleId[] = [];
    const sum = await inLanes(ids, signal, async (id) => {
      const result = await retryArticle(id, request.wanted, options, { ports, turns }, signal);
      tell(result);
      if (result.changed) changed.push(id);
      if (changed.length >= BATCH) await announce(changed.splice(0));
      return result;
    }).finally(() => announce(changed));
    return { ...sum, missing: sum.tried - sum.local, stopped: signal.aborted, fetched: options.fetch };
  };

  return {
    async retry(ids, request, signal) {
      const controller = new AbortController();
      const stopped = signal ? AbortSignal.any([controller.signal, signal]) : controller.signal;
      const done = work(ids, request, stopped);
      running.set(controller, done);
      try {
        return await done;
      } finally {
        running.delete(controller);
      }
    },
    stop() {
      for (const controller of running.keys()) controller.abort();
      return running.size;
    },
    async close() {
      const last = [...running.values()];
      this.stop();
      await Promise.allSettled(last);
    },
  };
};

/** Tells how far a retry is, not too often. */
const progressOf = (
  total: number,
  quiet: boolean,
  clock: Clock,
  events: EventHub,
): ((result: ArticleRetry) => void) => {
  const sum = { done: 0, total, tried: 0, local: 0 };
  const emit = createThrottle(
    (progress: EventPayload<'images.progress'>) => events.emit('images.progress', progress),
    { intervalMs: PROGRESS_INTERVAL_MS, clock, urgent: ({ done }) => done === total },
  );
  return ({ tried, local }) => {
    sum.done += 1;
    sum.tried += tried;
    sum.local += local;
    if (!quiet) emit({ ...sum });
  };
};

/** Each lane ends at its first failure; the others finish what they have. */
const inLanes = async (
  ids: readonly ArticleId[],
  signal: AbortSignal,
  work: (id: ArticleId) => Promise<ArticleRetry>,
): Promise<{ tried: number; local: number }> => {
  const sum = { tried: 0, local: 0 };
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let id = ids[next++]; id !== undefined && !signal.aborted; id = ids[next++]) {
      const { tried, local } = await work(id);
      sum.tried += tried;
      sum.local += local;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failure = lanes.find((each) => each.status === 'rejected');
  if (failure) throw failure.reason;
  return sum;
};
