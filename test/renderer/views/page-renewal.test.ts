/** The page of the open article is drawn once: whatever is new in its record, words stay selected and in their place. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Frame } from 'playwright';
import { launchChromium } from '../../support/chromium.ts';
import {
  openWindow,
  selectWords,
  untilInFrame,
  type OpenWindow,
} from '../../support/renderer/open-window.ts';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
});

const WORDS = 'announced that the river had never been lower';
const RIVER = 'river00000000002';

const inWindow = (name: string, run: (window: OpenWindow) => Promise<void>): void => {
  test(name, async () => {
    const window = await openWindow(browser, { height: 500 });
    try {
      await run(window);
      assert.deepEqual(window.faults, []);
      assert.deepEqual(window.foreign, []);
    } finally {
      await window.close();
    }
  });
};

/** The library has another readable copy of the article from now on. */
const change = async ({ page, bridge }: OpenWindow, id: string, edit: (html: string) => string) => {
  await page.route(`**/${id}/versions/*/article.html`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: edit(await response.text()) });
  });
  await page.route('**/api/articles.get', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.replace(/("readableSha256":")[0-9a-f]{8}/g, '$1ffffffff') });
  });
  bridge.emit('library.changed', { ids: [id] });
};

const idOf = async ({ page }: OpenWindow): Promise<string> => {
  const source = (await page.locator('iframe.ready').getAttribute('src')) ?? '';
  return /\/([0-9a-z]{16})\/versions\//.exec(source)?.[1] ?? '';
};

const selected = (frame: Frame): Promise<string> => frame.evaluate(() => String(getSelection()));

/** Selects words and reads on until they stand in the middle of the window. */
const readTo = async ({ page }: OpenWindow, frame: Frame, words: string): Promise<void> => {
  await frame.evaluate(() => document.fonts.ready.then(() => undefined));
  await selectWords(frame, words);
  await page.locator('op-highlight-bar').waitFor();
  await frame.evaluate(() => getSelection()!.focusNode!.parentElement!.scrollIntoView({ block: 'center' }));
};

/** Where the selected words stand in the window. */
const heightOf = async ({ page }: OpenWindow, frame: Frame): Promise<number> => {
  const inFrame = await frame.evaluate(() => getSelection()!.getRangeAt(0).getBoundingClientRect().top);
  return (
    inFrame + (await page.locator('iframe.ready').evaluate((element) => element.getBoundingClientRect().top))
  );
};

inWindow('words selected while pictures are on their way are selected', async (window) => {
  const { page } = window;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.svg', async (route) => {
    await held;
    await route.continue();
  });
  const frame = await window.openRow(1);
  await selectWords(frame, WORDS);
  await page.locator('op-highlight-bar').waitFor();
  assert.equal(await frame.evaluate(() => document.readyState), 'interactive');
  release();
  await untilInFrame(frame, () => document.readyState === 'complete');
  assert.equal(await selected(frame), WORDS);
  assert.equal(await page.locator('op-highlight-bar').count(), 1);
});

inWindow('reading, tagging and list refreshes leave the page as it is', async (window) => {
  const { page, bridge } = window;
  const frame = await window.openRow(1);
  await frame.evaluate(() => document.documentElement.setAttribute('data-drawn', 'once'));
  await readTo(window, frame, 'the schedule was being reviewed');
  const before = await heightOf(window, frame);
  await bridge.call('articles.setUnread', { ids: [RIVER], unread: false });
  await bridge.call('tags.add', { tags: ['gauges'], ids: [RIVER] });
  await page.locator('#row-1 .tag', { hasText: 'gauges' }).waitFor();
  bridge.emit('library.changed', { ids: [] });
  await page.waitForTimeout(600);
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.drawn), 'once');
  assert.equal(await selected(frame), 'the schedule was being reviewed');
  const moved = (await heightOf(window, frame)) - before;
  assert.ok(Math.abs(moved) <= 1, `the words moved by ${String(moved)} px`);
  assert.equal(
    await page.evaluate(() => document.querySelector('op-app')!.shadowRoot!.activeElement?.localName),
    'op-reader-view',
  );
  await page.keyboard.press('h');
  await page.locator('op-note-card').waitFor();
});

inWindow('a picture that arrives takes its place and moves nothing else', async (window) => {
  const { page } = window;
  // Two pictures come above the words that are read, and make the page taller.
  const picture = (n: number): string =>
    `<img src="/library/assets/new-${String(n)}.svg" width="1200" height="675">`;
  const frame = await window.openRow(1);
  await frame.evaluate(() => document.documentElement.setAttribute('data-drawn', 'once'));
  await readTo(window, frame, 'the schedule was being reviewed');
  const before = await heightOf(window, frame);
  const tall = await frame.evaluate(() => document.documentElement.offsetHeight);
  await change(window, RIVER, (html) => html.replace('<article>', `<article>${picture(1)}${picture(2)}`));
  await untilInFrame(frame, () => document.querySelectorAll('article > img').length === 2);
  await page.waitForTimeout(200);
  assert.ok((await frame.evaluate(() => document.documentElement.offsetHeight)) > tall + 300);
  const moved = (await heightOf(window, frame)) - before;
  assert.ok(Math.abs(moved) <= 1, `the words moved by ${String(moved)} px`);
  assert.equal(await selected(frame), 'the schedule was being reviewed');
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.drawn), 'once');
  await page.keyboard.press('h');
  await page.locator('op-note-card').waitFor();
});

inWindow('the place of a missing picture becomes the picture', async (window) => {
  const frame = await window.openRow(4);
  await frame.evaluate(() => document.documentElement.setAttribute('data-drawn', 'once'));
  assert.equal(await frame.locator('.op-missing').count(), 1);
  await change(window, await idOf(window), (html) =>
    html.replace(
      /<span class="op-missing".*?<\/span>/,
      '<img class="found" src="/library/assets/found-1.svg">',
    ),
  );
  await untilInFrame(frame, () => document.querySelector('.found') !== null);
  assert.equal(await frame.locator('.op-missing').count(), 0);
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.drawn), 'once');
});

inWindow('another text makes the page load anew, at the place where it was read', async (window) => {
  const frame = await window.openRow(1);
  await frame.evaluate(() => document.documentElement.setAttribute('data-drawn', 'once'));
  await change(window, RIVER, (html) => html.replace('For eleven winters', 'For twelve winters'));
  const renewed = window.page
    .frameLocator('op-reader-view iframe')
    .locator('article', { hasText: 'For twelve winters' });
  await renewed.waitFor();
  await window.page.locator('iframe.ready').waitFor();
  assert.equal(
    await renewed.evaluate((article) => article.ownerDocument.documentElement.dataset.drawn),
    undefined,
  );
});
