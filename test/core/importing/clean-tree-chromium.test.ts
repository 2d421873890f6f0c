/** What a browser does with hostile markup before and after cleaning; the uncleaned run must be caught red-handed. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { renderReadable } from '../../../main/core/importing/render-readable.ts';
import { launchChromium } from '../../support/chromium.ts';
import { hostileHtml } from '../../support/hostile-html.ts';

const RUN = 'top.ran=(top.ran||0)+1';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR4nGP4z8AARwzEcQCukw/x0F8jngAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
let folder: string;
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end();
});
let origin = '';

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  folder = mkdtempSync(join(tmpdir(), 'offprint-clean-'));
  browser = await launchChromium();
});

after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

/** How much code of the documents ran, each in a frame of its own of one page. */
const visit = async (documents: readonly string[]): Promise<number> => {
  asked.length = 0;
  const frames = documents.map(
    (html) => `<iframe srcdoc="${html.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"></iframe>`,
  );
  const file = join(folder, 'visit.html');
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>0</title>${frames.join('\n')}`);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' });
  // Broken pictures, timers and refreshes need their moment; long after the last answer there is none left.
  await page.waitForTimeout(2500);
  const ran = await page.evaluate(() => (top as unknown as { ran?: number }).ran ?? 0);
  await page.close();
  return ran;
};

const EMPTY = { title: 't', url: null, site: null, author: null, published: null, language: null };

test('control: raw hostile markup runs and loads', async () => {
  const ran = await visit(hostileHtml(RUN, origin).map((html) => `<!doctype html><body>${html}`));
  assert.ok(ran >= 15, `only ${String(ran)} calls ran: the test is blind`);
  assert.ok(asked.length >= 15, `only ${String(asked.length)} requests: the test is blind`);
});

test('cleaned hostile markup runs and loads nothing, with its policy and without', async () => {
  const pages = hostileHtml(RUN, origin).map((html) => {
    const bytes = new TextEncoder().encode(`<!--1641827586000-->\n[t](${origin}/a)\n------\n\n${html}`);
    const derived = deriveArticle({ name: 'a.md', bytes });
    return renderReadable(derived, derived.body, []);
  });
  assert.equal(await visit(pages), 0);
  assert.deepEqual(asked, []);
  const bare = pages.map((html) => html.replace(/<meta http-equiv[^>]*>/, ''));
  assert.equal(await visit(bare), 0);
  assert.deepEqual(asked, []);
});

test('the policy alone stops what the cleaning would have missed', async () => {
  const shell = renderReadable(EMPTY, 'BODY', []);
  // A refresh is a navigation, which no policy stops; frames need the reader's sandbox on top.
  const raw = hostileHtml(RUN, origin).filter((html) => !html.includes('http-equiv="refresh"'));
  assert.equal(await visit(raw.map((html) => shell.replace('BODY', () => html))), 0);
  assert.deepEqual(asked, []);
});

test('a stored picture shows when the copy is opened as a file', async () => {
  writeFileSync(join(folder, 'p.png'), PNG);
  const picture = {
    slot: 0,
    src: 'p.png',
    width: 4,
    height: 3,
    url: `${origin}/p.png`,
    alt: '',
    reason: null,
  };
  const html = renderReadable(EMPTY, '<p><img data-slot="0" alt="a"></p>', [picture]);
  const file = join(folder, 'picture.html');
  writeFileSync(file, html);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  const width = await page
    .locator('article img')
    .evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await page.close();
  assert.equal(width, 4);
});
