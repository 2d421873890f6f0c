import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createSqliteIndex } from '../../../main/adapters/sqlite-index/create-sqlite-index.ts';
import type { SqliteIndexOptions } from '../../../main/adapters/sqlite-index/create-sqlite-index.ts';
import { forkIndexProcess } from '../../../main/adapters/sqlite-index/fork-index-process.ts';
import type { IndexChannel, SpawnIndex } from '../../../main/adapters/sqlite-index/index-channel.ts';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import type { SearchIndex } from '../../../main/core/ports/search-index.ts';
import { indexedSample, stamped } from '../../support/indexed-article.ts';
import { numbersFound } from '../../support/open-test-index.ts';

const temporaryFile = async (context: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-index-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'index.sqlite');
};

const open = async (
  context: TestContext,
  file: string,
  given: Partial<SqliteIndexOptions> = {},
): Promise<SearchIndex & { channels: IndexChannel[]; warnings: string[] }> => {
  const channels: IndexChannel[] = [];
  const warnings: string[] = [];
  const log = (message: string): void => {
    warnings.push(message);
  };
  const spawn: SpawnIndex = (entry) => {
    const channel = forkIndexProcess(entry);
    channels.push(channel);
    return channel;
  };
  const logger = { info: log, warn: log, error: log };
  const index = await createSqliteIndex({ file, spawn, logger, ...given });
  context.after(() => index.close());
  return { ...index, channels, warnings };
};

const entries = (from: number, count: number, text = '普京 ') =>
  Array.from({ length: count }, (_, at) =>
    stamped(indexedSample(from + at, { text: text + String(from + at) })),
  );

const isUnavailable = (error: unknown): error is OffprintError =>
  error instanceof OffprintError && error.code === 'index-unavailable';

test('answers through the process as it does without', async (context) => {
  const index = await open(context, await temporaryFile(context));
  await index.put(entries(0, 3));
  assert.deepEqual(await numbersFound(index, '普京'), [0, 1, 2]);
  assert.equal((await index.counts()).articles, 3);
  await assert.rejects(
    index.list({ view: { kind: 'all' }, query: 'before:soon', sort: 'date', limit: 1, offset: 0 }),
    (error) =>
      error instanceof OffprintError && error.code === 'bad-query' && error.details.operator === 'before',
  );
  await index.close();
  await index.close();
  await assert.rejects(index.counts(), isUnavailable);
  assert.deepEqual(index.warnings, []);
});

test('a question is answered while many articles are being put in, and they go in whole', async (context) => {
  const index = await open(context, await temporaryFile(context));
  await index.put(entries(0, 1));
  const order: string[] = [];
  const put = index.put(entries(1, 400, '很长的文字'.repeat(200))).then(() => order.push('put'));
  const asked = index.findByOriginal('0'.repeat(64)).then(() => order.push('question'));
  const removed = index.remove([stamped(indexedSample(1)).article.id]).then(() => order.push('removed'));
  await Promise.all([put, asked, removed]);
  assert.deepEqual(order, ['question', 'put', 'removed']);
  assert.equal((await index.counts()).articles, 400);
});

test('a process that dies fails the calls in hand and is started again for the next', async (context) => {
  const index = await open(context, await temporaryFile(context));
  await index.put(entries(0, 3));
  const calls = [index.put(entries(3, 2000, '很长的文字'.repeat(200))), index.counts(), index.stamps()];
  index.channels[0]?.kill();
  for (const outcome of await Promise.allSettled(calls)) {
    assert.ok(outcome.status === 'rejected' && isUnavailable(outcome.reason));
    assert.match(String(outcome.reason), /SIGKILL.*started again/);
  }
  assert.deepEqual((await numbersFound(index, '普京')).slice(0, 3), [0, 1, 2]);
  assert.equal(index.channels.length, 2);
});

test('a question that is not answered in time is stopped with its process, and the next one is answered', async (context) => {
  // A question that never reaches the process looks to its client like one that never ends.
  const withoutLists: SpawnIndex = (entry) => {
    const channel = forkIndexProcess(entry);
    return {
      ...channel,
      postMessage: (message) => {
        if ((message as { method?: string }).method !== 'list') channel.postMessage(message);
      },
    };
  };
  const index = await open(context, await temporaryFile(context), {
    questionTimeoutMs: 1000,
    spawn: withoutLists,
  });
  await index.put(entries(0, 3));
  const behind = index.put(entries(3, 1));
  const asked = numbersFound(index, '普京');
  await behind;
  await assert.rejects(
    asked,
    (error) => isUnavailable(error) && error.message.includes('longer than 1 seconds'),
  );
  assert.equal((await index.stamps()).length, 4);
});

test('killed at any moment while writing, the index opens whole', async (context) => {
  const file = await temporaryFile(context);
  for (let round = 0; round < 6; round++) {
    const index = await open(context, file);
    const writing = (async () => {
      for (let batch = 0; ; batch = (batch + 1) % 50)
        await index.put(entries(batch * 5, 5, `第${String(round)}次写入的文字 `.repeat(30)));
    })();
    const failed = assert.rejects(writing, isUnavailable);
    await delay(60 + round * 45);
    index.channels[0]?.kill();
    await failed;
    await index.close();
    const database = new DatabaseSync(file);
    assert.equal(Object.values(database.prepare('PRAGMA quick_check').get() ?? {})[0], 'ok');
    for (const table of ['field', 'fulltext', 'letter'])
      database.exec(`INSERT INTO ${table}(${table}) VALUES('integrity-check')`);
    database.close();
    const again = await open(context, file);
    const { length } = await again.stamps();
    assert.deepEqual((await numbersFound(again, '写入的文字')).length, length);
    await again.close();
  }
});

test('an index found damaged while it is open is deleted, and an empty one takes its place', async (context) => {
  const file = await temporaryFile(context);
  const first = await open(context, file);
  await first.put(entries(0, 800, '各种各样的文字 '.repeat(40)));
  await first.close();
  const whole = new DatabaseSync(file);
  const size = Number(whole.prepare('PRAGMA page_count').get()?.page_count) * 4096;
  whole.close();
  await truncate(file, Math.floor(size / 8192) * 4096);
  const index = await open(context, file);
  const outcome = await index
    .search({ query: '各种各样', view: { kind: 'all' }, sort: 'relevance', limit: 50, offset: 0 })
    .then(
      () => null,
      (error: unknown) => error,
    );
  // Either it was seen at the opening, or by the search.
  if (outcome !== null) assert.ok(isUnavailable(outcome) && outcome.message.includes('damaged'));
  assert.deepEqual(await index.stamps(), []);
  await index.put(entries(0, 2));
  assert.deepEqual(await numbersFound(index, '普京'), [0, 1]);
});

test('a file that is no index is replaced and logged', async (context) => {
  const file = await temporaryFile(context);
  await writeFile(file, 'nothing');
  const index = await open(context, file);
  assert.deepEqual(await index.stamps(), []);
  assert.deepEqual(index.warnings, ['the search index was thrown away and begun anew']);
});

test('an index that cannot be opened says so', async (context) => {
  const file = join(await temporaryFile(context), 'below', 'a', 'folder');
  await assert.rejects(
    open(context, file),
    (error) => isUnavailable(error) && String(error).includes('cannot be opened: unable to open'),
  );
});

test('a process that cannot even start is reported', async (context) => {
  await assert.rejects(
    open(context, await temporaryFile(context), {
      entry: new URL('./no-such-file.ts', import.meta.url),
      spawn: forkIndexProcess,
    }),
    isUnavailable,
  );
});
