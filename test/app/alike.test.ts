/** Near duplicates are offered, joined only on request, and a pair kept apart stays so, index or no index. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const BODY = [
  '水闸建于一九六二年，由三个村庄共同管理，账单年年两份。',
  '第二份账单总是第一份的百分之六十一，没有人问过为什么。',
  '会计拒绝在夜里签字，他说旧账本与此无关，第二天路断了。',
  '村民说委员会从不开会，只在雨季之前派人来看一次闸门。',
  '档案馆的抄本缺了四页，缺的正是修闸那一年的收支。',
];
const OTHER = [
  '港口的起重机昨夜停了电，码头工人等到天亮才接到通知。',
  '调度员说备用线路三年没有检修，钥匙也不在值班室里。',
  '船东要求赔偿滞期费，港务局回答说合同里没有这一条。',
  '工会贴出告示，说下一班轮船来之前谁也不会上岗。',
];

const file = (url: string, title: string, paragraphs: readonly string[]): string =>
  `<!--1650000000000-->\n[${title}](${url})\n------\n\n${paragraphs.map((text) => `<p>${text}</p>`).join('')}\n`;

const withCopies = async (
  work: (app: TestApp, ids: { first: string; copy: string; other: string }, folder: string) => Promise<void>,
) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-alike-'));
  try {
    await using app = await openTestApp();
    const bring = async (name: string, content: string): Promise<string> => {
      await writeFile(path.join(folder, name), content);
      return String((await app.importPaths([path.join(folder, name)]))[0]?.id);
    };
    const first = await bring('a.md', file('https://one.example/a', '水闸的两份账', BODY));
    const copy = await bring(
      'b.md',
      file('https://two.example/repost', '转载：水闸', [...BODY, '（本文转自他处）']),
    );
    const other = await bring('c.md', file('https://three.example/c', '港口', OTHER));
    await work(app, { first, copy, other }, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

it('offers a repost and nothing else, and never merges it by itself', () =>
  withCopies(async (app, { first, copy, other }) => {
    const [found, ...more] = await app.call('articles.alike', { id: first });
    assert.deepEqual([found?.id, more.length], [copy, 0]);
    assert.ok((found?.resemblance ?? 0) > 0.8 && (found?.containment ?? 0) > 0.95);
    assert.deepEqual(await app.call('articles.alike', { id: other }), []);
    const listed = await app.call('articles.list', { view: { kind: 'alike' } });
    assert.deepEqual(listed.items.map(({ id }) => id).sort(), [first, copy].sort());
    assert.equal((await app.call('library.info', {})).alike, 2);
    assert.equal((await app.call('articles.list', {})).total, 3);
    const compared = await app.call('versions.compare', { id: first, other: copy });
    assert.equal(compared.counts.added, 1);

    await app.call('articles.trash', { ids: [copy] });
    assert.deepEqual(await app.call('articles.alike', { id: first }), []);
  }));

it('keeps two apart for good: the choice is in the files and outlives the index', () =>
  withCopies(async (app, { first, copy }) => {
    await app.call('articles.keepApart', { id: first, other: copy });
    assert.deepEqual(await app.call('articles.alike', { id: first }), []);
    assert.deepEqual(await app.call('articles.alike', { id: copy }), []);
    await app.call('library.reindex', {});
    assert.equal((await app.call('library.info', {})).alike, 0);
    await app.call('undo.last', {});
    assert.equal((await app.call('library.info', {})).alike, 2);
  }));

it('joins two on request: versions, marks, tags and address go along, and undo parts them', () =>
  withCopies(async (app, { first, copy }) => {
    await app.call('tags.add', { tags: ['转载'], ids: [copy] });
    await app.call('annotations.createFromQuote', { id: first, quote: '会计拒绝在夜里签字' });
    await app.call('annotations.createFromQuote', { id: copy, quote: '本文转自他处', note: '出处？' });
    const done = await app.call('articles.join', { id: copy, other: first });
    assert.deepEqual([done.id, done.joined, done.versions], [first, copy, [2]]);
    const detail = await app.call('articles.get', { id: first });
    assert.deepEqual(
      [detail.versions, detail.currentVersion, detail.title, detail.tags],
      [2, 2, '转载：水闸', ['转载']],
    );
    const marks = await app.call('annotations.list', { articleId: first });
    assert.deepEqual(
      marks.map(({ exact, state }) => [exact, state]),
      [
        ['会计拒绝在夜里签字', 'sure'],
        ['本文转自他处', 'sure'],
      ],
    );
    assert.equal((await app.call('articles.get', { id: 'url:https://two.example/repost' })).id, first);
    assert.equal((await app.call('articles.get', { id: 'url:https://one.example/a' })).id, first);
    assert.equal((await app.call('articles.get', { id: copy })).trashed, true);
    assert.deepEqual((await app.call('library.verify', {})).faults, []);

    await app.call('undo.last', {});
    const parted = await app.call('articles.get', { id: first });
    assert.deepEqual(
      [parted.versions, parted.title, parted.tags, parted.annotations],
      [1, '水闸的两份账', [], 1],
    );
    assert.equal((await app.call('articles.get', { id: copy })).trashed, false);
    assert.equal((await app.call('articles.get', { id: 'url:https://two.example/repost' })).id, copy);
    assert.deepEqual((await app.call('library.verify', {})).faults, []);
  }));

it('takes the next version of a joined article to the article it was joined to', () =>
  withCopies(async (app, { first, copy }, folder) => {
    await app.call('articles.join', { id: copy, other: first });
    const again = path.join(folder, 'b.md');
    await writeFile(again, file('https://two.example/repost', '转载：水闸', [...BODY, '（本文二次转载）']));
    const [outcome] = await app.importPaths([again]);
    assert.deepEqual([outcome?.outcome, outcome?.id], ['updated', first]);
    assert.equal((await app.call('articles.get', { id: copy })).trashed, true);
  }));
