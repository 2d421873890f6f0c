/** See first what would happen, let it happen, look back at it, and take it back: as a researcher who is careful does. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { dragFiles, fixtureArticle, serveLibrary, type ServedLibrary } from './served-library.ts';

let served: ServedLibrary;

test.beforeAll(async () => {
  served = await serveLibrary();
});
test.afterAll(() => served.close());

const FILES = ['harbour-zh.md', 'water-en.md', 'letters-plain.html'].map(fixtureArticle);

/** Drags files over the window and lets go where it says that they are only checked. */
const dropToCheck = async (page: Page): Promise<void> => {
  const drag = await dragFiles(page, FILES);
  await drag.over({ x: 700, y: 450 });
  const place = await page.getByText('See first what would happen').last().boundingBox();
  if (!place) throw new Error('there is no place to drop files on that are only checked');
  const at = { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  await drag.over(at);
  await drag.drop(at);
};

test('check files, import those very files, find the import again, save its report, take it back', async ({
  page,
}) => {
  await page.goto(served.url);
  await expect(page.getByText('Your library is empty')).toBeVisible();

  await dropToCheck(page);
  await expect(page.getByRole('dialog', { name: 'What would happen' })).toBeVisible();
  await expect(page.getByText('3 new articles')).toBeVisible();
  await expect(page.getByText(/2 pictures are not in the files; 1 host has them/)).toBeVisible();
  await expect(page.getByText('港口拍卖的三个疑点：谁买下了七号码头')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Your library is empty')).toBeVisible();

  const activity = page.getByRole('region', { name: 'Activity' });
  await expect(activity.getByText('3 files checked, nothing imported yet')).toBeVisible();
  await activity.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Import 3 files' }).last().click();
  const list = page.getByRole('listbox', { name: 'Articles' });
  await expect(list.getByRole('option')).toHaveCount(3);
  await expect(activity.getByText('3 files done')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('Past imports');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Past imports' });
  await expect(dialog).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: 'harbour-zh.md and 2 more' });
  await expect(row.getByText('3 imported')).toBeVisible();

  const download = page.waitForEvent('download');
  await row.getByRole('button', { name: /^JSON: Save report as JSON lines/ }).click();
  const report = await readFile(await (await download).path(), 'utf8');
  const lines = report
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; outcome: string });
  expect(lines.map(({ file, outcome }) => `${file} ${outcome}`).sort()).toEqual([
    'harbour-zh.md imported',
    'letters-plain.html imported',
    'water-en.md imported',
  ]);

  await row.getByRole('button', { name: /^Take back/ }).click();
  await row.getByRole('button', { name: 'Take back', exact: true }).click();
  await expect(row.getByText('Taken back')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list.getByRole('option')).toHaveCount(0);
});
