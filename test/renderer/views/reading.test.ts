import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
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

const callsOf = (window: OpenWindow, method: string): unknown[] =>
  window.bridge.calls.filter((call) => call.method === method).map(({ input }) => input);

/** Runs with a window of its own; whatever the test does, the window makes no fault and no foreign request. */
const inWindow = (
  name: string,
  options: Parameters<typeof openWindow>[1],
  run: (window: OpenWindow) => Promise<void>,
): void => {
  test(name, async () => {
    const window = await openWindow(browser, options);
    try {
      await run(window);
      assert.deepEqual(window.faults, []);
      assert.deepEqual(window.foreign, []);
    } finally {
      await window.close();
    }
  });
};

inWindow(
  'an article opens with its title, its pictures and its marks',
  { annotated: true },
  async (window) => {
    const frame = await window.openRow(1);
    assert.match(
      (await window.page.locator('op-article-header h2').textContent()) ?? '',
      /The river that sank/,
    );
    assert.equal(
      await frame.evaluate(() =>
        [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
      ),
      true,
    );
    assert.equal(await frame.evaluate(() => CSS.highlights.has('offprint-yellow-sure')), true);
    assert.equal(
      await frame.evaluate(() => document.querySelectorAll('mark, [style]').length),
      0,
      'the article is not touched',
    );
    assert.equal(
      await window.page.locator('op-import-bar .requests').textContent(),
      'Reading: 0 network requests',
    );
  },
);

inWindow('the frame cannot run a script', {}, async (window) => {
  const frame = await window.openRow(1);
  await frame.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
  });
  assert.notEqual(await frame.title(), 'ran');
  window.faults.length = 0;
});

inWindow(
  'notes stand level with their words, and stay there when the text is larger',
  { annotated: true },
  async (window) => {
    const { page } = window;
    await window.openRow(1);
    const levels = (): Promise<[number, number][]> =>
      page.evaluate(() => {
        const deep = (selector: string, root: ParentNode = document): Element[] => [
          ...root.querySelectorAll(selector),
          ...[...root.querySelectorAll('*')].flatMap((each) =>
            each.shadowRoot ? deep(selector, each.shadowRoot) : [],
          ),
        ];
        const frame = deep('iframe')[0] as HTMLIFrameElement;
        const inner = frame.contentWindow as Window & typeof globalThis;
        const top = frame.getBoundingClientRect().top;
        const marks = ['yellow', 'blue', 'green'].map((color) => {
          const [range] = inner.CSS.highlights.get(`offprint-${color}-sure`) as unknown as StaticRange[];
          const live = inner.document.createRange();
          live.setStart(range!.startContainer, range!.startOffset);
          live.setEnd(range!.endContainer, range!.endOffset);
          return top + live.getClientRects()[0]!.top;
        });
        return deep('op-note-card').map((card, at): [number, number] => [
          marks[at]!,
          card.getBoundingClientRect().top,
        ]);
      });
    for (const [mark, card] of await levels())
      assert.ok(Math.abs(mark - card) < 8, `${String(mark)} and ${String(card)}`);
    for (let step = 0; step < 3; step++) await page.keyboard.press('+');
    await page.waitForTimeout(200);
    for (const [mark, card] of await levels())
      assert.ok(Math.abs(mark - card) < 8, `${String(mark)} and ${String(card)}`);
  },
);

inWindow('h highlights the selection with the last colour, 1 to 5 choose another', {}, async (window) => {
  const frame = await window.openRow(1);
  await selectWords(frame, WORDS);
  await window.page.locator('op-highlight-bar').waitFor();
  await window.page.keyboard.press('h');
  await window.page.locator('op-note-card').waitFor();
  assert.equal(
    await window.page
      .locator('op-note-card .quote')
      .textContent()
      .then((text) => text?.trim()),
    WORDS,
  );
  await window.page.keyboard.press('3');
  await window.page.locator('op-note-card article.blue').waitFor();
  await selectWords(frame, 'nine gauges by hand');
  await window.page.keyboard.press('h');
  await window.page.locator('op-note-card article.blue >> nth=1').waitFor();
  assert.equal(await window.page.locator('op-highlight-bar').count(), 0);
});

inWindow('the bar marks by pointer without losing the selection', {}, async (window) => {
  const frame = await window.openRow(1);
  await selectWords(frame, WORDS);
  await window.page.locator('op-highlight-bar button.green').click();
  await window.page.locator('op-note-card article.green').waitFor();
  const [input] = callsOf(window, 'annotations.create') as { start: number; end: number; color: string }[];
  assert.equal((input?.end ?? 0) - (input?.start ?? 0), WORDS.length);
});

inWindow('n opens the note; Ctrl+Enter keeps it, Escape leaves it as it was', {}, async (window) => {
  const { page } = window;
  const frame = await window.openRow(1);
  await selectWords(frame, WORDS);
  await page.keyboard.press('n');
  await page.locator('op-note-card textarea').waitFor();
  await page.keyboard.type('first\nsecond h n 1');
  await page.keyboard.press('Control+Enter');
  await page.locator('op-note-card .note').waitFor();
  assert.equal(await page.locator('op-note-card .note').textContent(), 'first\nsecond h n 1');
  await page.keyboard.press('n');
  await page.locator('op-note-card textarea').waitFor();
  await page.keyboard.type('thrown away');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('op-note-card .note').textContent(), 'first\nsecond h n 1');
  assert.equal(callsOf(window, 'annotations.create').length, 1);
});

inWindow(
  'Backspace deletes the active annotation, Ctrl+Z brings it back',
  { annotated: true },
  async (window) => {
    const { page } = window;
    await window.openRow(1);
    await page.locator('op-note-card .quote').first().click();
    await page.keyboard.press('Backspace');
    await page.locator('op-toasts .toast').waitFor();
    assert.equal(await page.locator('op-note-card').count(), 2);
    await page.keyboard.press('Control+z');
    await page.locator('op-note-card >> nth=2').waitFor();
  },
);

inWindow(
  'a click on marked words makes their note active, and the other way round',
  { annotated: true },
  async (window) => {
    const { page } = window;
    const frame = await window.openRow(1);
    const box = await frame.evaluate(() => {
      const [range] = CSS.highlights.get('offprint-yellow-sure') as unknown as StaticRange[];
      const live = document.createRange();
      live.setStart(range!.startContainer, range!.startOffset);
      live.setEnd(range!.endContainer, range!.endOffset);
      const { left, top } = live.getClientRects()[0]!;
      return { x: left + 20, y: top + 10 };
    });
    await page.locator('iframe').click({ position: box });
    await page.locator('op-note-card[active]').waitFor();
    assert.equal(await frame.evaluate(() => CSS.highlights.has('offprint-active')), true);
    await page.keyboard.press('Escape');
    await page.locator('op-note-card[active]').waitFor({ state: 'detached' });
  },
);

inWindow(
  'an annotation that lost its place stays, under its own heading',
  { annotated: true },
  async (window) => {
    await window.openRow(0);
    const section = window.page.locator('op-notes-margin section');
    assert.match((await section.textContent()) ?? '', /Lost their place/);
    assert.match((await section.locator('op-note-card .quote').textContent()) ?? '', /该公司曾三次更名/);
  },
);

inWindow(
  'a link to an article of the library opens it here; another shows its address and asks',
  {},
  async (window) => {
    const { page } = window;
    const frame = await window.openRow(1);
    await frame.locator('a', { hasText: 'Report' }).click();
    const dialog = page.locator('op-dialog');
    assert.match((await dialog.textContent()) ?? '', /https:\/\/elsewhere\.example\/report/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await frame.locator('a', { hasText: 'See also' }).click();
    await page.locator('op-article-header h2', { hasText: 'Ninety-nine years' }).waitFor();
    window.faults.length = 0; // The browser logs the frame's own refusals of nothing here; links were prevented.
  },
);

inWindow('a key pressed inside the article is a command like any other', {}, async (window) => {
  const frame = await window.openRow(1);
  await frame.locator('p').first().click();
  await window.page.keyboard.press('j');
  await window.page.locator('op-article-header h2', { hasText: '六校午餐' }).waitFor();
});

inWindow(
  'the PDF says how many annotations were verified and is saved',
  { annotated: true },
  async (window) => {
    await window.openRow(1);
    const download = window.page.waitForEvent('download');
    await window.page.keyboard.press('Control+p');
    assert.match((await download).suggestedFilename(), /\.pdf$/);
    assert.match(
      (await window.page.locator('op-toasts .toast').textContent()) ?? '',
      /3 of 3 annotations verified/,
    );
  },
);

inWindow('reading for a while marks as read without an undo step', {}, async (window) => {
  await window.openRow(1);
  await window.page.waitForTimeout(2900);
  assert.deepEqual(callsOf(window, 'articles.setUnread'), [
    { ids: ['river00000000002'], unread: false, undoable: false },
  ]);
});

inWindow(
  'Info shows claims with their sources, hashes, and each image with its state',
  {},
  async (window) => {
    await window.openRow(0);
    await window.page.locator('#tab-info').click();
    await window.page.locator('op-info-panel .warnings, op-info-panel .hash').first().waitFor();
    const text = (
      await window.page.locator('op-info-panel section, op-image-list li').allTextContents()
    ).join('\n');
    assert.match(text, /These disagree/);
    assert.match(text, /date line/);
    assert.match(text, /answered 404/);
    assert.match(text, /[0-9a-f]{64}/);
  },
);

inWindow('an older version says so and offers the newest', {}, async (window) => {
  await window.openRow(0);
  await window.page.locator('#tab-versions').click();
  await window.page.getByRole('button', { name: 'Read this version: Version 1' }).click();
  await window.page.locator('op-reader-view .notice', { hasText: 'version 1' }).locator('button').click();
  await window.page.locator('op-reader-view .notice').waitFor({ state: 'detached' });
});

inWindow(
  'the place of a missing picture says why in the reader’s language, and leads to what can be done',
  { settings: { locale: 'zh-Hans' } },
  async (window) => {
    const { page } = window;
    const frame = await window.openRow(4);
    const words = (): Promise<string> =>
      frame.evaluate(() => getComputedStyle(document.querySelector('.op-missing')!, '::after').content);
    assert.match(await words(), /服务器应答 404/);
    await page.keyboard.press('Control+,');
    await page.locator('#language').selectOption('en');
    await untilInFrame(frame, () =>
      getComputedStyle(document.querySelector('.op-missing')!, '::after').content.includes('answered 404'),
    );
    await page.keyboard.press('Escape');
    await page.locator('op-dialog').waitFor({ state: 'detached' });
    await frame.locator('.op-missing').click();
    await page.locator('op-image-list .missing button', { hasText: 'Choose a file' }).first().waitFor();
  },
);

inWindow('the words looked for are shown in the article that is already open', {}, async (window) => {
  const { page } = window;
  const frame = await window.openRow(1);
  const found = (): Promise<number> => frame.evaluate(() => CSS.highlights.get('offprint-match')?.size ?? 0);
  assert.equal(await found(), 0);
  await page.keyboard.press('/');
  await page.keyboard.type('gauges');
  await untilInFrame(frame, () => CSS.highlights.has('offprint-match'));
  await page.keyboard.press('Escape');
  await untilInFrame(frame, () => !CSS.highlights.has('offprint-match'));
});
