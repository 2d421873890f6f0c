/** The core reads a parsed tree, the window the browser's: an offset must mean the same in both. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { load } from 'cheerio';
import type { Browser, Page } from 'playwright';
import { parsedTree } from '../../main/core/articles/parsed-tree.ts';
import type { ParsedNode } from '../../main/core/articles/parsed-tree.ts';
import { buildTextModel } from '../../preload/contract/text-model.ts';
import { launchChromium } from '../support/chromium.ts';
import { corpusFiles, corpusFolder } from '../support/corpus.ts';
import { describeRuns } from '../support/describe-runs.ts';
import { bundleForPage } from '../support/page-bundle.ts';

interface Reading {
  readonly text: string;
  readonly runs: string;
}

const MAX_PAGE_CHARACTERS = 600_000;
const ARTICLES_SAMPLED = 120;

let browser: Browser;
let page: Page;

before(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  const script = await bundleForPage(
    `import { readArticleText } from './renderer/reader/text-offsets.ts';
     import { describeRuns } from './test/support/describe-runs.ts';
     export const read = (html) => {
       const model = readArticleText(new DOMParser().parseFromString(html, 'text/html'));
       return { text: model.text, runs: describeRuns(model) };
     };`,
    'reader',
  );
  await page.addScriptTag({ content: script });
});

after(async () => {
  await browser.close();
});

const readInBrowser = (html: string): Promise<Reading> =>
  page.evaluate(
    (source) =>
      (globalThis as unknown as { reader: { read: (html: string) => Reading } }).reader.read(source),
    html,
  );

const readParsed = (html: string): Reading => {
  const [root] = load(html).root().toArray();
  assert.ok(root);
  const model = buildTextModel<ParsedNode>(root, parsedTree);
  return { text: model.text, runs: describeRuns(model) };
};

test('both trees give the same text and the same offsets for the fixtures', async () => {
  const cases = JSON.parse(
    readFileSync(new URL('../fixtures/text-model/cases.json', import.meta.url), 'utf8'),
  ) as { name: string; html: string }[];
  for (const { name, html } of cases) {
    assert.deepEqual(await readInBrowser(html), readParsed(html), name);
  }
});

test('both trees give the same text and the same offsets for real pages', async (context) => {
  if (corpusFolder() === null) {
    console.warn('SKIPPED: no corpus of real articles beside the project; set OFFPRINT_CORPUS to its folder');
    context.skip('no corpus');
    return;
  }
  const articles = corpusFiles('articles', '.md');
  const step = Math.max(1, Math.floor(articles.length / ARTICLES_SAMPLED));
  const files = [
    ...articles.filter((_, index) => index % step === 0),
    ...['trafilatura', 'zyte-aeb', 'defuddle', 'readability'].flatMap((folder) =>
      corpusFiles(folder, '.html'),
    ),
  ];
  let characters = 0;
  for (const file of files) {
    const html = readFileSync(file, 'utf8');
    if (html.length > MAX_PAGE_CHARACTERS) continue;
    const parsed = readParsed(html);
    const inBrowser = await readInBrowser(html);
    assert.ok(inBrowser.text === parsed.text, `the texts of ${file} differ`);
    assert.ok(inBrowser.runs === parsed.runs, `the offsets of ${file} differ`);
    characters += parsed.text.length;
  }
  context.diagnostic(`${String(files.length)} pages, ${String(characters)} characters, no difference`);
  assert.ok(characters > 100_000);
});
