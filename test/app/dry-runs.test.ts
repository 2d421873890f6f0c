/** A dry run from its first look to what becomes of it: carried out with the very same files, or let go. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import type { ImportProgress } from '../../preload/contract/imports.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const article = (at: number): string =>
  `[第${String(at)}篇](https://example.org/dry/${String(at)})\n------\n\n<p>${'账单年年两份。'.repeat(20)}</p>\n` +
  `<p><img src="https://pictures.invalid/${String(at)}.jpg"></p>\n`;

/** Hands bytes over as the window does, under a token of 32 characters. */
const upload = async ({ app }: TestApp, name: string, text: string): Promise<string> => {
  const token = name.replace(/\W/g, '').padEnd(32, '0');
  const url = `http://offprint.invalid/uploads/${token}?name=${encodeURIComponent(name)}`;
  const response = await app.handleFetch(new Request(url, { method: 'PUT', body: text }));
  assert.equal(response.ok, true, await response.text());
  return token;
};

const uploadsOf = (app: TestApp, count: number): Promise<{ token: string; relativePath: string }[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const relativePath = `saved${String(at)}.md`;
      return { token: await upload(app, relativePath, article(at)), relativePath };
    }),
  );

const ended = async (app: TestApp, jobId: string): Promise<ImportProgress> => {
  for (;;) {
    const job = (await app.call('imports.jobs', {})).find((each) => each.jobId === jobId);
    assert.ok(job, 'the import is known');
    if (job.summary) return job;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const look = async (app: TestApp, count: number) => {
  const uploads = await uploadsOf(app, count);
  const { jobId } = await app.call('imports.start', { uploads, options: { dryRun: true, fetch: false } });
  return { uploads, jobId, job: await ended(app, jobId) };
};

it('imports for real what a dry run looked at, without the files being handed over again', async () => {
  await using app = await openTestApp();
  await app.call('settings.set', { network: 'ask' });
  const forgotten: unknown[] = [];
  app.app.events.subscribe((event, payload) => {
    if (event === 'import.forgotten') forgotten.push(payload);
  });
  const { jobId, job } = await look(app, 3);
  assert.deepEqual([job.dryRun, job.summary?.imported, job.asksHosts], [true, 3, false]);
  assert.equal((await app.call('library.info', {})).articles, 0);
  assert.deepEqual(await app.call('imports.hosts', { jobId }), {
    pictures: 3,
    hosts: [{ host: 'pictures.invalid', pictures: 3, fallbacks: 0 }],
  });

  const [first, second] = await Promise.allSettled([
    app.call('imports.carryOut', { jobId, hosts: [] }),
    app.call('imports.carryOut', { jobId, hosts: [] }),
  ]);
  assert.ok(first.status === 'fulfilled');
  assert.ok(second.status === 'rejected', 'the same files are not imported twice');
  const real = await ended(app, first.value.jobId);
  assert.deepEqual([real.dryRun, real.summary?.imported, real.images.missing], [false, 3, 3]);
  assert.deepEqual(real.from, { first: 'saved0.md', others: 2 });
  assert.equal(real.asksHosts, true, 'nobody was asked yet, and the library is set to ask');
  assert.equal((await app.call('library.info', {})).articles, 3);
  assert.deepEqual(forgotten, [{ jobId }]);
  assert.deepEqual(
    (await app.call('imports.jobs', { past: true })).map((each) => each.jobId),
    [real.jobId],
  );
  const batch = await readdir(path.join(app.library, 'batches', real.jobId));
  assert.ok(!batch.includes('uploads'), 'uploads are let go when the import has ended');
});

it('carries a dry run over paths out as well', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-dry-'));
  try {
    await writeFile(path.join(folder, 'one.md'), article(1));
    await using app = await openTestApp();
    const { jobId } = await app.call('imports.startPaths', {
      paths: [folder],
      options: { dryRun: true, fetch: false },
    });
    await ended(app, jobId);
    const real = await app.call('imports.carryOut', { jobId, hosts: [] });
    const job = await ended(app, real.jobId);
    assert.deepEqual([job.summary?.imported, job.from], [1, { first: path.basename(folder), others: 0 }]);
    const { items } = await app.call('imports.report', real);
    assert.equal(items[0]?.file, path.join(folder, 'one.md'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('lets a dry run go, and its uploads with it', async () => {
  await using app = await openTestApp();
  const { jobId, uploads } = await look(app, 2);
  await app.call('imports.forget', { jobId });
  assert.deepEqual(await app.call('imports.jobs', { past: true }), []);
  await assert.rejects(app.call('imports.start', { uploads }), /not-found/);
  await assert.rejects(app.call('imports.carryOut', { jobId }), /not-found/);
  await assert.rejects(app.call('imports.forget', { jobId }), /not-found/);
});

it('changes nothing by what is meant for real imports: a dry run brought nothing in', async () => {
  await using app = await openTestApp();
  const [upload] = await uploadsOf(app, 1);
  assert.ok(upload);
  const { jobId: first } = await app.call('imports.start', { uploads: [upload], options: { fetch: false } });
  const id = (await ended(app, first)).jobId;
  await app.call('articles.trash', {
    ids: (await app.call('articles.list', {})).items.map((item) => item.id),
  });
  // What would come back out of the trash names its version: taking that back would trash what it never touched.
  const { jobId, job } = await look(app, 1);
  assert.equal(job.summary?.updated, 1);
  for (const method of ['imports.undo', 'imports.keep', 'imports.resume'] as const)
    await assert.rejects(app.call(method, { jobId }), /bad-input/, method);
  await assert.rejects(app.call('imports.allowHosts', { jobId, hosts: null }), /bad-input/);
  await assert.rejects(app.call('imports.carryOut', { jobId: id }), /not-found/);
  const real = await app.call('imports.carryOut', { jobId });
  assert.equal((await ended(app, real.jobId)).summary?.updated, 1);
});

it('makes a file of a report, as a table and as lines, of an import and of a dry run', async () => {
  await using app = await openTestApp();
  const uploads = await uploadsOf(app, 1);
  uploads.push({ token: await upload(app, '=cmd.md', ''), relativePath: '=cmd, "quoted".md' });
  const { jobId } = await app.call('imports.start', { uploads, options: { fetch: false, dryRun: true } });
  await ended(app, jobId);
  const read = async (as: 'csv' | 'jsonl', of: string) => {
    const { token, fileName, bytes } = await app.call('imports.exportReport', { jobId: of, as });
    const response = await app.app.handleFetch(new Request(`http://offprint.invalid/exports/${token}`));
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /Offprint import \d{4}-\d\d-\d\d \d\d\.\d\d/,
    );
    const content = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([path.extname(fileName), content.length], [`.${as}`, bytes]);
    return content.toString('utf8');
  };
  const table = (await read('csv', jobId)).split('\r\n');
  assert.equal(table[0], '\uFEFFfile,outcome,id,title,code,message,pictures,missing,warnings');
  assert.equal(table.length, 4, 'two files, and an end of line after each');
  assert.ok(table.some((line) => line.startsWith('"\'=cmd, ""quoted"".md","failed"')));

  const real = await app.call('imports.carryOut', { jobId });
  await ended(app, real.jobId);
  const lines = (await read('jsonl', real.jobId)).trim().split('\n');
  const { items } = await app.call('imports.report', real);
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    items,
  );
  await assert.rejects(app.call('imports.exportReport', { jobId: 'unknown0000', as: 'csv' }), /not-found/);
});
