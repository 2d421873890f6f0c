import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchIndex, SearchRequest } from '../../../main/core/ports/search-index.ts';
import { indexId, indexedSample, stamped } from '../../support/indexed-article.ts';
import { indexHolding, numbersFound } from '../../support/open-test-index.ts';

const search = (index: SearchIndex, query: string, given: Partial<SearchRequest> = {}) =>
  index.search({ query, view: { kind: 'all' }, sort: 'relevance', limit: 50, offset: 0, ...given });
const order = async (index: SearchIndex, query: string, given: Partial<SearchRequest> = {}) =>
  (await search(index, query, given)).hits.map((hit) => Number.parseInt(hit.row.id, 32));

test('a hit says where it matches and shows it', async (context) => {
  const index = await indexHolding(
    context,
    { title: '普京访华', text: '今天没有新闻。', tags: ['russia'] },
    { title: '新闻', text: '报道说普京来了。' },
    { title: '新闻', text: '没有什么。', notes: ['第一条', '记得普京的话'] },
    { title: '新闻', text: '', tags: ['人物/普京'] },
  );
  const { total, hits } = await search(index, '普京', { sort: 'date' });
  assert.equal(total, 4);
  const byNumber = new Map(hits.map((hit) => [Number.parseInt(hit.row.id, 32), hit]));
  const marked = (number: number) =>
    byNumber
      .get(number)
      ?.snippet.map((part) => (part.match ? `[${part.text}]` : part.text))
      .join('');
  assert.deepEqual(
    [0, 1, 2, 3].map((number) => byNumber.get(number)?.in),
    [['title'], ['body'], ['notes'], ['tags']],
  );
  assert.deepEqual([0, 1, 2, 3].map(marked), ['今天没有新闻。', '报道说[普京]来了。', '记得[普京]的话', '']);
});

test('titles and tags come first, then what says it more often in less text', async (context) => {
  const filler = '这里还有很多别的字。'.repeat(20);
  const index = await indexHolding(
    context,
    { title: '新闻', text: `普京${filler}`, published: '2024-01-01' },
    { title: '新闻', text: `普京普京普京普京${filler}`, published: '2020-01-01' },
    { title: '普京', text: filler, published: '2019-01-01' },
    { title: '旧闻', text: filler, tags: ['普京'], published: '2018-01-01' },
    { title: '旧闻', text: filler },
  );
  assert.deepEqual(await order(index, '普京'), [2, 3, 1, 0]);
  assert.deepEqual(await order(index, '普京', { sort: 'date' }), [0, 1, 2, 3]);
  assert.deepEqual(await order(index, '普京', { limit: 2, offset: 1 }), [3, 1]);
});

test('a whole word comes before a word that only contains it', async (context) => {
  const index = await indexHolding(
    context,
    { title: 'x', text: 'the software was toward the award', published: '2024-01-01' },
    { title: 'x', text: 'there was a war in the land then', published: '2010-01-01' },
  );
  assert.deepEqual(await order(index, 'war'), [1, 0]);
});

test('what stands in thousands of articles is shown titles first, then newest first', async (context) => {
  const index = await indexHolding(context);
  const articles = Array.from({ length: 4100 }, (_, number) =>
    stamped(
      indexedSample(number, {
        title: number === 50 ? '普京' : 'x',
        text: '普京',
        published: new Date(Date.UTC(2000, 0, 1 + number)).toISOString(),
      }),
    ),
  );
  await index.put(articles);
  const { total } = await search(index, '普京');
  assert.equal(total, 4100);
  assert.deepEqual((await order(index, '普京')).slice(0, 4), [50, 4099, 4098, 4097]);
});

test('a blank query shows everything, newest first, without scores', async (context) => {
  const index = await indexHolding(
    context,
    { published: '2020-01-01' },
    { published: '2021-01-01', text: '开头' },
  );
  const { total, hits } = await search(index, '\u200b ');
  assert.equal(total, 2);
  assert.deepEqual(
    hits.map(({ row, score, in: places }) => [row.id, score, places]),
    [
      [indexId(1), 0, []],
      [indexId(0), 0, []],
    ],
  );
});

test('very long words are found by any part of them', async (context) => {
  const letters = Array.from({ length: 3000 }, (_, at) =>
    String.fromCharCode(97 + ((at * at + 7 * at) % 26)),
  ).join('');
  const long = Array.from({ length: 3000 }, (_, at) => letters.charAt(at) + String(at % 7)).join('');
  const index = await indexHolding(
    context,
    { text: `before ${long} after` },
    { text: 'nothing of it' },
    { text: long.slice(0, 900) },
  );
  for (const [start, size] of [
    [0, 40],
    [100, 128],
    [1000, 100],
    [1200, 129],
    [300, 1000],
    [5990, 10],
  ] as const) {
    const part = long.slice(start, start + size);
    const expected = long.slice(0, 900).includes(part) ? [0, 2] : [0];
    assert.deepEqual(await numbersFound(index, part), expected, `${String(start)}+${String(size)}`);
  }
  assert.deepEqual(await numbersFound(index, `"before ${long.slice(0, 50)}"`), [0]);
  assert.deepEqual(await numbersFound(index, `"${long.slice(-50)} after"`), [0]);
  assert.deepEqual(await numbersFound(index, `${long.slice(0, 300)}x`), []);
});

test('prefixes find where a word begins', async (context) => {
  const index = await indexHolding(
    context,
    { text: 'politics' },
    { text: 'apolitical' },
    { title: 'Polit', text: '' },
    { text: '政治 politique' },
  );
  assert.deepEqual(await numbersFound(index, 'polit*'), [0, 2, 3]);
  assert.deepEqual(await numbersFound(index, 'polit'), [0, 1, 2, 3]);
  assert.deepEqual(await numbersFound(index, 'p*'), [0, 2, 3]);
  assert.deepEqual(await numbersFound(index, 'title:po*'), [2]);
});

test('no query, however hostile, fails or finds what is not there', async (context) => {
  const index = await indexHolding(
    context,
    { title: 'a', text: 'plain words "quoted" x\u0000y' },
    { text: '' },
  );
  const hostile = [
    '"',
    '"*',
    '*',
    '* *',
    '^',
    'NEAR("a" "b", 5)',
    'title : a',
    '{title} : a',
    'a AND',
    ') OR (',
    '"a" + "b"',
    "'; DROP TABLE article; --",
    '\u0000',
    'x\u0000y',
    '\ud800',
    '\udfff"',
    '-',
    '--',
    'a'.repeat(1000),
    '普'.repeat(1000),
    'a '.repeat(500),
    '("'.repeat(250),
    '\u202e\u200d\ufeff',
    '%',
    '_',
    '\\',
    '?1',
    ':a',
    '\u{10f82a}',
    '\u{10ffff}',
    '🏳️‍🌈',
    'ﷺ',
    'a\u0301'.repeat(200),
    '-"-"-',
    'tag:',
    'tag:*',
    'site:.',
    'lang:-',
  ];
  for (const query of hostile) {
    const { total, hits } = await search(index, query);
    assert.ok(total >= hits.length && total <= 2, query);
  }
  assert.deepEqual(await numbersFound(index, 'xy'), [0]);
  assert.deepEqual(await numbersFound(index, '"*'), []);
  assert.deepEqual(await numbersFound(index, '\u{10f822}'), [0, 1]);
  assert.deepEqual(await numbersFound(index, "'; DROP"), []);
});
