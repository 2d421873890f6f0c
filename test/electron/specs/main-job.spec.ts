import { mkdir, copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readHighlightedText } from '../../../main/adapters/pdf-verifier.ts';
import { clickMenu } from '../support/click-menu.ts';
import { dropPaths, expect, test } from '../support/offprint.ts';
import { fixtureArticle } from '../support/project-root.ts';
import { selectWords } from '../support/select-words.ts';
import { stubDialogs } from '../support/stub-dialogs.ts';
import '../support/window-offprint.ts';

const SENTENCE = '“这笔钱在三天里换了四个账户。”';

test('drop a file and a folder by path, read, mark, note, find, save the PDF', async ({
  offprint,
}, testInfo) => {
  const { app, page } = await offprint.launch();
  const folder = testInfo.outputPath('letters');
  await mkdir(folder, { recursive: true });
  for (const name of ['water-en.md', 'letters-plain.html'])
    await copyFile(fixtureArticle(name), path.join(folder, name));
  await expect(page.getByText('Your library is empty')).toBeVisible();

  await dropPaths(page, [fixtureArticle('harbour-zh.md'), folder]);
  const list = page.getByRole('listbox', { name: 'Articles' });
  await expect(list.getByRole('option')).toHaveCount(3);
  // By path: the report names files as they lie on this computer.
  const files = await page.evaluate(async () => {
    const jobs = await window.offprint.call('imports.jobs', {});
    if (!jobs.ok) throw new Error(jobs.error.message);
    const report = await window.offprint.call('imports.report', { jobId: jobs.value[0]?.jobId ?? '' });
    return report.ok ? report.value.items.map(({ file }) => file) : [];
  });
  expect([...files].sort()).toEqual(
    [
      fixtureArticle('harbour-zh.md'),
      path.join(folder, 'letters-plain.html'),
      path.join(folder, 'water-en.md'),
    ].sort(),
  );

  await list.getByRole('option', { name: /港口拍卖/ }).click();
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('article')).toContainText('七号码头被悄悄卖掉');
  const note = page.getByRole('textbox', { name: 'Note' });
  // Opening an article marks it read, and the window then draws it once more: a selection may be lost to that.
  await expect(async () => {
    await selectWords(frame, SENTENCE);
    await clickMenu(app, 'mark.note');
    await expect(note).toBeVisible({ timeout: 1500 });
  }).toPass();
  await note.fill('向会计师核实');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('向会计师核实')).toBeVisible();

  await page.getByRole('searchbox').fill('四个账户');
  await expect(list.getByRole('option')).toHaveCount(1);

  const saved = testInfo.outputPath('harbour.pdf');
  await stubDialogs(app, { saved });
  await clickMenu(app, 'export.pdf');
  await expect(page.getByText(/1 of 1 annotation verified|is ready/).first()).toBeVisible({
    timeout: 60_000,
  });
  const marked = await readHighlightedText(new Uint8Array(await readFile(saved)));
  expect([...marked.values()].map((words) => words.replace(/\s/g, ''))).toEqual([SENTENCE]);
});

test('a cancelled save leaves nothing and says nothing', async ({ program: { app, page } }) => {
  await stubDialogs(app, {});
  const result = await page.evaluate(() =>
    window.offprint.call('shell.saveExport', { token: 'nothing-here' }),
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
