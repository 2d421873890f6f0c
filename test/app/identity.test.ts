/** One article is one article, however many imports bring it in, and two are two, whatever their templates say. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const withFolder = async (run: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-identity-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Resolves when every import that was begun has ended. */
const importsEnded = async (app: TestApp, jobs: readonly string[]): Promise<void> => {
  for (;;) {
    const all = await app.call('imports.jobs', {});
    if (jobs.every((id) => all.some(({ jobId, summary }) => jobId === id && summary !== null))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const ARTICLES = 30;

for (const [name, words] of [
  ['the same files', () => 'the tide table'],
  ['other versions of them', (copy: number) => `tide table ${String(copy)}`],
] as const) {
  it(`makes one article of each page when two imports at once bring in ${name}`, () =>
    withFolder(async (folder) => {
      await using app = await openTestApp();
      const folders = [0, 1].map((copy) => path.join(folder, String(copy)));
      for (const [copy, each] of folders.entries()) {
        await mkdir(each);
        for (let at = 0; at < ARTICLES; at++)
          await writeFile(
            path.join(each, `${String(at)}.md`),
            `<!--1650000000000-->\n[Tides ${String(at)}](https://example.org/${String(at)})\n------\n\n<p>${words(copy)} of pier ${String(at)}</p>\n`,
          );
      }
      const jobs = await Promise.all(
        folders.map((each) => app.call('imports.startPaths', { paths: [each], options: { fetch: false } })),
      );
      await importsEnded(
        app,
        jobs.map(({ jobId }) => jobId),
      );
      const { total, items } = await app.call('articles.list', { limit: 100 });
      assert.equal(total, ARTICLES);
      const versions = name === 'the same files' ? 1 : 2;
      assert.deepEqual([...new Set(items.map((item) => item.versions))], [versions]);
    }));
}

const page = (title: string, head: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title>${head}<article><h1>${title}</h1><p>${`${title} fills a paragraph, and then some more of it. `.repeat(12)}</article>`;

const FRONT_PAGES = {
  canonical: '<link rel="canonical" href="https://paper.example.org/">',
  opengraph: '<meta property="og:url" content="https://paper.example.org">',
  'structured data':
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","url":"https://paper.example.org/index.php"}</script>',
};

for (const [name, head] of Object.entries(FRONT_PAGES)) {
  it(`keeps pages apart that call the site their address (${name})`, () =>
    withFolder(async (folder) => {
      await using app = await openTestApp();
      await writeFile(path.join(folder, 'a.html'), page('The crane', head));
      await writeFile(path.join(folder, 'b.html'), page('The ferry', head));
      const outcomes = await app.importPaths([folder]);
      assert.deepEqual(
        outcomes.map(({ outcome }) => outcome),
        ['imported', 'imported'],
      );
      const { items } = await app.call('articles.list', { limit: 10 });
      assert.ok(
        items.every(({ site, url }) => site !== null && url?.startsWith('https://paper.example.org')),
      );
    }));
}

it('believes a page’s own word over that of its template', () =>
  withFolder(async (folder) => {
    await using app = await openTestApp();
    const own = '<meta property="og:url" content="https://paper.example.org/crane">';
    await writeFile(path.join(folder, 'a.html'), page('The crane', FRONT_PAGES['structured data'] + own));
    await app.importPaths([folder]);
    const { items } = await app.call('articles.list', { limit: 10 });
    assert.equal(items[0]?.url, 'https://paper.example.org/crane');
  }));
