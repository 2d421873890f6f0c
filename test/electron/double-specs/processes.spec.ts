import { expect, test, tinyAppPath } from './tiny-app.ts';
import { spawnDouble } from '../support/spawn-double.ts';
import { temporaryFolder } from '../support/launch-double.ts';

test('a utility process gets messages as structured clones and answers', async ({ running: { page } }) => {
  expect(await page.evaluate(async () => [...((await window.tiny.invoke('utility')) as Uint8Array)])).toEqual(
    [2, 4, 6],
  );
});

test('a dialog waits, and says so, until the test answers', async ({ running: { app, page, errors } }) => {
  const answer = page.evaluate(() => window.tiny.invoke('ask'));
  await expect.poll(errors).toMatch(/dialog\.showOpenDialog waits for an answer/);
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/chosen'] });
  });
  expect(await answer).toEqual(['/chosen']);
});

test('a page prints to PDF', async ({ running: { app, page } }) => {
  const head = await app.evaluate(async ({ BrowserWindow }) => {
    const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' });
    return bytes?.subarray(0, 5).toString();
  });
  await expect(page.getByRole('heading')).toBeVisible();
  expect(head).toBe('%PDF-');
});

test('a second start hands its arguments to the first and ends', async () => {
  const data = await temporaryFolder();
  const first = spawnDouble([tinyAppPath], { TINY_DATA: data.path });
  await first.saw(/DevTools listening/);
  const second = spawnDouble([tinyAppPath, 'file.html'], { TINY_DATA: data.path });
  expect(await second.exited).toBe(0);
  first.kill();
  await first.exited;
  await data.dispose();
});

for (const [what, code] of [
  ['module member', 'electron.app.setUserTasks([])'],
  ['event', "electron.app.on('update-available', () => {})"],
  ['module', 'electron.default.autoUpdater'],
  ['switch', "electron.app.commandLine.appendSwitch('enable-blink-features', 'X')"],
  ['menu role', "new electron.MenuItem({ role: 'shareMenu' })"],
  [
    'privilege',
    "electron.protocol.registerSchemesAsPrivileged([{ scheme: 'x', privileges: { standard: true, secure: true, bypassCSP: true } }])",
  ],
] as const)
  test(`an uncovered ${what} says so`, async () => {
    const data = await temporaryFolder();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(
      `${data.path}/package.json`,
      '{"name":"gap","version":"1.0.0","type":"module","main":"main.js"}',
    );
    await writeFile(`${data.path}/main.js`, `import * as electron from 'electron';\n${code};\n`);
    const started = spawnDouble([data.path], {});
    expect(await started.exited).not.toBe(0);
    expect(started.errors()).toMatch(/the Electron double does not cover/);
    await data.dispose();
  });
