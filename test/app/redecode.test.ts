/** A file read in the wrong charset is read anew: no mark is lost, the original is untouched, the choice is on record. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { FsArticleStore } from '../../main/adapters/storage/fs-article-store.ts';
import { encodeCharset } from '../support/encode-charset.ts';
import { openTestApp } from '../support/test-app.ts';

const PARAGRAPHS = [
  '水闸建于一九六二年，由三个村庄共同管理，账单年年两份。',
  '第二份账单总是第一份的百分之六十一，　没有人问过为什么。',
  '会计拒绝在夜里签字，他说 ledger No. 7 与此无关。',
];

const page = (declared: string): string =>
  `<html><head><meta charset="${declared}"><title>水闸的两份账</title></head><body><article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')}<p>&#20013;&#25991; end</p></article></body></html>`;

for (const charset of ['utf-16le', 'iso-2022-jp']) {
  it(`finds a mark again that had no place while ${charset} was read as something else`, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'offprint-redecode-'));
    try {
      await using app = await openTestApp();
      const file = path.join(folder, 'ledger.html');
      // 水門の会計は 橋を閉じた。 in the escapes of ISO-2022-JP.
      const shifted = '\x1b$B?eLg$N2q7W$O66$rJD$8$?!#\x1b(B';
      const japanese = Buffer.from(`<p>${shifted}</p><p>The ledger is closed.</p>`, 'latin1');
      const chinese = Buffer.from(PARAGRAPHS.map((text) => `<p>${text}</p>`).join(''), 'utf16le');
      await writeFile(file, charset === 'utf-16le' ? chinese : japanese);
      const id = String((await app.importPaths([file]))[0]?.id);
      await app.call('annotations.create', { articleId: id, version: 1, start: 2, end: 9 });
      const placed = async () => (await app.call('annotations.list', { articleId: id }))[0];
      const made = await placed();
      await app.call('versions.redecode', { id, charset: 'windows-1252' });
      await app.call('versions.redecode', { id, charset: null });
      const again = await placed();
      assert.deepEqual([again?.state, again?.segments], ['sure', made?.segments]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

it('moves text and marks in one step: a process that dies behind it leaves no mark on wrong words', async (t) => {
  await using app = await openTestApp();
  const file = path.join(app.library, 'ledger.html');
  await writeFile(file, encodeCharset(page('gbk'), 'gbk'));
  const id = String((await app.importPaths([file]))[0]?.id);
  const text = async (): Promise<string> => (await app.call('articles.content', { id, as: 'text' })).content;
  const start = (await text()).indexOf('ledger');
  await app.call('annotations.create', { articleId: id, version: 1, start, end: start + 6 });
  // Whatever would be written behind the new text never is.
  t.mock.method(FsArticleStore.prototype, 'updateAnnotations', () => Promise.reject(new Error('killed')));
  await Promise.allSettled([app.call('versions.redecode', { id, charset: 'windows-1252' })]);
  t.mock.restoreAll();
  const [mark] = await app.call('annotations.list', { articleId: id });
  const [segment] = mark?.segments ?? [];
  assert.notEqual((await text()).indexOf('ledger'), start);
  assert.equal((await text()).slice(segment?.start, segment?.end), 'ledger');
});

for (const declared of ['big5', 'windows-1252', 'utf-16']) {
  it(`finds every mark again when GBK was declared as ${declared}`, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'offprint-redecode-'));
    try {
      await using app = await openTestApp();
      const file = path.join(folder, 'ledger.html');
      await writeFile(file, encodeCharset(page(declared), 'gbk'));
      const id = String((await app.importPaths([file]))[0]?.id);
      await app.call('versions.redecode', { id, charset: 'windows-1252' });
      const wrong = await app.call('articles.get', { id });
      assert.notEqual(wrong.title, '水闸的两份账');
      const text = (await app.call('articles.content', { id, as: 'text' })).content;
      const lines = text.split('\n');
      let start = 0;
      for (const line of lines.slice(0, 4)) {
        if (line.length > 8) {
          await app.call('annotations.create', {
            articleId: id,
            version: 1,
            start: start + 4,
            end: start + line.length - 4,
          });
        }
        start += line.length + 1;
      }
      const made = (await app.call('annotations.list', { articleId: id })).map(({ exact }) => exact);

      const [, ...others] = await app.call('versions.charsets', { id });
      assert.match(String(others[0]?.charset), /^gb/);
      const done = await app.call('versions.redecode', { id, charset: 'GBK' });
      assert.deepEqual([done.charset, done.title], ['gbk', '水闸的两份账']);
      assert.deepEqual(done.annotations, { sure: made.length, review: 0, orphan: 0 });

      const right = (await app.call('articles.content', { id, as: 'text' })).content;
      const marks = await app.call('annotations.list', { articleId: id });
      assert.deepEqual(
        marks.map(({ exact }) => exact),
        made,
        'quotations are never rewritten',
      );
      const words = marks.map(({ segments: [segment] }) => right.slice(segment?.start, segment?.end));
      const expected = [
        '闸建于一九六二年，由三个村庄共同管理，账单年年两',
        '二份账单总是第一份的百分之六十一， 没有人问过为什',
      ];
      for (const [at, quote] of expected.entries()) {
        const found = String(words[at]);
        const paragraph = String(PARAGRAPHS[at]).replace('　', ' ');
        assert.ok(paragraph.includes(found) && found.includes(quote.slice(3, -3)), found);
      }
      const versions = await app.call('versions.list', { id });
      assert.deepEqual(
        versions.map((version) => [version.charset, version.chosenCharset]),
        [['gbk', 'gbk']],
      );
      assert.equal((await app.call('versions.replay', { id })).identical, true);
      assert.deepEqual((await app.call('library.verify', {})).faults, []);

      await writeFile(file, encodeCharset(page('gbk').replace('一九六二', '一九六三'), 'gbk'));
      await app.importPaths([file]);
      const later = await app.call('annotations.list', { articleId: id });
      assert.ok(
        later.every(({ state }) => state !== 'orphan') || later.length === 0,
        'followed into a new version',
      );

      await app.call('versions.redecode', { id, number: 1, charset: null });
      const [first] = await app.call('versions.list', { id });
      assert.equal(first?.chosenCharset, null);
      await assert.rejects(app.call('versions.redecode', { id, charset: 'klingon' }), /bad-input/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
