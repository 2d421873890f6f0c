/** The main job, as a journalist does it: drop, wait, read, mark, note, tag, find, hand over. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readHighlightedText } from '../../main/adapters/pdf-verifier.ts';
import { dropFiles, fixtureArticle, serveLibrary, type ServedLibrary } from './served-library.ts';

const SENTENCE = '“这笔钱在三天里换了四个账户。”';

let served: ServedLibrary;

test.beforeAll(async () => {
  served = await serveLibrary();
});
test.afterAll(() => served.close());

/** Selects words in the article's frame, as a drag of the mouse would leave them selected. */
const selectWords = async (frame: FrameLocator, words: string): Promise<void> => {
  await frame.locator('article').evaluate((article, wanted) => {
    const document = article.ownerDocument;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const selection = document.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      node.parentElement?.scrollIntoView({ block: 'center' });
      document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return;
    }
    throw new Error(`“${wanted}” is not in the article`);
  }, words);
};

const highlightedPdf = async (page: Page): Promise<Buffer> => {
  const download = page.waitForEvent('download', { timeout: 90_000 });
  await page.getByRole('button', { name: /PDF/ }).first().click();
  return readFile(await (await download).path());
};

test('drop three files, read, highlight, note, tag, search, export the PDF', async ({ page }) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && !hostname.endsWith('.localhost')) outside.push(request.url());
  });
  await page.goto(served.url);
  await expect(page.getByText('Your library is empty')).toBeVisible();

  await dropFiles(page, ['harbour-zh.md', 'water-en.md', 'letters-plain.html'].map(fixtureArticle));
  const list = page.getByRole('listbox', { name: 'Articles' });
  await expect(list.getByRole('option')).toHaveCount(3);

  await list.getByRole('option', { name: /港口拍卖/ }).click();
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('article')).toContainText('七号码头被悄悄卖掉');

  await selectWords(frame, SENTENCE);
  const bar = page.getByRole('toolbar', { name: 'Mark the selection' });
  await expect(bar).toBeVisible();
  await bar.getByRole('button', { name: 'Add note' }).click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('向会计师核实 check with Zhou Lan');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('向会计师核实 check with Zhou Lan')).toBeVisible();

  await list.getByRole('option', { name: /港口拍卖/ }).focus();
  await page.keyboard.press('t');
  const tags = page.getByRole('combobox', { name: 'Add a tag' }).first();
  await tags.fill('港口');
  await tags.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: 'Library' }).getByText('港口')).toBeVisible();

  const search = page.getByRole('searchbox');
  await search.fill('四个账户');
  await expect(list.getByRole('option')).toHaveCount(1);
  await expect(list.locator('mark')).toContainText('四个账户');
  await search.fill('');

  await list.getByRole('option', { name: /港口拍卖/ }).click();
  const pdf = await highlightedPdf(page);
  expect(outside).toEqual([]);

  const marked = await readHighlightedText(new Uint8Array(pdf));
  expect([...marked.values()].map((words) => words.replace(/\s/g, ''))).toEqual([SENTENCE]);
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const annotations = await (await document.getPage(1)).getAnnotations();
  const highlight = annotations.find((each: { subtype: string }) => each.subtype === 'Highlight') as {
    contentsObj: { str: string };
  };
  expect(highlight.contentsObj.str).toContain('向会计师核实');
  if (existsSync('/usr/bin/qpdf')) {
    const file = test.info().outputPath('export.pdf');
    await writeFile(file, pdf);
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
  }
});
