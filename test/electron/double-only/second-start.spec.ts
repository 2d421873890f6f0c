import { expect, test } from '../support/offprint.ts';
import { appFolder, fixtureArticle } from '../support/project-root.ts';
import { spawnDouble } from '../support/spawn-double.ts';

test('a second start gives its files to the first, brings it to the front and ends', async ({ offprint }) => {
  const { app, page, profile } = await offprint.launch();
  const list = page.getByRole('listbox', { name: 'Articles' }).getByRole('option');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawnDouble([appFolder, `--profile=${profile}`, fixtureArticle('water-en.md')], {});
  expect(await second.exited).toBe(0);
  await expect(list).toHaveCount(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(
    false,
  );
});
