/** Versions, look-alikes, encodings and the record of how a copy was made, as the window shows them. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { launchChromium } from '../../support/chromium.ts';
import { openWindow, selectWords, type OpenWindow } from '../../support/renderer/open-window.ts';

type Options = NonNullable<Parameters<typeof openWindow>[1]>;

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
});

const inWindow = (name: string, options: Options, body: (window: OpenWindow) => Promise<void>): void => {
  test(name, async () => {
    const window = await openWindow(browser, options);
    try {
      await body(window);
      assert.deepEqual([window.faults, window.foreign], [[], []]);
    } finally {
      await window.close();
    }
  });
};

const inputsOf = ({ bridge }: OpenWindow, method: string): unknown[] =>
  bridge.calls.filter((call) => call.method === method).map(({ input }) => input);

const violationsOf = async ({ page, faults }: OpenWindow): Promise<string[]> => {
  const known = faults.length;
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze();
  // In the sandboxed frame no script runs, so none of axe's either: the browser says so each time.
  const own = faults.splice(known).filter((fault) => !fault.startsWith('Blocked script execution'));
  faults.push(...own);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

/** The article with two versions (0) or the one that looks like it (1), its versions beside it. */
const openVersions = async (window: OpenWindow, row = 0): Promise<void> => {
  await window.openRow(row);
  await window.page.locator('#tab-versions').click();
  await window.page.locator('op-version-list li').first().waitFor();
};

inWindow(
  'an older version is read with the marks as they stand in it',
  { annotated: true },
  async (window) => {
    await openVersions(window);
    await window.page.getByRole('button', { name: 'Read this version: Version 1' }).click();
    await window.page.locator('op-reader-view .notice', { hasText: 'version 1' }).waitFor();
    assert.deepEqual(inputsOf(window, 'annotations.list').at(-1), {
      articleId: 'harbour000000001',
      version: 1,
    });
    assert.equal(
      await window.page
        .locator('op-version-list li[aria-current] h3')
        .textContent()
        .then((t) => t?.trim().slice(0, 9)),
      'Version 1',
    );
  },
);

inWindow('two versions are compared, and one steps through what differs by key', {}, async (window) => {
  const { page } = window;
  await openVersions(window);
  await page.getByRole('button', { name: 'Compare with version 1: Version 2' }).click();
  await page.locator('op-comparison .difference').first().waitFor();
  assert.deepEqual(inputsOf(window, 'versions.compare'), [{ id: 'harbour000000001', a: 1, b: 2 }]);
  // Told apart by elements with a meaning and a line of their own, not by colour.
  assert.match((await page.locator('op-comparison .text del').first().textContent()) ?? '', /曾三次更名/);
  assert.match((await page.locator('op-comparison .text ins').first().textContent()) ?? '', /四|年/);
  for (const [element, line] of [
    ['op-comparison .text ins', 'underline'],
    ['op-comparison .text del', 'line-through'],
  ] as const)
    assert.match(
      await page
        .locator(element)
        .first()
        .evaluate((each) => getComputedStyle(each).textDecorationLine),
      new RegExp(line),
    );
  const total = await page.locator('op-comparison .difference').count();
  assert.ok(total >= 2, String(total));
  const at = (): Promise<string> =>
    page.evaluate(() => {
      let active: Element | null = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.getAttribute('aria-label') ?? '';
    });
  await page.keyboard.press(']');
  await page.locator('op-compare-view .place', { hasText: `1 of ${String(total)}` }).waitFor();
  assert.equal(await at(), `Difference 1 of ${String(total)}`);
  await page.keyboard.press('F7');
  await page.locator('op-compare-view .place', { hasText: `2 of ${String(total)}` }).waitFor();
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await page.locator('op-compare-view .place', { hasText: `${String(total)} of ${String(total)}` }).waitFor();
  assert.deepEqual(await violationsOf(window), []);
  await page.locator('op-comparison .fold').first().click();
  assert.equal(await page.locator('op-comparison .fold').count(), 0);
  await page.keyboard.press('Escape');
  await page.locator('op-compare-view').waitFor({ state: 'detached' });
  await window.article();
});

inWindow('a version goes to the trash, comes back by undo, and by its button', {}, async (window) => {
  const { page } = window;
  await openVersions(window);
  await page.getByRole('button', { name: 'Read this version: Version 1' }).click();
  await page.locator('op-reader-view .notice', { hasText: 'version 1' }).waitFor();
  await page.getByRole('button', { name: 'Move to trash: Version 1' }).click();
  await page.locator('op-version-list .gone').waitFor();
  await page.locator('op-reader-view .notice').waitFor({ state: 'detached' });
  assert.equal(
    await page.getByRole('button', { name: /^Move to trash/ }).count(),
    0,
    'the only version can go',
  );
  await page.keyboard.press('Control+z');
  await page.locator('op-version-list .gone').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Move to trash: Version 2' }).click();
  await page.getByRole('button', { name: 'Restore: Version 2' }).click();
  await page.locator('op-toasts', { hasText: 'Version 2 is back.' }).waitFor();
  assert.deepEqual(await violationsOf(window), []);
});

inWindow('what looks alike is offered: compared, kept apart, and that taken back', {}, async (window) => {
  const { page } = window;
  await openVersions(window, 1);
  await page.locator('op-alike-list li').waitFor();
  assert.match((await page.locator('op-alike-list li').textContent()) ?? '', /87% the same/);
  assert.deepEqual(await violationsOf(window), []);
  await page.getByRole('button', { name: /^Compare:/ }).click();
  await page.locator('op-comparison').waitFor();
  assert.deepEqual(inputsOf(window, 'versions.compare'), [
    { id: 'river00000000002', other: 'harbour000000001' },
  ]);
  await page.locator('op-compare-view .back').click();
  await page.locator('#tab-versions').click();
  await page.getByRole('button', { name: /^Keep apart:/ }).click();
  await page.locator('op-alike-list').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Make one article/ }).click();
  await page.locator('op-toasts', { hasText: 'Joined as versions' }).waitFor();
  assert.deepEqual(inputsOf(window, 'articles.join'), [
    { id: 'river00000000002', other: 'harbour000000001' },
  ]);
});

inWindow('a garbled text is read in another encoding after a look at it, and back', {}, async (window) => {
  const { page } = window;
  await openVersions(window);
  const open = page.getByRole('button', { name: /Text looks wrong/ });
  await open.click();
  const use = page.getByRole('button', { name: 'Read it this way' });
  await use.waitFor();
  assert.equal(await use.isDisabled(), true, 'what is so already needs no choice');
  await page.getByRole('radio', { name: /gb18030/ }).focus();
  await page.keyboard.press('Space');
  assert.deepEqual(await violationsOf(window), []);
  await use.click();
  await page.locator('op-toasts', { hasText: 'Read as gb18030. 1 highlight lost its place' }).waitFor();
  await page.locator('op-dialog').waitFor({ state: 'detached' });
  await page.locator('op-version-list li', { hasText: 'Read as gb18030, as you chose' }).first().waitFor();
  await open.click();
  await page.getByRole('button', { name: 'Decide by the file' }).click();
  await page.locator('op-dialog').waitFor({ state: 'detached' });
  assert.deepEqual(
    inputsOf(window, 'versions.redecode').map((input) => (input as { charset: string | null }).charset),
    ['gb18030', null],
  );
});

inWindow('the steps to a copy are counted, narrowed, and repeated', {}, async (window) => {
  const { page } = window;
  await openVersions(window, 1);
  await page.getByRole('button', { name: /How this copy was made/ }).click();
  const list = page.locator('op-step-list');
  await list.locator('li').first().waitFor();
  // A step that stands for three counts as three.
  assert.match((await list.locator('.found').textContent()) ?? '', /8 steps/);
  assert.deepEqual(await violationsOf(window), []);
  await list.getByRole('button', { name: /^removed/ }).click();
  assert.match((await list.locator('.found').textContent()) ?? '', /5 of 8 steps/);
  assert.match((await list.locator('li').allTextContents()).join(), /reason of tomorrow/);
  await list.getByRole('searchbox').fill('onclick');
  assert.equal(await list.locator('li').count(), 1);
  await page.getByRole('button', { name: 'Repeat and compare' }).click();
  await page.locator('op-log-view .differs').waitFor();
  assert.match(
    (await page.locator('op-log-view .differs').textContent()) ?? '',
    /differs, from the stage “Cleaning the HTML”/,
  );
  await page.keyboard.press('Escape');
  await openVersions(window);
  await page.getByRole('button', { name: /How this copy was made/ }).click();
  await page.getByRole('button', { name: 'Repeat and compare' }).click();
  await page.locator('op-log-view .same', { hasText: 'identical' }).waitFor();
  assert.deepEqual(inputsOf(window, 'versions.replay'), [
    { id: 'river00000000002', number: 1 },
    { id: 'harbour000000001', number: 2 },
  ]);
});

inWindow(
  'what lost its place is attached to words one selects, and that taken back',
  { annotated: true },
  async (window) => {
    const { page } = window;
    const frame = await window.openRow(0);
    const attach = page.getByRole('button', { name: 'Attach to the selected words' });
    await attach.click();
    await page.locator('op-toasts', { hasText: 'Select the words in the text first' }).waitFor();
    assert.deepEqual(inputsOf(window, 'annotations.attach'), []);
    await selectWords(frame, '没有回应置评请求');
    await attach.focus();
    await page.keyboard.press('Enter');
    await attach.waitFor({ state: 'detached' });
    const [{ start, end } = { start: 0, end: 0 }] = inputsOf(window, 'annotations.attach') as {
      start: number;
      end: number;
    }[];
    assert.equal(end - start, '没有回应置评请求'.length);
    await page.locator('op-note-card[active] .quote', { hasText: '该公司曾三次更名' }).waitFor();
    await page.keyboard.press('Control+z');
    await attach.waitFor();
  },
);

for (const [locale, words] of [
  ['zh-Hans', /阅读这一版[\s\S]*与第 1 版对比/],
  ['zh-Hant', /閱讀這一版[\s\S]*與第 1 版/],
] as const) {
  inWindow(
    `in ${locale}, dark and narrow`,
    { width: 900, height: 700, settings: { locale, theme: 'dark' } },
    async (window) => {
      const { page } = window;
      await window.openRow(0);
      await page.keyboard.press('i');
      await page.locator('#tab-versions').click();
      await page.locator('op-version-list li').first().waitFor();
      const list = (await page.locator('op-version-list li').allTextContents()).reverse().join('\n');
      assert.match(list, words);
      assert.deepEqual(await violationsOf(window), []);
    },
  );
}
