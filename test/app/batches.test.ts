/** An import as a whole: written down, resumed after a crash, foreseen by a dry run, asked about, taken back. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import type { Output } from '../../preload/contract/index.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const article = (at: number, body = `第${String(at)}段：账单年年两份。`): string =>
  `<!--${String(1_600_000_000_000 + at * 1000)}-->\n[第${String(at)}篇](https://example.org/batch/${String(at)})\n------\n\n` +
  `<p>${body.repeat(20)}</p>\n<p><img src="https://pictures.invalid/${String(at)}.jpg"></p>\n`;

const withFolder = async (task: (folder: string, files: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-batch-'));
  const files = path.join(folder, 'files');
  try {
    await mkdir(files);
    await task(folder, files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const writeArticles = async (files: string, count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) await writeFile(path.join(files, `${String(at)}.md`), article(at));
};

const settled = async (app: TestApp, jobId: string): Promise<Output<'imports.jobs'>[number]> => {
  for (;;) {
    const job = (await app.call('imports.jobs', { past: true })).find((each) => each.jobId === jobId);
    assert.ok(job);
    if (job.state === 'done' || job.state === 'stopped' || job.state === 'undone') return job;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => /^(articles|assets|batches)/.test(name))
    .sort();

it('goes on where it was interrupted: one outcome for every file, and none twice', async () => {
  await withFolder(async (folder, files) => {
    const COUNT = 120;
    await writeArticles(files, COUNT);
    const library = path.join(folder, 'library');
    let jobId: string;
    {
      await using app = await openTestApp(library);
      ({ jobId } = await app.call('imports.startPaths', { paths: [files], options: { fetch: false } }));
      for (let done = 0; done < 20;) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        done = (await app.call('imports.report', { jobId })).total;
      }
    }
    await using app = await openTestApp(library);
    const [left] = await app.call('imports.jobs', {});
    assert.equal(left?.jobId, jobId);
    assert.equal(left.state, 'interrupted');
    assert.ok(left.done >= 20 && left.done < COUNT, String(left.done));
    await app.call('imports.resume', { jobId });
    const job = await settled(app, jobId);
    assert.equal(job.summary?.imported, COUNT);
    const { items, total, matching } = await app.call('imports.report', {
      jobId,
      limit: 5000,
      outcome: 'imported',
    });
    assert.deepEqual([total, matching, new Set(items.map(({ file }) => file)).size], [COUNT, COUNT, COUNT]);
    assert.deepEqual(await app.call('imports.jobs', { past: false }), [job]);
  });
});

it('writes nothing in a dry run, and counts what meets itself and whom pictures would be asked of', async () => {
  await withFolder(async (folder, files) => {
    await writeArticles(files, 3);
    await writeFile(path.join(files, 'again.md'), article(0));
    await writeFile(path.join(files, 'newer.md'), article(1, '另一段。'));
    const library = path.join(folder, 'library');
    await using app = await openTestApp(library);
    const before = await filesOf(library);
    const { jobId } = await app.call('imports.startPaths', { paths: [files], options: { dryRun: true } });
    const job = await settled(app, jobId);
    assert.deepEqual(
      { ...job.summary, seconds: 0 },
      { imported: 3, updated: 1, duplicate: 1, skipped: 0, failed: 0, seconds: 0 },
    );
    const { hosts } = await app.call('imports.hosts', { jobId });
    assert.deepEqual(
      hosts.map(({ host }) => host),
      ['pictures.invalid'],
    );
    assert.deepEqual(await filesOf(library), before);
    assert.equal((await app.call('library.info', {})).articles, 0);
  });
});

it('takes a whole import back after a restart, but keeps what was worked on', async () => {
  await withFolder(async (folder, files) => {
    const library = path.join(folder, 'library');
    const earlier = path.join(folder, 'earlier.md');
    await writeFile(earlier, article(0, '旧的一段。'));
    await writeArticles(files, 4);
    let jobId: string;
    let marked: string;
    {
      await using app = await openTestApp(library);
      await app.importPaths([earlier]);
      const outcomes = await app.importPaths([files]);
      assert.deepEqual(outcomes.map(({ outcome }) => outcome).sort(), [
        'imported',
        'imported',
        'imported',
        'updated',
      ]);
      marked = outcomes.find(({ file }) => file.endsWith('2.md'))?.id ?? '';
      await app.call('annotations.create', { articleId: marked, version: 1, start: 0, end: 3 });
      jobId = (await app.call('imports.jobs', {})).at(-1)?.jobId ?? '';
    }
    await using app = await openTestApp(library);
    const undone = await app.call('imports.undo', { jobId });
    assert.deepEqual([undone.trashed, undone.versions], [2, 1]);
    assert.deepEqual(
      undone.kept.map(({ id }) => id),
      [marked],
    );
    const info = await app.call('library.info', {});
    assert.deepEqual([info.articles, info.trash], [2, 2]);
    assert.equal((await settled(app, jobId)).state, 'undone');
    const [first] = (await app.call('search.query', { query: '旧的一段' })).hits;
    assert.ok(first, 'the earlier version is shown again');
  });
});

it('takes an article out of the trash whose file comes again', async () => {
  await withFolder(async (_folder, files) => {
    await writeArticles(files, 1);
    await using app = await openTestApp();
    const id = (await app.importPaths([files]))[0]?.id ?? '';
    await app.call('articles.trash', { ids: [id] });
    const [again] = await app.importPaths([files]);
    assert.deepEqual([again?.id, again?.outcome, again?.warnings[0]?.code], [id, 'updated', 'restored']);
    assert.equal((await app.call('library.info', {})).trash, 0);
  });
});

it('asks whom pictures may be asked of, after the import, where the library is set to ask', async () => {
  await withFolder(async (_folder, files) => {
    await writeArticles(files, 2);
    await using app = await openTestApp();
    await app.call('settings.set', { network: 'ask' });
    await app.importPaths([files]);
    const [job] = await app.call('imports.jobs', {});
    assert.equal(job?.asksHosts, true);
    const { pictures, hosts } = await app.call('imports.hosts', { jobId: job.jobId });
    assert.equal(pictures, 2);
    assert.equal(hosts[0]?.host, 'pictures.invalid');
    const none = await app.call('imports.allowHosts', { jobId: job.jobId, hosts: [] });
    assert.equal(none.tried, 0);
    assert.equal((await settled(app, job.jobId)).asksHosts, false);
    // The queue that tries again later is bound by the answer, and lets go of what it may not ask for.
    const stored = await readFile(path.join(app.library, 'batches', job.jobId, 'batch.json'), 'utf8');
    assert.match(stored, /"hosts":\s*\[\]/);
    const [article] = (await app.call('articles.list', { limit: 1 })).items;
    const id = article?.id ?? '';
    const first = async () => (await app.call('images.list', { id }))[0];
    assert.notEqual((await first())?.retryAt, null);
    await app.call('images.retry', { ids: [id], hosts: ['elsewhere.invalid'] });
    assert.deepEqual([(await first())?.retryAt, (await first())?.attempts], [null, 0]);
  });
});
