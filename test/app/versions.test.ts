/** The same source URL with other content is a new version: nothing is overwritten, what the user did lives on. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { openTestApp } from '../support/test-app.ts';

const article = (paragraphs: readonly string[]): string =>
  `<!--1650000000000-->\n[水闸的两份账](https://example.org/ledger)\n------\n\n${paragraphs.map((text) => `<p>${text}</p>`).join('')}\n`;

const FIRST = [
  '水闸建于一九六二年，由三个村庄共同管理。',
  '第二份账单总是第一份的百分之六十一。',
  '会计拒绝在夜里签字。',
];
const SECOND = [
  '本文昨日更正了一处日期。',
  '水闸建于一九六三年，由三个村庄共同管理。',
  '第二份账单总是第一份的百分之六十一。',
];

it('keeps tags and marks over a new version, and orphans what was deleted', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-versions-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'ledger.md');
    await writeFile(file, article(FIRST));
    const [first] = await app.importPaths([file]);
    const id = first?.id ?? '';
    await app.call('tags.add', { tags: ['水'], ids: [id] });
    await app.call('annotations.createFromQuote', { id, quote: '总是第一份的百分之六十一', note: '查账' });
    await app.call('annotations.createFromQuote', { id, quote: '会计拒绝在夜里签字' });

    await writeFile(file, article(SECOND));
    const [second] = await app.importPaths([file]);
    assert.deepEqual([second?.outcome, second?.id], ['updated', id]);
    const detail = await app.call('articles.get', { id });
    assert.deepEqual([detail.versions, detail.currentVersion, detail.tags], [2, 2, ['水']]);

    const marks = await app.call('annotations.list', { articleId: id });
    assert.deepEqual(
      marks.map(({ state, note }) => [state, note]),
      [
        ['sure', '查账'],
        ['orphan', ''],
      ],
    );
    const text = (await app.call('articles.content', { id, as: 'text' })).content;
    const [segment] = marks[0]?.segments ?? [];
    assert.equal(text.slice(segment?.start, segment?.end), '总是第一份的百分之六十一');
    assert.match(
      (await app.call('articles.content', { id, as: 'text', version: 1 })).content,
      /会计拒绝在夜里签字/,
    );

    assert.equal((await app.importPaths([file]))[0]?.outcome, 'duplicate');
    await writeFile(file, article(FIRST));
    assert.equal((await app.importPaths([file]))[0]?.outcome, 'duplicate', 'the first version is known too');
    await writeFile(file, article(['全新的一段。']));
    assert.equal(
      (await app.importPaths([file], { fetch: false, onConflict: 'skip' }))[0]?.outcome,
      'skipped',
    );
    assert.deepEqual((await app.call('library.verify', {})).faults, []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('makes one article of two files of one address in one batch', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-batch-'));
  try {
    await using app = await openTestApp();
    await writeFile(path.join(folder, 'a.md'), article(FIRST));
    await writeFile(path.join(folder, 'b.md'), article(SECOND));
    await writeFile(path.join(folder, 'c.md'), article(FIRST));
    const outcomes = (await app.importPaths([folder])).map((each) => each.outcome).sort();
    assert.deepEqual(outcomes, ['duplicate', 'imported', 'updated']);
    assert.equal((await app.call('articles.list', {})).total, 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
