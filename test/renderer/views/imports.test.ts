import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { launchChromium } from '../../support/chromium.ts';
import { openWindow } from '../../support/renderer/open-window.ts';

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
