import type { Browser, BrowserContext, Frame, Page } from 'playwright';
import type { FakeOptions } from './fake-bridge.ts';
import { serveWindow, type ServedWindow } from './serve-window.ts';

export interface OpenWindow extends ServedWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the window: exceptions, console errors, refused by the policy. Must stay empty. */
  readonly faults: string[];
  /** Requests to anything but the window's own server. Must stay empty. */
  readonly foreign: string[];
  /** The frame of the open article, styled and painted. */
  article(): Promise<Frame>;
  openRow(index: number): Promise<Frame>;
}

interface WindowOptions extends FakeOptions {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

const reportPolicy = (): void =>
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`policy: ${violatedDirective} ${blockedURI}`),
  );

export const openWindow = async (browser: Browser, options: WindowOptions = {}): Promise<OpenWindow> => {
  const served = await serveWindow(options);
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    reducedMotion: options.reducedMotion ?? 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await context.addInitScript(reportPolicy);
  const page = await context.newPage();
  const [faults, foreign]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(served.url) && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  await page.goto(served.url);
  await page
    .locator(options.empty ? 'op-empty-library' : 'op-article-list .title')
    .first()
    .waitFor();

  const article = async (): Promise<Frame> => {
    const element = await page.locator('iframe.ready').elementHandle();
    const frame = await element.contentFrame();
    if (!frame) throw new Error('no article is open');
    return frame;
  };
  return {
    ...served,
    page,
    context,
    faults,
    foreign,
    article,
    async openRow(index) {
      await page.locator(`#row-${String(index)}`).click();
      return article();
    },
    async close() {
      await context.close();
      await served.close();
    },
  };
};

/** Selects the first occurrence of some words in the open article, as a drag over them would. */
export const selectWords = (frame: Frame, words: string): Promise<void> =>
  frame.evaluate((sought) => {
    const walker = document.createTreeWalker(document.querySelector('article')!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      window.focus();
      return;
    }
    throw new Error(`not in the article: ${sought}`);
  }, words);

/** Waits for something in a frame where no script runs, so that nothing in it can poll. */
export const untilInFrame = async (frame: Frame, what: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 100; tries++) {
    if (await frame.evaluate(what)) return;
    await frame.page().waitForTimeout(50);
  }
  throw new Error(`never true in the article: ${String(what)}`);
};
