/** The queue of missing pictures at work: on a clock of the test, over records as they lie on disk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRetryRunner, sleepUnlessWoken } from '../../main/app/pictures/retry-runner.ts';
import { permissionOf, type PicturePermission } from '../../main/app/pictures/import-permission.ts';
import type { ArticleId } from '../../main/core/articles/article-id.ts';
import type { ArticleRecord } from '../../main/core/articles/article-record.ts';
import type { ImageRecord } from '../../main/core/articles/image-record.ts';
import type { BatchRecord } from '../../main/core/batches/batch-record.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../main/core/articles/settings.ts';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import { nextRetry } from '../../main/core/images/retry-schedule.ts';
import { PNG, sampleArticle } from '../support/sample-article.ts';

const START = Date.parse('2024-05-01T12:00:00Z');
const MINUTE = 60_000;

/** An article with one missing picture that is due at a time, or never again. */
const articleDue = (number: number, retryAt: string | null): ArticleRecord => {
  const { record } = sampleArticle(number, [{ sha256: 'ab', bytes: 9, ...PNG }]);
  return {
    ...record,
    versions: record.versions.map((version) => ({
      ...version,
      images: version.images.map((image): ImageRecord => ({
        ...image,
        state: 'missing',
        asset: null,
        attempts: 1,
        retryAt,
      })),
    })),
  };
};

const at = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString();

const setUp = (records: ArticleRecord[], network: Settings['network'] = 'fetch') => {
  const library = new Map(records.map((record) => [record.id, record]));
  const tried: { minute: number; ids: readonly ArticleId[] }[] = [];
  const state = { now: START, network, busy: false, failing: false, scans: 0, broken: '' };
  const asked: ({ ids: readonly ArticleId[] } & PicturePermission)[] = [];
  const permissions: Record<string, PicturePermission> = {};
  const faults: string[] = [];
  const sleeps: number[] = [];
  let goOn = Promise.withResolvers<undefined>();
  let asleep = Promise.withResolvers<undefined>();
  const runner = createRetryRunner({
    ports: {
      clock: { now: () => state.now },
      settings: {
        read: () => Promise.resolve({ ...DEFAULT_SETTINGS, network: state.network }),
        update: () => assert.fail(),
      },
      articles: { read: (id: ArticleId) => Promise.resolve(library.get(id) ?? null) },
      index: {
        list: () => {
          state.scans += 1;
          const items = [...library.keys()].map((id) => ({ id, images: { total: 1, local: 0, missing: 1 } }));
          return Promise.resolve({ total: items.length, items });
        },
      },
      logger: {
        warn: () => undefined,
        error: (_what: string, { error }: { error: unknown }) => faults.push(String(error)),
      },
    } as unknown as Parameters<typeof createRetryRunner>[0]['ports'],
    work: {
      retry(ids, { wanted, quiet, hosts, mirrors, wayback }) {
        assert.equal(quiet, true);
        asked.push({ ids, hosts, mirrors, wayback });
        if (state.failing) return Promise.reject(new OffprintError('disk-full', 'no room'));
        if (ids.some((id) => id === state.broken)) return Promise.reject(new TypeError('a bug'));
        tried.push({ minute: (state.now - START) / MINUTE, ids });
        for (const id of ids) {
          const record = library.get(id) ?? assert.fail();
          const images = record.versions[0]?.images ?? [];
          assert.ok(images.some(wanted), 'an article was tried without a picture that is due');
          const failed = images.map((image) => ({
            ...image,
            attempts: image.attempts + 1,
            retryAt: nextRetry(image.attempts + 1, state.now),
          }));
          library.set(id, {
            ...record,
            versions: record.versions.map((each) => ({ ...each, images: failed })),
          });
        }
        return Promise.resolve({
          tried: ids.length,
          local: 0,
          missing: ids.length,
          stopped: false,
          fetched: true,
        });
      },
    },
    allowedBy: (batch) => Promise.resolve(permissions[batch] ?? null),
    isBusy: () => state.busy,
    async wait(ms, signal) {
      sleeps.push(ms);
      asleep.resolve(undefined);
      const woken = new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => resolve(), { once: true }),
      );
      if (!signal.aborted) await Promise.race([goOn.promise, woken]);
    },
  });
  /** Lets so much time pass as the runner sleeps, at most until a minute, and waits until it sleeps again. */
  const pass = async (untilMinute: number): Promise<void> => {
    while (state.now < START + untilMinute * MINUTE) {
      state.now = Math.min(state.now + (sleeps.at(-1) ?? 0), START + untilMinute * MINUTE);
      asleep = Promise.withResolvers();
      const before = goOn;
      goOn = Promise.withResolvers();
      before.resolve(undefined);
      await asleep.promise;
    }
  };
  const slept = (): Promise<undefined> => {
    asleep = Promise.withResolvers();
    return asleep.promise;
  };
  const arm = async (): Promise<void> => {
    const sleeps = slept();
    runner.arm('now');
    await sleeps;
  };
  return { runner, library, tried, asked, faults, permissions, state, sleeps, slept, pass, arm };
};

test('nothing is asked until it is armed; at the start of a session it takes its time', async () => {
  const { runner, tried, sleeps, state, pass } = setUp([articleDue(1, at(-60))]);
  runner.note([]);
  assert.deepEqual([tried, sleeps, state.scans], [[], [], 0]);
  runner.arm('soon');
  await pass(1);
  assert.deepEqual(
    tried.map(({ minute }) => minute),
    [0.5],
  );
  await runner.close();
});

test('what falls due while it sleeps is heard of: the schedule holds for a new import', async () => {
  const { runner, library, tried, pass, arm, slept, sleeps } = setUp([]);
  await arm();
  assert.deepEqual(sleeps, [60 * MINUTE]);
  const article = articleDue(1, at(1));
  library.set(article.id, article);
  const again = slept();
  runner.note([article.id]);
  await again;
  await pass(75);
  assert.deepEqual(
    tried.map(({ minute }) => minute),
    [1, 11, 71],
  );
  await runner.close();
});

test('its own changes wake it too, and the pause between portions holds', async () => {
  const records = Array.from({ length: 50 }, (_, number) => articleDue(number, at(-1)));
  const { runner, tried, arm, slept } = setUp(records);
  await arm();
  for (let round = 0; round < 5; round += 1) {
    const again = slept();
    runner.note(tried[0]?.ids ?? []);
    await again;
  }
  assert.equal(tried.length, 1);
  await runner.close();
});

test('a bug that one article brings out is logged, and the others are tried on', async () => {
  const broken = articleDue(1, at(-60));
  const { runner, library, tried, faults, pass, arm, state } = setUp([broken]);
  state.broken = broken.id;
  await arm();
  assert.deepEqual(faults, ['TypeError: a bug']);
  const other = articleDue(2, at(2));
  library.set(other.id, other);
  runner.note([other.id]);
  await pass(3);
  assert.deepEqual(
    tried.map(({ ids }) => ids),
    [[other.id]],
  );
  await runner.close();
});

test('once something is fetched, what is due is tried, later and later, at last no more', async () => {
  const { runner, tried, pass, arm } = setUp([
    articleDue(1, at(-60)),
    articleDue(2, null),
    articleDue(3, at(5)),
  ]);
  const [first, , third] = [1, 2, 3].map((number) => articleDue(number, null).id);
  await arm();
  await pass(12 * 24 * 60);
  const minutes = (id: ArticleId | undefined): number[] =>
    tried.filter(({ ids }) => id !== undefined && ids.includes(id)).map(({ minute }) => minute);
  assert.deepEqual(minutes(first), [0, 10, 70, 70 + 24 * 60, 70 + 8 * 24 * 60]);
  assert.deepEqual(minutes(third)[0], 5);
  assert.equal(tried.flatMap(({ ids }) => ids).length, 10, 'the one that was refused for good was tried');
  await runner.close();
});

test('nobody is asked whom the user did not allow for the import', async () => {
  const of = (number: number, batch: string): ArticleRecord => {
    const record = articleDue(number, at(-60));
    return { ...record, versions: record.versions.map((version) => ({ ...version, batch })) };
  };
  const { runner, asked, permissions, pass, arm } = setUp([
    of(1, 'narrow'),
    of(2, 'wide'),
    of(3, 'forgotten'),
    of(4, 'narrow'),
    articleDue(5, at(-60)),
  ]);
  const [first, second, , fourth, fifth] = [1, 2, 3, 4, 5].map((number) => articleDue(number, null).id);
  permissions.narrow = { hosts: ['ok.example'], mirrors: [{ prefix: '*', template: '/m' }], wayback: false };
  permissions.wide = { hosts: null, mirrors: [], wayback: true };
  await arm();
  await pass(1);
  await runner.close();
  assert.deepEqual(asked, [
    { ids: [first, fourth], ...permissions.narrow },
    { ids: [second], ...permissions.wide },
    { ids: [fifth], hosts: null, mirrors: [], wayback: undefined },
  ]);
});

test('an import allows what it was begun with, and nobody while its question is open', () => {
  const mirrors = [{ prefix: '*', template: 'http://127.0.0.1/{url}' }];
  const options = { fetch: false, mirrors, hosts: ['ok.example'], wayback: true, onConflict: 'version' };
  const record = { options, hostQuestion: 'answered' } as unknown as BatchRecord;
  assert.deepEqual(permissionOf(record), { hosts: ['ok.example'], mirrors: [], wayback: true });
  assert.equal(permissionOf({ ...record, hostQuestion: 'open' }), null);
  assert.equal(permissionOf(null), null);
});

test('in portions, with a pause between them', async () => {
  const { runner, tried, pass, arm } = setUp(
    Array.from({ length: 50 }, (_, number) => articleDue(number, at(-1))),
  );
  await arm();
  await pass(2);
  assert.deepEqual(
    tried.map(({ minute, ids }) => [minute, ids.length]),
    [
      [0, 20],
      [0.5, 20],
      [1, 10],
    ],
  );
  await runner.close();
});

test('a library that asks or never fetches, and one that imports, is left alone', async () => {
  for (const network of ['never', 'ask'] as const) {
    const { runner, tried, pass, arm } = setUp([articleDue(1, at(-60))], network);
    await arm();
    await pass(3 * 60);
    assert.deepEqual(tried, [], network);
    await runner.close();
  }
  const { runner, tried, pass, arm, state } = setUp([articleDue(1, at(-60))]);
  state.busy = true;
  await arm();
  await pass(3);
  assert.equal(tried.length, 0);
  state.busy = false;
  await pass(4);
  assert.equal(tried[0]?.ids.length, 1);
  await runner.close();
});

test('a picture that arrives or is given meanwhile leaves the queue; a full disk does not end it', async () => {
  const { runner, library, tried, pass, arm, state } = setUp([articleDue(1, at(5)), articleDue(2, at(5))]);
  const [given = assert.fail(), other = assert.fail()] = [...library.keys()];
  await arm();
  library.set(given, articleDue(1, null));
  runner.note([given]);
  state.failing = true;
  await pass(6);
  assert.deepEqual(tried, []);
  state.failing = false;
  // It sleeps an hour after a fault, unless the user fetches something.
  await arm();
  assert.deepEqual(
    tried.map(({ ids }) => ids),
    [[other]],
  );
  await runner.close();
});

test('closing wakes it up, and a sleep ends when it is woken', async () => {
  const { runner, arm, tried } = setUp([articleDue(1, at(90))]);
  await arm();
  await runner.close();
  runner.arm('now');
  assert.deepEqual(tried, []);
  const stop = new AbortController();
  const sleep = sleepUnlessWoken(3_600_000, stop.signal);
  stop.abort();
  await sleep;
  await sleepUnlessWoken(3_600_000, stop.signal);
});
