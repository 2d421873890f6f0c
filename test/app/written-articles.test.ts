import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndexSync } from '../../main/app/index-sync.ts';
import type { AppPorts } from '../../main/app/app-ports.ts';
import type { ArticleId } from '../../main/core/articles/article-id.ts';
import type { WrittenArticle } from '../../main/core/ports/article-store.ts';

const ID = 'article000000000' as ArticleId;
const record = {
  id: ID,
  title: 'as written',
  url: null,
  tags: [],
  trashed: null,
  current: 1,
  versions: [{ number: 1, images: [], original: { sha256: '0' }, warnings: [], claims: [], text: {} }],
};
const written = (stamp: string) => ({ record, text: 'words', stamp }) as unknown as WrittenArticle;

const syncOver = (stamp: string) => {
  const reads: string[] = [];
  const put: { title: string; text: string }[] = [];
  const ports = {
    articles: {
      stamp: () => Promise.resolve(stamp),
      read: (id: string) =>
        Promise.resolve(void reads.push(id)).then(() => ({ ...record, title: 'as read' })),
      readText: () => Promise.resolve('words'),
      readAnnotations: () => Promise.resolve([]),
    },
    index: {
      put: (articles: { article: { title: string; text: string } }[]) =>
        Promise.resolve(void put.push(...articles.map(({ article: { title, text } }) => ({ title, text })))),
    },
    logger: { warn: (...said: unknown[]) => assert.fail(JSON.stringify(said)) },
  } as unknown as AppPorts;
  return { sync: createIndexSync(ports), reads, put };
};

test('a new article goes into the index as it was written, its files unread', async () => {
  const { sync, reads, put } = syncOver('1');
  sync.remember(written('1'));
  await sync.refresh([ID]);
  assert.deepEqual([put, reads], [[{ title: 'as written', text: 'words' }], []]);
  await sync.refresh([ID]);
  assert.deepEqual(reads, [ID], 'only once');
});

test('what was changed since is read again', async () => {
  const { sync, reads, put } = syncOver('2');
  sync.remember(written('1'));
  await sync.refresh([ID]);
  assert.deepEqual([put, reads], [[{ title: 'as read', text: 'words' }], [ID]]);
});

test('more text than may be held is read from its files', async () => {
  const { sync, reads } = syncOver('1');
  sync.remember({ ...written('1'), text: 'x'.repeat(4_000_001) });
  await sync.refresh([ID]);
  assert.deepEqual(reads, [ID]);
});
