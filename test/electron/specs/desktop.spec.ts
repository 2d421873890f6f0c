import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { clickMenu, menuEntries } from '../support/click-menu.ts';
import { expect, test } from '../support/offprint.ts';
import { fixtureArticle } from '../support/project-root.ts';
import { asked, stubDialogs } from '../support/stub-dialogs.ts';
import '../support/window-offprint.ts';

const titles = (page: Page) => page.getByRole('listbox', { name: 'Articles' }).getByRole('option');

test('the menu has every command of the window, with its key, in the window’s language', async ({
  program: { app, page },
}) => {
  await expect.poll(async () => (await menuEntries(app)).length).toBeGreaterThan(40);
  const entries = await menuEntries(app);
  const find = (id: string) => entries.find((entry) => entry.id === id);
  expect(find('import.open')?.accelerator).toBe('CmdOrCtrl+O');
  expect(find('export.pdf')?.accelerator).toBe('CmdOrCtrl+P');
  expect(find('article.next')).toMatchObject({ label: 'Next article  (J)', accelerator: null });
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  await page.evaluate(() => window.offprint.call('settings.set', { locale: 'zh-Hant' }));
  const label = async () => (await menuEntries(app)).find(({ id }) => id === 'library.choose')?.label;
  await expect.poll(label).toBe('開啟其他資料庫…');
  await page.evaluate(() => window.offprint.call('settings.set', { locale: 'en' }));
  await expect.poll(label).toBe('Open Another Library…');
});

test('a menu command does in the window what its key does', async ({ program: { app, page } }) => {
  await clickMenu(app, 'palette.open');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('files on the command line are imported, and those of a second start too', async ({
  offprint,
  target,
}) => {
  test.skip(target === 'electron', 'a second real start is not driven by Playwright');
  const first = await offprint.launch({ files: [fixtureArticle('water-en.md')] });
  await expect(titles(first.page)).toHaveCount(1);
  await first.app.evaluate(({ app }, file) => {
    const own = app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
    app.emit('second-instance', {}, [...own, file], '/', null);
    app.emit(
      'open-file',
      { preventDefault: () => undefined },
      file.replace('letters-plain.html', 'harbour-zh.md'),
    );
  }, fixtureArticle('letters-plain.html'));
  await expect(titles(first.page)).toHaveCount(3);
});

test('the native file dialog of the menu imports what it chose', async ({ offprint }) => {
  const { app, page } = await offprint.launch();
  await stubDialogs(app, {
    opened: [[fixtureArticle('water-en.md')], [path.dirname(fixtureArticle('water-en.md'))]],
  });
  await page.evaluate(() => window.offprint.call('settings.set', { network: 'never' }));
  await clickMenu(app, 'import.open');
  await expect(titles(page)).toHaveCount(1);
  await clickMenu(app, 'import.openFolder');
  await expect.poll(() => titles(page).count()).toBeGreaterThanOrEqual(3);
});

test('an import from the menu asks after it was done whom pictures may be asked of, as the window’s own does', async ({
  offprint,
}) => {
  const { app, page } = await offprint.launch();
  await page.evaluate(() => window.offprint.call('settings.set', { network: 'ask' }));
  await stubDialogs(app, { opened: [[fixtureArticle('harbour-zh.md')]] });
  await clickMenu(app, 'import.open');
  await expect(titles(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Pictures…' }).click();
  await expect(page.getByText(/2 pictures are missing and would be asked of 1 host/)).toBeVisible();
  // Nothing was asked before the import: a message box that nobody foresaw would have held it up for ever.
  expect(await asked(app)).toEqual([]);
});

test('the menu checks files without importing them, and the window then imports those very files', async ({
  offprint,
}) => {
  const { app, page } = await offprint.launch();
  await page.evaluate(() => window.offprint.call('settings.set', { network: 'never' }));
  await stubDialogs(app, { opened: [[path.dirname(fixtureArticle('water-en.md'))]] });
  await clickMenu(app, 'import.checkFolder');
  await expect(page.getByRole('dialog', { name: 'What would happen' })).toBeVisible();
  await expect(page.getByText('3 new articles')).toBeVisible();
  await expect(page.getByText(/This library never fetches/)).toBeVisible();
  await expect(page.getByText(fixtureArticle('water-en.md'))).toBeVisible();
  expect(await page.evaluate(() => window.offprint.call('library.info', {}))).toMatchObject({
    value: { articles: 0 },
  });
  await page.getByRole('button', { name: 'Import 3 files' }).last().click();
  await expect(titles(page)).toHaveCount(3);

  const saved = test.info().outputPath('report.csv');
  await stubDialogs(app, { saved });
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: /^CSV/ }).click();
  await expect.poll(() => existsSync(saved)).toBe(true);
  expect(await readFile(saved, 'utf8')).toContain(`"${fixtureArticle('water-en.md')}","imported"`);
});

test('window place and library are remembered; another library opens in the same window', async ({
  offprint,
}) => {
  const first = await offprint.launch({ files: [fixtureArticle('water-en.md')] });
  await expect(titles(first.page)).toHaveCount(1);
  const other = path.join(first.profile, '..', 'other library');
  await stubDialogs(first.app, { opened: [[other]] });
  await clickMenu(first.app, 'library.choose');
  await expect(first.page.getByText('Your library is empty')).toBeVisible();
  expect(existsSync(path.join(other, 'library.json'))).toBe(true);

  const bounds = { x: 40, y: 50, width: 1000, height: 700 };
  await first.app.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    bounds,
  );
  await first.app.close();

  const second = await offprint.launch({ profile: first.profile, remembered: true });
  await expect(second.page.getByText('Your library is empty')).toBeVisible();
  const restored = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(restored).toMatchObject({ width: 1000, height: 700 });
  const recent = await second.app.evaluate(
    ({ Menu }) =>
      Menu.getApplicationMenu()
        ?.getMenuItemById('library.recent')
        ?.submenu?.items.map(({ label }) => label) ?? [],
  );
  expect(recent).toEqual([other, first.library]);
  await second.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('library.recent')?.submenu?.items[1]?.click();
  });
  await expect(titles(second.page)).toHaveCount(1);
});

test('the library and an article are shown in the file manager', async ({ offprint }) => {
  const { app, page, library } = await offprint.launch({ files: [fixtureArticle('water-en.md')] });
  await expect(titles(page)).toHaveCount(1);
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    shell.showItemInFolder = (file: string): void => {
      shown.push(file);
    };
  });
  await clickMenu(app, 'library.reveal');
  const id = await page.evaluate(async () => {
    const list = await window.offprint.call('articles.list', {});
    const found = list.ok ? (list.value.items[0]?.id ?? '') : '';
    await window.offprint.call('shell.reveal', { id: found });
    return found;
  });
  const shown = await app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
  expect(shown).toEqual([library, path.join(library, 'articles', id.slice(0, 2), id)]);
  expect(existsSync(shown[1] ?? '')).toBe(true);
});

test('closing the window ends the program and lets go of the library', async ({ offprint }) => {
  test.skip(process.platform === 'darwin', 'on a Mac the program goes on without a window');
  const first = await offprint.launch();
  const ended = new Promise<void>((resolve) => first.app.on('close', () => resolve()));
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;
  const again = await offprint.launch({ library: first.library });
  await expect(again.page.getByText('Your library is empty')).toBeVisible();
});

test('quitting in the middle of an import ends the program; what was imported stays, whole', async ({
  offprint,
}, testInfo) => {
  const folder = testInfo.outputPath('many');
  await mkdir(folder, { recursive: true });
  const article = await readFile(fixtureArticle('water-en.md'), 'utf8');
  await Promise.all(
    Array.from({ length: 300 }, (_, index) =>
      writeFile(
        path.join(folder, `${index}.md`),
        article
          .replace(/https?:\/\/\S+/, `https://example.org/${index}`)
          .replace(/^# .*$/m, `# Article ${index}`),
      ),
    ),
  );
  const first = await offprint.launch({ files: [folder] });
  await expect.poll(() => titles(first.page).count()).toBeGreaterThan(0);
  await first.app.close();

  const again = await offprint.launch({ library: first.library });
  const seen = await again.page.evaluate(async () => {
    const info = await window.offprint.call('library.info', {});
    const check = await window.offprint.call('library.verify', {});
    return { info: info.ok ? info.value : null, check: check.ok ? check.value : null };
  });
  expect(seen.info?.articles).toBeGreaterThan(0);
  expect(seen.info?.articles).toBeLessThanOrEqual(300);
  expect([seen.info?.problems, seen.check?.faults]).toEqual([[], []]);
});
