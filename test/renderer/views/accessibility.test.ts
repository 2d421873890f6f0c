import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { launchChromium } from '../../support/chromium.ts';
import { openWindow, selectWords, type OpenWindow } from '../../support/renderer/open-window.ts';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
});

const violationsOf = async (page: Page): Promise<string[]> => {
  // In the sandboxed frame no script runs, so none of axe's either; the article's own markup is the archive's.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
};

const states: readonly (readonly [string, (window: OpenWindow) => Promise<void>])[] = [
  [
    'an open article with its notes',
    async (window) => {
      await window.openRow(1);
    },
  ],
  [
    'an active note',
    async (window) => {
      await window.openRow(0);
      await window.page.locator('op-note-card .quote').first().click();
      await window.page.locator('op-note-card .tools').waitFor();
    },
  ],
  [
    'the bar over a selection',
    async (window) => {
      await selectWords(await window.openRow(1), 'nine gauges');
      await window.page.locator('op-highlight-bar').waitFor();
    },
  ],
  [
    'the details of an article',
    async (window) => {
      await window.openRow(0);
      await window.page.locator('#tab-info').click();
    },
  ],
  [
    'the versions of an article',
    async (window) => {
      await window.openRow(0);
      await window.page.locator('#tab-versions').click();
    },
  ],
  [
    'search results',
    async ({ page }) => {
      await page.keyboard.press('/');
      await page.keyboard.type('the');
      await page.locator('.snippet mark').first().waitFor();
    },
  ],
  [
    'the palette',
    async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.locator('op-palette li').first().waitFor();
    },
  ],
  ['the keys', async ({ page }) => page.keyboard.press('?')],
  ['the settings', async ({ page }) => page.keyboard.press('Control+,')],
  [
    'tags with their offers',
    async (window) => {
      await window.openRow(0);
      await window.page.keyboard.press('t');
      await window.page.locator('op-dialog input').waitFor();
      await window.page.keyboard.type('w');
    },
  ],
  [
    'text and theme',
    async (window) => {
      await window.openRow(1);
      await window.page.locator('#text-button').click();
    },
  ],
  [
    'the report of an import',
    async ({ page, bridge }) => {
      await bridge.call('imports.start', {
        uploads: ['a', 'b', 'c'].map((name) => ({ token: `token-${name}1`, relativePath: name })),
      });
      await page.locator('op-import-bar button', { hasText: /Details|详情/ }).click();
      await page.locator('op-import-report li').first().waitFor();
    },
  ],
  [
    'past imports, one about to be taken back',
    async ({ page, bridge }) => {
      await bridge.call('imports.start', { uploads: [{ token: 'token-a1', relativePath: 'a' }] });
      await page.locator('#ways-button').click();
      await page.locator('#ways [role=menuitem]').last().click();
      await page.locator('op-import-history .actions button').nth(1).click();
      await page.locator('op-import-history .ask').waitFor();
    },
  ],
  [
    'ways to import',
    async ({ page }) => {
      await page.locator('#ways-button').click();
      await page.locator('#ways [role=menuitem]').last().waitFor();
    },
  ],
  [
    'what an import would do',
    async ({ page, bridge }) => {
      const uploads = ['a', 'b', 'c'].map((name) => ({ token: `token-${name}1`, relativePath: name }));
      await bridge.call('imports.start', { uploads, options: { dryRun: true } });
      await page.locator('op-import-bar .buttons button').first().click();
      await page.locator('op-foreseen-view op-host-list li').first().waitFor();
    },
  ],
  [
    'a problem',
    async (window) => {
      await window.openRow(3);
      window.bridge.failNext('articles.trash', 'disk-full');
      await window.page.keyboard.press('Delete');
      await window.page.locator('[role=alert]').waitFor();
    },
  ],
  ['what needs care', async ({ page }) => page.locator('nav .entry').nth(4).click()],
];

/** What a theme can get wrong is its colours: these states show them all. */
const colorful = new Set([
  'an active note',
  'the bar over a selection',
  'the details of an article',
  'search results',
  'the settings',
  'a problem',
  'past imports, one about to be taken back',
  'what an import would do',
]);
const looks = [
  { theme: 'paper', locale: 'en', wanted: () => true },
  { theme: 'sepia', locale: 'en', wanted: (name: string) => colorful.has(name) },
  { theme: 'dark', locale: 'zh-Hans', wanted: (name: string) => colorful.has(name) },
] as const;

for (const { theme, locale, wanted } of looks) {
  for (const [name, reach] of states.filter(([name]) => wanted(name))) {
    test(`axe finds nothing: ${name}, ${theme}, ${locale}`, async () => {
      const window = await openWindow(browser, { annotated: true, settings: { theme, locale } });
      try {
        await reach(window);
        assert.deepEqual(await violationsOf(window.page), []);
      } finally {
        await window.close();
      }
    });
  }
}

for (const [name, size] of [
  ['an empty library', { empty: true }],
  ['a window of 900 × 700', { width: 900, height: 700 }],
  ['a window of 420 × 760', { width: 420, height: 760 }],
] as const) {
  test(`axe finds nothing: ${name}`, async () => {
    const window = await openWindow(browser, size);
    try {
      if (!('empty' in size)) {
        await window.openRow(1);
        await window.page.locator('op-reader-toolbar button[aria-pressed]').click();
        await window.page.locator('op-margin-view').waitFor();
      }
      assert.deepEqual(await violationsOf(window.page), []);
    } finally {
      await window.close();
    }
  });
}

test('Tab reaches every pane, and what has the focus shows it', async () => {
  const window = await openWindow(browser, { annotated: true });
  try {
    await window.openRow(1);
    await window.page.locator('.name-plate').click();
    const reached = new Set<string>();
    for (let at = 0; at < 60; at++) {
      await window.page.keyboard.press('Tab');
      const { path, ring } = await window.page.evaluate(() => {
        const found: string[] = [];
        let at: Element | null = document.activeElement;
        let last: Element | null = at;
        while (at) {
          found.push(at.localName);
          last = at;
          at = at.shadowRoot?.activeElement ?? null;
        }
        const style = last ? getComputedStyle(last) : null;
        return { path: found, ring: style !== null && style.outlineStyle !== 'none' };
      });
      for (const each of path) reached.add(each);
      const own = ['body', 'iframe', 'html'].includes(path.at(-1) ?? '');
      // The list shows it at the current row, a field by its own outline.
      const elsewhere = path.includes('op-article-list') || path.includes('op-tag-input');
      if (!own && !elsewhere) assert.ok(ring, `no focus ring on ${path.join(' > ')}`);
    }
    for (const pane of [
      'op-sidebar-view',
      'op-search-field',
      'op-article-list',
      'op-reader-toolbar',
      'iframe',
      'op-margin-view',
    ]) {
      assert.ok(reached.has(pane), `${pane} was not reached`);
    }
  } finally {
    await window.close();
  }
});

test('nothing moves where the system asks for less motion', async () => {
  const window = await openWindow(browser, { reducedMotion: 'reduce', annotated: true });
  try {
    await window.openRow(1);
    const moving = await window.page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
    const transition = await window.page
      .locator('op-note-card article')
      .first()
      .evaluate((each) => getComputedStyle(each).transitionDuration);
    assert.equal(transition, '0s');
  } finally {
    await window.close();
  }
});
