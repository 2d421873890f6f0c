/** What the window offers for pictures that are missing, and the choices about the network. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { launchChromium } from '../../support/chromium.ts';
import { noisyPicture } from '../../support/pictures.ts';
import { openWindow, type OpenWindow } from '../../support/renderer/open-window.ts';

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
  const before = faults.length;
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze();
  // In the sandboxed frame no script runs, so none of axe's either: the browser says so each time.
  const own = faults.splice(before).filter((fault) => !fault.startsWith('Blocked script execution'));
  faults.push(...own);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

/** The article with missing pictures; the answer waits for the card. */
const openMissing = async (window: OpenWindow): Promise<void> => {
  await window.openRow(4);
  await window.page.locator('op-missing-picture').first().waitFor();
};

inWindow(
  'a missing picture keeps its room and says what it is and why it is not there',
  {},
  async (window) => {
    await openMissing(window);
    const frame = await window.article();
    const room = await frame.locator('.op-missing').boundingBox();
    const card = await window.page.locator('op-missing-picture').boundingBox();
    assert.ok(room && card);
    assert.ok(Math.abs(room.width / room.height - 1200 / 675) < 0.02, JSON.stringify(room));
    for (const side of ['x', 'y', 'width', 'height'] as const)
      assert.ok(
        Math.abs(room[side] - card[side]) < 1.5,
        `${side}: ${String(room[side])} ${String(card[side])}`,
      );
    assert.match(
      (await window.page.locator('op-missing-picture .card').textContent()) ?? '',
      /Quay\s+img\.example · the server answered 404/,
    );
    await window.page.setViewportSize({ width: 900, height: 700 });
    await window.page.waitForTimeout(300);
    const [narrower, moved] = [
      await frame.locator('.op-missing').boundingBox(),
      await window.page.locator('op-missing-picture').boundingBox(),
    ];
    assert.ok(Math.abs((narrower?.width ?? 0) - (moved?.width ?? -9)) < 1.5, 'the card did not follow');
  },
);

inWindow(
  'it is tried again by key, once while it is asked, and what came of it is said',
  {},
  async (window) => {
    await openMissing(window);
    const retry = window.page.getByRole('button', { name: 'Try again: Quay' });
    await retry.focus();
    await window.page.keyboard.press('Enter');
    await window.page.locator('op-toasts', { hasText: 'Still missing: the server answered 404.' }).waitFor();
    assert.deepEqual(inputsOf(window, 'images.retry'), [{ ids: ['factory000000005'], slot: 0 }]);
  },
);

inWindow(
  'a file is chosen for it, goes to the library under its name, and takes its slot',
  {},
  async (window) => {
    await openMissing(window);
    const chooser = window.page.waitForEvent('filechooser');
    const choose = window.page.getByRole('button', { name: 'Choose a file for: Quay' });
    await choose.focus();
    await window.page.keyboard.press('Enter');
    const bytes = await noisyPicture('png', 3, 20, 10);
    await (await chooser).setFiles({ name: 'quay.png', mimeType: 'image/png', buffer: bytes });
    await window.page.locator('op-missing-picture').first().waitFor();
    while (inputsOf(window, 'images.replace').length === 0) await window.page.waitForTimeout(20);
    const [input] = inputsOf(window, 'images.replace') as { slot: number; upload: string }[];
    assert.equal(input?.slot, 0);
    assert.ok(window.uploads.get(input.upload)?.equals(bytes), 'other bytes were sent');
  },
);

inWindow('nothing is offered in the trash', {}, async (window) => {
  await openMissing(window);
  await window.page.keyboard.press('Delete');
  await window.page.locator('nav .entry', { hasText: 'Trash' }).click();
  await window.openRow(0);
  await window.page.locator('op-missing-picture').first().waitFor();
  assert.equal(await window.page.locator('op-missing-picture button').count(), 0);
});

for (const [locale, words] of [
  ['zh-Hans', /服务器应答 404[\s\S]*重试[\s\S]*选择文件/],
  ['zh-Hant', /伺服器[\s\S]*404[\s\S]*重試[\s\S]*選擇檔案/],
] as const) {
  inWindow(
    `in ${locale}, dark and narrow`,
    { width: 900, height: 700, settings: { locale, theme: 'dark' } },
    async (window) => {
      await openMissing(window);
      assert.match((await window.page.locator('op-missing-picture .card').textContent()) ?? '', words);
      assert.deepEqual(await violationsOf(window), []);
    },
  );
}

inWindow('a small room keeps the buttons and loses their words, not their names', {}, async (window) => {
  const frame = await window.openRow(4);
  await frame.evaluate(() => {
    const element = document.querySelector<HTMLElement>('.op-missing')!;
    element.dataset.width = '120';
    element.dataset.height = '60';
  });
  const retry = window.page.getByRole('button', { name: 'Try again: Quay' });
  await window.page.waitForTimeout(300);
  const [button, card] = [
    await retry.boundingBox(),
    await window.page.locator('op-missing-picture').boundingBox(),
  ];
  assert.ok(button && card && card.width < 130 && card.height < 70, JSON.stringify(card));
  assert.ok(button.x >= card.x && button.y >= card.y && button.y + button.height <= card.y + card.height);
  assert.deepEqual(await violationsOf(window), []);
});

inWindow('the details name each picture’s tries and offer the same, one by one', {}, async (window) => {
  await openMissing(window);
  await window.page.locator('#tab-info').click();
  const item = window.page.locator('op-image-list li').first();
  assert.match((await item.textContent()) ?? '', /the server answered 404 · asked 1 time/);
  assert.match((await window.page.locator('op-image-list h3').textContent()) ?? '', /0% local/);
  await item.getByRole('button', { name: 'Try again: Buoys at low tide' }).click();
  await window.page.locator('op-toasts', { hasText: 'Still missing' }).waitFor();
  assert.deepEqual(inputsOf(window, 'images.retry'), [{ ids: ['factory000000005'], slot: 0 }]);
  assert.deepEqual(await violationsOf(window), []);
});

inWindow(
  'the details say why an article needs care, and where each picture came from',
  {},
  async (window) => {
    await window.openRow(0);
    await window.page.locator('#tab-info').click();
    await window.page.locator('op-info-panel .care li', { hasText: 'Pictures are missing.' }).waitFor();
    const origin = window.page.locator('op-picture-origin').first();
    await origin.locator('summary').focus();
    await window.page.keyboard.press('Enter');
    await origin.locator('dl').waitFor();
    const text = (await origin.locator('dl').textContent()) ?? '';
    assert.match(text, /https:\/\/img\.example\//);
    assert.match(text, /image\/jpeg/);
    assert.match(text, /[0-9a-f]{64}/);
    assert.deepEqual(await violationsOf(window), []);
  },
);

inWindow('while all are asked for it can be stopped', {}, async (window) => {
  await openMissing(window);
  await window.page.locator('#tab-info').click();
  const held = Promise.withResolvers<undefined>();
  await window.page.route('**/api/images.retry', async (route) => {
    await held.promise;
    await route.continue();
  });
  await window.page.getByRole('button', { name: 'Try missing pictures again' }).click();
  await window.page.locator('op-image-list button[aria-busy=true]', { hasText: 'Asking' }).waitFor();
  await window.page.getByRole('button', { name: 'Stop' }).click();
  while (inputsOf(window, 'images.stopRetry').length === 0) await window.page.waitForTimeout(20);
  held.resolve(undefined);
  await window.page.getByRole('button', { name: 'Try missing pictures again' }).waitFor();
  assert.equal(await window.page.getByRole('button', { name: 'Stop' }).count(), 0);
});

const openSettings = async ({ page }: OpenWindow): Promise<void> => {
  await page.keyboard.press('Control+,');
  await page.locator('op-network-view').waitFor();
};

inWindow(
  'a library that never fetches asks for no other choice',
  { settings: { network: 'never' } },
  async (window) => {
    await openSettings(window);
    assert.equal(await window.page.locator('op-proxy-form').count(), 0);
    await window.page.getByRole('radio', { name: 'Fetch missing pictures' }).click();
    await window.page.locator('op-proxy-form').waitFor();
    await window.page.getByRole('checkbox', { name: /nobody else has/ }).check();
    await window.page.getByRole('radio', { name: '2', exact: true }).click();
    while (window.bridge.settings.perHost !== 2) await window.page.waitForTimeout(20);
    assert.deepEqual([window.bridge.settings.network, window.bridge.settings.wayback], ['fetch', true]);
  },
);

inWindow(
  'a proxy is used as soon as it is whole, and tried on request',
  { settings: { network: 'fetch', theme: 'dark' } },
  async (window) => {
    const { page, bridge } = window;
    await openSettings(window);
    await page.getByRole('radio', { name: 'SOCKS5' }).click();
    const host = page.getByLabel('Address', { exact: true });
    await host.fill('127.0.0.1');
    await host.blur();
    assert.deepEqual(inputsOf(window, 'settings.set'), [], 'half a proxy was kept');
    await page.getByLabel('Port', { exact: true }).fill('9050');
    await page.getByLabel('Port', { exact: true }).press('Enter');
    while (bridge.settings.proxy.port !== 9050) await page.waitForTimeout(20);
    assert.deepEqual(bridge.settings.proxy, {
      kind: 'socks5',
      host: '127.0.0.1',
      port: 9050,
      user: '',
      password: '',
    });
    await page.getByRole('button', { name: 'Test the proxy' }).click();
    await page.getByRole('status').filter({ hasText: 'The proxy works.' }).waitFor();
    await host.fill('http://ada:p%20w@proxy.example:3128/');
    await host.blur();
    while (bridge.settings.proxy.kind !== 'http') await page.waitForTimeout(20);
    assert.deepEqual(bridge.settings.proxy, {
      kind: 'http',
      host: 'proxy.example',
      port: 3128,
      user: 'ada',
      password: 'p w',
    });
    await page.getByRole('button', { name: 'Test the proxy' }).click();
    await page.getByRole('status').filter({ hasText: 'the proxy does not answer' }).waitFor();
    assert.deepEqual(await violationsOf(window), []);
  },
);
