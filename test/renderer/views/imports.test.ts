import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator } from 'playwright';
import { launchChromium } from '../../support/chromium.ts';
import { pastImport } from '../../support/renderer/fake-imports.ts';
import { openWindow, type OpenWindow } from '../../support/renderer/open-window.ts';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
});

test('a report asks for a page at a time, and finds the failure among thousands of files', async () => {
  const window = await openWindow(browser);
  try {
    const { page, bridge } = window;
    // Every third file of the fake fails: of these, two hundred.
    const uploads = Array.from({ length: 600 }, (_, index) => ({
      token: 'abcdefgh',
      relativePath: `saved/${String(index)}.html`,
    }));
    await bridge.call('imports.start', { uploads });
    await page.locator('op-import-bar button', { hasText: 'Details' }).click();
    const report = page.locator('op-import-report');
    const rows = report.locator('li');
    await report.getByText('1–100 of 600').waitFor();
    assert.equal(await rows.count(), 100);
    await report.getByRole('button', { name: 'Failed 200' }).click();
    await report.getByText('1–100 of 200').waitFor();
    await report.getByRole('button', { name: 'Next' }).click();
    await report.getByText('101–200 of 200').waitFor();
    await report.getByText('saved/599.html').waitFor();
    assert.equal(await rows.count(), 100);
    assert.equal(await report.locator('li .imported').count(), 0);
    const asked = bridge.calls.filter(({ method }) => method === 'imports.report').length;
    await page.keyboard.press('Enter');
    const next = report.getByRole('button', { name: 'Next' });
    assert.equal(await next.evaluate((button) => button.matches(':focus')), true);
    assert.equal(bridge.calls.filter(({ method }) => method === 'imports.report').length, asked);
    const last = bridge.calls.findLast(({ method }) => method === 'imports.report')?.input;
    assert.deepEqual(last, { jobId: 'job00000001', offset: 100, limit: 100, outcome: 'failed' });
    assert.deepEqual(window.faults, []);
  } finally {
    await window.close();
  }
});

const inWindow = (
  name: string,
  options: Parameters<typeof openWindow>[1],
  run: (window: OpenWindow) => Promise<void>,
): void => {
  test(name, async () => {
    const window = await openWindow(browser, options);
    try {
      await run(window);
      assert.deepEqual([window.faults, window.foreign], [[], []]);
    } finally {
      await window.close();
    }
  });
};

/** What a check has found. */
const foreseen = async ({ page }: OpenWindow): Promise<Locator> => {
  await page.getByRole('dialog', { name: 'What would happen' }).waitFor();
  const report = page.locator('op-report-view');
  await report.locator('op-foreseen-view .counts').waitFor();
  return report;
};

const callsOf = ({ bridge }: OpenWindow, wanted: string): unknown[] =>
  bridge.calls.filter(({ method }) => method === wanted).map(({ input }) => input);

/** Drags files over the window, to the place that only checks or to none in particular, and lets go. */
const drop = ({ page }: OpenWindow, aim: 'import' | 'check'): Promise<void> =>
  page.evaluate(async (where) => {
    const data = new DataTransfer();
    for (const name of ['one.html', 'two.html', 'three.html'])
      data.items.add(new File([name], name, { type: 'text/html' }));
    const fire = (target: EventTarget, type: string): boolean =>
      target.dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }),
      );
    fire(window, 'dragenter');
    await new Promise(requestAnimationFrame);
    const app = document.querySelector('op-app')!.shadowRoot!;
    const place = app.querySelector('op-drop-overlay')!.shadowRoot!.querySelector('[data-drop=check]')!;
    const target = where === 'check' ? place : window;
    fire(target, 'dragover');
    await new Promise(requestAnimationFrame);
    if (place.classList.contains('aimed') !== (where === 'check')) throw new Error('the wrong place is lit');
    fire(target, 'drop');
  }, aim);

const openPast = async ({ page }: OpenWindow): Promise<void> => {
  await page.getByRole('button', { name: 'More ways to import' }).click();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Past imports' }).waitFor();
};

inWindow(
  'past imports say what came of each, and offer what can still be done',
  {
    past: [
      pastImport(1, { state: 'undone' }),
      pastImport(2, { state: 'interrupted', summary: null, done: 12 }),
      pastImport(3, { asksHosts: true }),
    ],
  },
  async (window) => {
    const { page } = window;
    await openPast(window);
    const rows = page.locator('op-import-history li');
    assert.deepEqual(await rows.locator('.state').allTextContents(), [
      'Finished',
      'Interrupted',
      'Taken back',
    ]);
    assert.match((await rows.first().textContent()) ?? '', /saved 3.*36 imported.*2 new versions.*1 failed/s);
    const labels = (at: number) => rows.nth(at).locator('.actions > button').allTextContents();
    const tidy = async (at: number) => (await labels(at)).map((each) => each.trim());
    assert.deepEqual(await tidy(0), ['Details', 'Pictures…', 'Take back']);
    assert.deepEqual(await tidy(1), ['Details', 'Resume', 'Leave it at that', 'Take back']);
    assert.deepEqual(await tidy(2), ['Details']);

    await rows
      .nth(1)
      .getByRole('button', { name: /^Leave it at that: Import of/ })
      .click();
    await rows.nth(1).locator('.state', { hasText: 'Finished' }).waitFor();
    assert.deepEqual(callsOf(window, 'imports.keep'), [{ jobId: 'past00000002' }]);
    await rows
      .nth(0)
      .getByRole('button', { name: /^Pictures…/ })
      .click();
    await page.locator('op-hosts-view').getByText('4 pictures are missing').waitFor();
  },
);

inWindow(
  'taking an import back is asked once more, and No is the answer at hand',
  { past: [pastImport(1)] },
  async (window) => {
    const { page } = window;
    await openPast(window);
    const row = page.locator('op-import-history li');
    const takeBack = row.getByRole('button', { name: /^Take back/ });
    await takeBack.click();
    await page.keyboard.press('Enter');
    await row.locator('.ask').waitFor({ state: 'detached' });
    assert.deepEqual(callsOf(window, 'imports.undo'), []);
    assert.equal(
      await row
        .locator('.actions button')
        .first()
        .evaluate((button) => button.matches(':focus')),
      true,
      'the focus stays in the row',
    );
    await takeBack.click();
    await row.locator('.ask').getByRole('button', { name: 'Take back' }).click();
    await row.locator('.state', { hasText: 'Taken back' }).waitFor();
    assert.deepEqual(callsOf(window, 'imports.undo'), [{ jobId: 'past00000001' }]);
  },
);

inWindow(
  'a long list of imports has pages, an import at work goes on in it, a report is saved',
  {
    past: Array.from({ length: 60 }, (_, at) => pastImport(at)),
  },
  async (window) => {
    const { page, bridge } = window;
    await openPast(window);
    const list = page.locator('op-imports-view');
    await list.getByText('1–25 of 60').waitFor();
    bridge.emit('import.progress', { ...pastImport(61), state: 'running', summary: null, done: 3, total: 9 });
    await list.getByText('Importing 3 / 9').waitFor();
    assert.equal(await list.locator('li').count(), 25);
    bridge.emit('import.progress', pastImport(61));
    await list.locator('li').first().locator('.state', { hasText: 'Finished' }).waitFor();
    await list.getByRole('button', { name: 'Next' }).click();
    await list.getByText('26–50 of 61').waitFor();
    await list.getByText('saved 35', { exact: false }).first().waitFor();

    const download = page.waitForEvent('download');
    await list
      .locator('li')
      .first()
      .getByRole('button', { name: /^CSV: Save report as a table: Import of/ })
      .click();
    await download;
    assert.deepEqual(callsOf(window, 'imports.exportReport'), [{ jobId: 'past00000035', as: 'csv' }]);
    await page.getByText('Offprint import.csv is ready.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
);

inWindow('where nothing was imported yet, the list says so', {}, async (window) => {
  await openPast(window);
  await window.page.getByText('Nothing was imported yet.').waitFor();
});

inWindow(
  'a report leads to all imports, and the focus stays in the dialog',
  { past: [pastImport(1)] },
  async (window) => {
    const { page } = window;
    await openPast(window);
    await page.getByRole('button', { name: /^Details/ }).click();
    await page.getByRole('dialog', { name: 'What became of each file' }).waitFor();
    await page.getByRole('button', { name: 'All imports' }).click();
    await page.getByRole('dialog', { name: 'Past imports' }).waitFor();
    await page.locator('op-import-history li').waitFor();
    const focused = await page
      .locator('op-dialog')
      .evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.localName);
    assert.equal(focused, 'dialog');
  },
);

inWindow(
  'dropped on the lower place, files are only checked; then the same uploads are imported',
  {
    settings: { network: 'ask' },
  },
  async (window) => {
    const { page } = window;
    await drop(window, 'check');
    const dialog = await foreseen(window);
    const [asked] = callsOf(window, 'imports.start') as { options: object }[];
    assert.deepEqual(asked?.options, { fetch: false, dryRun: true });
    assert.match(
      (await dialog.locator('.counts').textContent()) ?? '',
      /2 new articles\s*1 cannot be imported/,
    );
    await dialog.getByText('4 pictures are not in the files; 2 hosts have them.').waitFor();
    assert.equal(await dialog.getByLabel('pictures.invalid').isChecked(), false, 'with “ask” none is ticked');
    await dialog.locator('op-import-report li').first().getByText('New article').waitFor();
    const uploads = window.uploads.size;
    await dialog.getByLabel('pictures.invalid').check();
    await dialog.getByRole('button', { name: 'Import 2 files' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('op-import-bar .what', { hasText: '3 files done' }).waitFor();
    assert.deepEqual(callsOf(window, 'imports.carryOut'), [
      { jobId: 'job00000001', hosts: ['pictures.invalid'] },
    ]);
    assert.equal(window.uploads.size, uploads, 'nothing is handed over twice');
  },
);

inWindow(
  'a check that was closed waits in the bar, and is let go there; a plain drop imports',
  { empty: true },
  async (window) => {
    const { page } = window;
    await drop(window, 'check');
    await foreseen(window);
    await page.keyboard.press('Escape');
    const bar = page.locator('op-import-bar');
    await bar.getByText('3 files checked, nothing imported yet').waitFor();
    await page.getByText('Your library is empty').waitFor();
    await bar.getByRole('button', { name: 'Leave it' }).click();
    await bar.getByText('3 files checked').waitFor({ state: 'detached' });
    assert.deepEqual(callsOf(window, 'imports.forget'), [{ jobId: 'job00000001' }]);
    await drop(window, 'import');
    await bar.getByText('3 files done').waitFor();
    assert.deepEqual(
      (callsOf(window, 'imports.start') as { options: object }[]).map(({ options }) => options),
      [{ fetch: false, dryRun: true }, { fetch: false }],
    );
  },
);

inWindow(
  'files can be chosen for a check, from the first screen and from the palette',
  { empty: true },
  async (window) => {
    const { page } = window;
    const files = [{ name: 'one.html', mimeType: 'text/html', buffer: Buffer.from('<p>one') }];
    for (const open of [
      () => page.getByRole('button', { name: 'See first what would happen' }).click(),
      async () => {
        await page.keyboard.press('Control+k');
        await page.keyboard.type('Check files');
        await page.keyboard.press('Enter');
      },
    ]) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
      await chooser.setFiles(files);
      const dialog = await foreseen(window);
      await dialog.getByRole('button', { name: 'Leave it' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    assert.equal(callsOf(window, 'imports.forget').length, 2);
  },
);
