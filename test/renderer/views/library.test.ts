import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { launchChromium } from '../../support/chromium.ts';
import { openWindow, untilInFrame, type OpenWindow } from '../../support/renderer/open-window.ts';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
});

const callsOf = (window: OpenWindow, method: string): unknown[] =>
  window.bridge.calls.filter((call) => call.method === method).map(({ input }) => input);

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

/** Composes text as an IME does: the page sees composition events and keys with code 229. */
const compose = async (
  page: Page,
  ...steps: readonly string[]
): Promise<{ commit(text: string): Promise<void> }> => {
  const session = await page.context().newCDPSession(page);
  for (const text of steps) {
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await page.waitForTimeout(40);
  }
  return {
    commit: async (text) => {
      // The Enter that ends a composition reaches the page as a key press of the IME.
      await page.evaluate(() => {
        let at: Element | null = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        at?.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: 'Enter',
            isComposing: true,
            bubbles: true,
            composed: true,
            cancelable: true,
          }),
        );
      });
      await session.send('Input.insertText', { text });
    },
  };
};

const dropFiles = (page: Page, files: readonly { name: string; text: string }[]): Promise<void> =>
  page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name, { type: 'text/html' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, files);

inWindow(
  'a list of 100,000 rows scrolls anywhere without a blank row',
  { rows: 100_000 },
  async ({ page, bridge }) => {
    await page.locator('.viewport').focus();
    await page.keyboard.press('End');
    await page.locator('#row-100006 .title').waitFor();
    assert.equal(await page.locator('.row[aria-selected=true]').getAttribute('aria-posinset'), '100007');
    assert.equal(await page.locator('.row').first().getAttribute('aria-setsize'), '100007');
    for (const share of [0.1, 0.5, 0.77, 0.33, 0]) {
      const blank = await page.evaluate(async (where) => {
        const deep = (selector: string, root: ParentNode = document): Element | null => {
          const found = root.querySelector(selector);
          if (found) return found;
          for (const each of root.querySelectorAll('*')) {
            const below = each.shadowRoot && deep(selector, each.shadowRoot);
            if (below) return below;
          }
          return null;
        };
        const viewport = deep('.viewport')!;
        viewport.scrollTop = viewport.scrollHeight * where;
        const gaps: string[] = [];
        // Two frames: the scroll event comes with the first, the rows must be there at the second.
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const view = viewport.getBoundingClientRect();
        const rows = [...viewport.querySelectorAll('.row')].map((row) => row.getBoundingClientRect());
        for (let y = view.top + 5; y < view.bottom; y += 20) {
          if (!rows.some(({ top, bottom }) => top <= y && bottom >= y)) gaps.push(`nothing at ${String(y)}`);
        }
        return { gaps, drawn: rows.length };
      }, share);
      assert.deepEqual(blank.gaps, []);
      assert.ok(blank.drawn < 60, `${String(blank.drawn)} rows in the document`);
      await page.waitForFunction(() => {
        const hidden = (root: ParentNode): boolean =>
          root.querySelector('.waiting') !== null ||
          [...root.querySelectorAll('*')].some((each) => each.shadowRoot && hidden(each.shadowRoot));
        return !hidden(document);
      });
    }
    const pages = bridge.calls.filter(({ method }) => method === 'articles.list').length;
    assert.ok(pages < 25, `${String(pages)} pages asked for`);
  },
);

inWindow('j, k, Home, End, Enter and the arrows move through the list', {}, async ({ page }) => {
  const current = (): Promise<string | null> => page.locator('.row[aria-selected=true]').getAttribute('id');
  await page.keyboard.press('j');
  await page.locator('.row[aria-selected=true]').waitFor();
  assert.equal(await current(), 'row-0');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.waitForTimeout(50);
  assert.equal(await current(), 'row-1');
  await page.locator('.viewport').focus();
  for (const [key, row] of [
    ['End', 'row-6'],
    ['Home', 'row-0'],
    ['ArrowDown', 'row-1'],
    ['PageDown', 'row-6'],
  ] as const) {
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
    assert.equal(await current(), row, key);
  }
  assert.equal(await page.locator('.viewport').getAttribute('aria-activedescendant'), 'row-6');
});

inWindow('search runs while one types and shows the words in their place', {}, async (window) => {
  const { page } = window;
  await page.keyboard.press('/');
  await page.keyboard.type('gauges', { delay: 15 });
  // A slow machine may show what was found for the first letters before.
  await page.locator('.snippet mark', { hasText: /^gauges$/ }).waitFor();
  const queries = callsOf(window, 'search.query') as { query: string }[];
  assert.equal(queries.at(-1)?.query, 'gauges');
  assert.ok(queries.length < 'gauges'.length, 'not every key stroke is a search');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const frame = await window.article();
  await untilInFrame(frame, () => CSS.highlights.has('offprint-match'));
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.locator('#row-6').waitFor();
});

inWindow('what an IME is still composing is not searched for', {}, async (window) => {
  const { page } = window;
  await page.keyboard.press('/');
  const composing = await compose(page, 'h', 'ha', 'hang', 'hang dao');
  await page.waitForTimeout(250);
  assert.deepEqual(callsOf(window, 'search.query'), []);
  await composing.commit('航道');
  await page.locator('.snippet mark').waitFor();
  assert.deepEqual(
    (callsOf(window, 'search.query') as { query: string }[]).map(({ query }) => query),
    ['航道'],
  );
});

inWindow('a search that finds nothing says so, and one that cannot be read too', {}, async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('普金');
  await page.locator('.message strong', { hasText: 'Nothing found for “普金”' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('"open');
  await page.locator('.message', { hasText: 'quotation marks' }).waitFor();
});

inWindow('t tags by combobox: arrows choose, Enter adds, an IME keeps its Enter', {}, async (window) => {
  const { page } = window;
  await window.openRow(3);
  await page.keyboard.press('t');
  const field = page.locator('op-dialog input');
  await field.waitFor();
  await page.keyboard.type('wat');
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  assert.equal(await field.getAttribute('aria-activedescendant'), 'offer-0');
  await page.keyboard.press('Enter');
  await page.locator('op-dialog .chip', { hasText: 'water' }).waitFor();
  const composing = await compose(page, 'dang', 'dang an');
  await composing.commit('档案');
  await page.waitForTimeout(150);
  assert.deepEqual(
    (callsOf(window, 'tags.add') as { tags: string[] }[]).map(({ tags }) => tags),
    [['water']],
    'composing adds nothing',
  );
  await page.keyboard.press('Enter');
  await page.locator('op-dialog .chip', { hasText: '档案' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('op-dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.locator('op-article-header .tags', { hasText: '档案' }).waitFor({ state: 'detached' });
});

inWindow(
  'dropped files are handed over, imported, and each has its line in the report',
  {},
  async (window) => {
    const { page } = window;
    await dropFiles(
      page,
      ['one.html', 'two.html', 'three.html'].map((name) => ({ name, text: `<p>${name}` })),
    );
    await page.locator('op-import-bar .what', { hasText: '3 files done' }).waitFor();
    assert.deepEqual([...window.uploads.values()].map(String).sort(), [
      '<p>one.html',
      '<p>three.html',
      '<p>two.html',
    ]);
    const [started] = callsOf(window, 'imports.start') as {
      uploads: { relativePath: string }[];
      options: object;
    }[];
    assert.deepEqual(started?.uploads.map(({ relativePath }) => relativePath) ?? [], [
      'one.html',
      'two.html',
      'three.html',
    ]);
    assert.deepEqual(started?.options, { fetch: false });
    await page.locator('op-import-bar button', { hasText: 'Details' }).click();
    await page.locator('op-import-report .failed', { hasText: 'Failed' }).waitFor();
    assert.equal(await page.locator('op-import-report li').count(), 3);
  },
);

inWindow('a running import can be paused, resumed and stopped', {}, async ({ page, bridge }) => {
  const running = {
    jobId: 'job00000001',
    state: 'running' as const,
    done: 312,
    total: 1000,
    failed: 3,
    images: { total: 900, local: 880, missing: 20 },
    bytes: 1,
    bytesTotal: 3,
    started: '2026-01-01T00:00:00.000Z',
    from: { first: 'saved', others: 0 },
    dryRun: false,
    asksHosts: false,
    current: 'saved/page 312.html',
    secondsLeft: 41,
    problem: null,
    summary: null,
  };
  await bridge.call('imports.start', { uploads: [{ token: 'abcdefgh', relativePath: 'x' }] });
  bridge.emit('import.progress', running);
  const bar = page.locator('op-import-bar');
  await bar.locator('.what', { hasText: 'Importing 312 / 1,000' }).waitFor();
  assert.match((await bar.locator('span').allTextContents()).join(' '), /0:41 left/);
  for (const [button, words] of [
    ['Pause', 'Paused'],
    ['Resume', 'Importing'],
    ['Stop', 'Stopped'],
  ] as const) {
    await bar.locator('button', { hasText: button }).click();
    await bar.locator('.what', { hasText: words }).waitFor();
  }
});

inWindow(
  'with “ask”, a drop imports first, then asks which hosts before any picture is fetched',
  { settings: { network: 'ask' } },
  async (window) => {
    const { page } = window;
    await dropFiles(page, [{ name: 'one.html', text: 'x' }]);
    await page.locator('op-import-bar .what', { hasText: '1 file done' }).waitFor();
    assert.deepEqual((callsOf(window, 'imports.start') as { options: object }[])[0]?.options, {
      fetch: false,
    });
    const open = page.locator('op-import-bar').getByRole('button', { name: 'Pictures…' });
    await open.click();
    const question = page.locator('op-hosts-view');
    await question.getByText('4 pictures are missing and would be asked of 2 hosts').waitFor();
    await question.getByRole('button', { name: 'None' }).click();
    assert.equal(await question.getByRole('button', { name: 'Fetch from 0 hosts' }).isDisabled(), true);
    await question.getByRole('button', { name: 'All' }).click();
    await question.getByLabel('tracker.invalid').uncheck();
    assert.deepEqual(callsOf(window, 'imports.allowHosts'), []);
    await question.getByRole('button', { name: 'Fetch from 1 host' }).click();
    await page.getByText('3 pictures fetched, 1 still missing.').first().waitFor();
    assert.deepEqual(callsOf(window, 'imports.allowHosts'), [
      { jobId: 'job00000001', hosts: ['pictures.invalid'] },
    ]);
    await open.waitFor({ state: 'detached' });
  },
);

inWindow('an empty library offers a place to drop, and fills', { empty: true }, async ({ page }) => {
  await page.locator('op-empty-library h2', { hasText: 'Your library is empty' }).waitFor();
  await dropFiles(page, [{ name: 'one.html', text: 'x' }]);
  await page.locator('#row-0 .title').waitFor();
});

inWindow('the trash takes, undo gives back, emptying asks first', {}, async (window) => {
  const { page } = window;
  await window.openRow(3);
  await page.keyboard.press('Delete');
  await page
    .locator('.toast', { hasText: 'moved to the trash' })
    .locator('button', { hasText: 'Undo' })
    .click();
  await page.locator('.toast', { hasText: 'Undone' }).waitFor();
  await window.openRow(3);
  await page.keyboard.press('#');
  await page.locator('nav .entry', { hasText: 'Trash' }).locator('.count', { hasText: '1' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('empty the');
  await page.keyboard.press('Enter');
  await page.locator('op-dialog .question').waitFor();
  await page.keyboard.press('Enter');
  assert.deepEqual(callsOf(window, 'articles.emptyTrash'), [], 'the safe answer has the focus');
});

inWindow('the palette finds commands, tags and articles', {}, async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ninety');
  await page.locator('op-palette li', { hasText: 'Ninety-nine years' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('op-article-header h2', { hasText: 'Ninety-nine years' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await page.locator('html[data-theme=dark]').waitFor();
});

inWindow('? shows every key once', {}, async ({ page }) => {
  await page.keyboard.press('?');
  const keys = await page.locator('op-key-sheet kbd').allTextContents();
  assert.ok(keys.length > 25);
  assert.equal(new Set(keys).size, keys.length, 'no key has two meanings');
});

inWindow('the language changes without a restart', {}, async ({ page, bridge }) => {
  await page.keyboard.press('Control+,');
  for (const [value, words] of [
    ['zh-Hans', '全部文章'],
    ['zh-Hant', '匯入檔案'],
    ['en', 'All articles'],
  ] as const) {
    await page.locator('#language').selectOption(value);
    await page.locator('op-sidebar-view button', { hasText: words }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), value);
  }
  assert.equal(bridge.settings.locale, 'en');
});

inWindow('a refused change is taken back and says what to do', {}, async (window) => {
  const { page, bridge, faults } = window;
  await window.openRow(3);
  bridge.failNext('articles.trash', 'disk-full');
  await page.keyboard.press('Delete');
  const alert = page.locator('[role=alert]');
  assert.match((await alert.textContent()) ?? '', /The disk is full.*Free some space/s);
  bridge.failNext('settings.set', 'library-read-only');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('theme: dark');
  await page.keyboard.press('Enter');
  await page.locator('[role=alert]', { hasText: 'read-only' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'paper');
  assert.deepEqual(faults, []);
});

inWindow('a program that is gone is told from one that refuses', {}, async ({ page, context, faults }) => {
  await context.route('**/api/**', (route) => route.abort());
  await page.locator('nav .entry', { hasText: 'Unread' }).click();
  await page.locator('.message', { hasText: 'Offprint does not answer' }).waitFor();
  await context.unroute('**/api/**');
  await page.locator('.message button').click();
  await page.locator('#row-0 .title').waitFor();
  faults.length = 0;
});

inWindow(
  'under 1100 px the margin is a drawer',
  { width: 900, height: 700, annotated: true },
  async (window) => {
    const { page } = window;
    await window.openRow(1);
    assert.equal(await page.locator('op-margin-view').count(), 0);
    assert.equal(await page.locator('op-sidebar-view').count(), 0);
    await page.locator('op-reader-toolbar button[aria-pressed]').click();
    await page.locator('op-margin-view.drawer').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('op-margin-view').waitFor({ state: 'detached' });
  },
);

inWindow(
  'under 760 px one pane shows at a time, with a way back',
  { width: 420, height: 760 },
  async (window) => {
    const { page } = window;
    await window.openRow(1);
    assert.equal(await page.locator('op-list-view').count(), 0);
    await page.locator('op-reader-toolbar button', { hasNotText: 'PDF' }).first().click();
    await page.locator('#row-1').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  },
);
