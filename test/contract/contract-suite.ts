import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contract, type Input, type MethodName, type Output } from '../../preload/contract/index.ts';
import type { Result } from '../../preload/contract/result.ts';
import { fixtureArticles } from '../support/test-app.ts';

/** A way to reach the application: in the same process, over HTTP, over Electron's IPC. */
export interface Transport {
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>>;
  /** The same without the compiler's help, for input that must be refused. */
  callRaw(method: string, input: unknown): Promise<Result<unknown>>;
  upload(token: string, name: string, bytes: Uint8Array): Promise<void>;
  fetch(path: string): Promise<{ status: number; body: Buffer }>;
  /** Resolves when an event of that name has come whose payload passes. */
  nextEvent(name: string, passes: (payload: Record<string, unknown>) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** What every transport must carry alike, over the whole application and a library of its own. */
export const contractSuite = (name: string, open: () => Promise<Transport>): void => {
  describe(`contract over ${name}`, () => {
    let transport: Transport;
    const value = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
      const result = await transport.call(method, input);
      assert.ok(result.ok, JSON.stringify(result));
      const parsed = contract[method].output.safeParse(result.value);
      assert.ok(parsed.success, `${method} answered out of contract: ${String(parsed.error)}`);
      return result.value;
    };
    const code = async (method: string, input: unknown): Promise<string> => {
      const result = await transport.callRaw(method, input);
      return result.ok ? 'ok' : result.error.code;
    };

    before(async () => {
      transport = await open();
    });
    after(() => transport.close());

    it('refuses unknown methods, bad input and calls that are not for pages', async () => {
      assert.equal(await code('articles.explode', {}), 'unknown-method');
      assert.equal(await code('constructor', {}), 'unknown-method');
      assert.equal(await code('articles.get', { id: 7 }), 'bad-input');
      assert.equal(await code('articles.list', { limit: 5000 }), 'bad-input');
      assert.equal(await code('imports.startPaths', { paths: ['/etc'] }), 'forbidden');
      assert.equal(await code('articles.get', { id: 'zzzzzzzzzzzzzzzz' }), 'not-found');
    });

    it('imports uploads, reports every file, and tells when it is done', async () => {
      const names = ['harbour-zh.md', 'water-en.md', 'letters-plain.html'];
      for (const [at, file] of names.entries()) {
        await transport.upload(
          `upload-token-${String(at)}`,
          file,
          await readFile(path.join(fixtureArticles, file)),
        );
      }
      await transport.upload('upload-token-9', 'empty.md', new Uint8Array());
      const done = transport.nextEvent('import.progress', (progress) => progress.state === 'done');
      const uploads = [...names, 'empty.md'].map((relativePath, at) => ({
        token: `upload-token-${String(at === names.length ? 9 : at)}`,
        relativePath,
      }));
      const { jobId } = await value('imports.start', { uploads, options: { fetch: false } });
      await done;
      const { items } = await value('imports.report', { jobId });
      const outcomes = Object.fromEntries(items.map((item) => [item.file, item.outcome]));
      assert.deepEqual(outcomes, {
        'harbour-zh.md': 'imported',
        'water-en.md': 'imported',
        'letters-plain.html': 'imported',
        'empty.md': 'failed',
      });
      assert.equal((await value('imports.jobs', {}))[0]?.summary?.imported, 3);
    });

    it('lists, finds, shows', async () => {
      const { total, items } = await value('articles.list', { sort: 'date' });
      assert.equal(total, 3);
      assert.equal(items[0]?.title, '港口拍卖的三个疑点：谁买下了七号码头');
      const found = await value('search.query', { query: '七号码头' });
      assert.deepEqual(
        found.hits.map((hit) => hit.id),
        [items[0].id],
      );
      assert.ok(found.hits[0]?.snippet.some((part) => part.match && part.text === '七号码头'));
      const detail = await value('articles.get', { id: items[0].id.slice(0, 10) });
      assert.equal(detail.images.missing, 2);
      const page = await transport.fetch(detail.versionList[0]?.href ?? '');
      assert.equal(page.status, 200);
      assert.match(page.body.toString('utf8'), /七号码头被悄悄卖掉/);
      const original = await transport.fetch(detail.versionList[0]?.originalHref ?? '');
      assert.deepEqual(original.body, await readFile(path.join(fixtureArticles, 'harbour-zh.md')));
    });

    it('tags, marks, takes back', async () => {
      const { items } = await value('articles.list', { sort: 'date' });
      const id = items[0]?.id ?? '';
      await value('tags.add', { tags: ['港口/拍卖'], ids: [id] });
      assert.ok((await value('tags.list', {})).some((tag) => tag.name === '港口/拍卖' && tag.count === 1));
      const mark = await value('annotations.createFromQuote', {
        id,
        quote: '这笔钱在三天里换了四个账户',
        note: '核实',
      });
      assert.equal(mark.state, 'sure');
      assert.equal((await value('search.query', { query: '核实' })).total, 1);
      await value('annotations.update', { articleId: id, id: mark.id, color: 'green' });
      assert.equal((await value('annotations.list', { articleId: id }))[0]?.color, 'green');
      await value('annotations.remove', { articleId: id, id: mark.id });
      assert.deepEqual(await value('annotations.list', { articleId: id }), []);
      await value('undo.last', {});
      assert.equal((await value('annotations.list', { articleId: id }))[0]?.note, '核实');
      assert.equal(await code('annotations.createFromQuote', { id, quote: '没有这句话' }), 'quote-not-found');
    });

    it('puts into the trash and takes out', async () => {
      const { items } = await value('articles.list', { sort: 'title' });
      const id = items[0]?.id ?? '';
      await value('articles.trash', { ids: [id] });
      assert.equal((await value('articles.list', {})).total, 2);
      assert.equal((await value('articles.list', { view: { kind: 'trash' } })).items[0]?.id, id);
      await value('articles.restore', { ids: [id] });
      assert.equal((await value('articles.list', {})).total, 3);
    });

    it('keeps settings, verifies and indexes anew', async () => {
      assert.equal((await value('settings.set', { theme: 'sepia' })).theme, 'sepia');
      assert.equal((await value('settings.get', {})).theme, 'sepia');
      assert.deepEqual((await value('library.verify', {})).faults, []);
      assert.equal((await value('library.reindex', {})).articles, 3);
      assert.equal((await value('search.query', { query: 'Okafor' })).total, 1);
      const info = await value('library.info', {});
      assert.equal(info.articles, 3);
      assert.equal((await value('shell.capabilities', {})).shell, 'terminal');
    });
  });
};
