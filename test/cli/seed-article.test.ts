/** The seed, as a new user imports it: every picture through a mirror of their own, then everything without network. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../support/chromium.ts';
import { corpusFolder } from '../support/corpus.ts';
import { startPictureServer } from '../support/picture-server.ts';
import { runCli } from '../support/run-cli.ts';

const corpus = corpusFolder();
const skip = corpus === null ? 'SKIPPED: the corpus of real articles is not beside the checkout' : false;

describe('the seed article', { skip }, () => {
  let folder: string;
  let id: string;
  let asked: readonly string[];
  const cli = (...args: string[]) => runCli(['--library', path.join(folder, 'library'), '--json', ...args]);

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'offprint-seed-'));
    const server = await startPictureServer();
    const seed = path.join(corpus ?? '', 'articles/news/seed_bbc_59939889.md');
    const { code, lines } = await cli(
      'import',
      seed,
      '--mirror',
      `*=http://127.0.0.1:${String(server.port)}/?url={url}`,
    );
    assert.equal(code, 0);
    id = String(lines[0]?.id);
    asked = server.requests;
    await server.close();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('has its title, date and address', async () => {
    const [record] = (await cli('show', id)).lines;
    assert.equal(record?.title, '美俄乌克兰危机会谈：双方各不相让 哈萨克斯坦又添新变数');
    assert.equal(new Date(String(record.published)).toISOString(), '2022-01-10T15:13:06.000Z');
    assert.equal(record.url, 'https://www.bbc.com/zhongwen/simp/world-59939889');
  });

  it('keeps six pictures on five files, each asked for once', async () => {
    const { lines } = await cli('images', id);
    assert.equal(lines.length, 6);
    assert.ok(lines.every((image) => image.state === 'local' && image.source === 'mirror'));
    assert.equal(new Set(lines.map((image) => image.sha256)).size, 5);
    assert.equal(new Set(asked).size, asked.length, `asked more than once: ${asked.join(' ')}`);
    const stored = await readdir(path.join(folder, 'library/assets'), {
      recursive: true,
      withFileTypes: true,
    });
    assert.equal(stored.filter((entry) => entry.isFile()).length, 5);
  });

  it('leaves nothing remote to load, no advertisement, and every caption', async () => {
    const html = String((await cli('show', id, '--as', 'html')).lines[0]?.content);
    assert.doesNotMatch(html, /\s(?:src|srcset|poster|background|data)\s*=\s*["']?\s*(?:https?:)?\/\//i);
    assert.doesNotMatch(html, /<(?:source|iframe|script|link|object|embed|noscript)\b/i);
    assert.doesNotMatch(html, /advertisement|dotcom-mpu|广告/);
    const text = String((await cli('show', id, '--as', 'text')).lines[0]?.content);
    for (const words of [
      '图像来源，Getty Images',
      '美国副国务卿谢尔曼（左）和俄罗斯副外长里亚布科夫',
      '图像来源，EPA',
    ]) {
      assert.ok(text.includes(words), words);
    }
  });

  it('is found by its words, by one character, by a phrase, and by nothing else', async () => {
    for (const query of ['普京', '京', '"势力范围"', '哈萨克斯坦']) {
      const [result] = (await cli('search', query)).lines;
      const hits = result?.hits as { id: string; snippet: { text: string; match: boolean }[] }[];
      assert.deepEqual(
        hits.map((hit) => hit.id),
        [id],
        query,
      );
      assert.ok(
        hits[0]?.snippet.some((part) => part.match && part.text === query.replaceAll('"', '')),
        query,
      );
    }
    assert.equal((await cli('search', '普金')).lines[0]?.total, 0);
  });

  it('shows everything in any browser, straight from the folder, without a request', async (context: TestContext) => {
    const library = path.join(folder, 'library/articles');
    const files = await readdir(library, { recursive: true });
    const page = files.find((file) => file.endsWith('article.html')) ?? '';
    const browser = await launchChromium();
    context.after(() => browser.close());
    const tab = await browser.newPage();
    const requests: string[] = [];
    tab.on('request', (request) => requests.push(request.url()));
    await tab.goto(pathToFileURL(path.join(library, page)).href);
    const widths = await tab
      .locator('article img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    assert.deepEqual(widths, [97, 97, 97, 97, 97, 97]);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith('file:')),
      [],
    );
  });

  it('keeps the saved bytes', async () => {
    const original = await runCli([
      '--library',
      path.join(folder, 'library'),
      'show',
      id,
      '--as',
      'original',
    ]);
    assert.equal(
      original.stdout,
      await readFile(path.join(corpus ?? '', 'articles/news/seed_bbc_59939889.md'), 'utf8'),
    );
    assert.equal((await cli('verify')).code, 0);
  });
});
