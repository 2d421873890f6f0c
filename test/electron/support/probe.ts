import assert from 'node:assert/strict';
import type { ElectronApplication, Page } from '@playwright/test';
import { menuEntries } from './click-menu.ts';
import { asked, stubDialogs } from './stub-dialogs.ts';
import './window-offprint.ts';

/**
 * The essentials of a running Offprint in a second: what a planted fault must not get past. Throws at the first one
 * that does not hold.
 */
export const probe = async (app: ElectronApplication, page: Page): Promise<void> => {
  await probeBridge(page);
  await probePage(page);
  await probeMain(app);
  await probeWayOut(app, page);
};

const probeBridge = async (page: Page): Promise<void> => {
  assert.ok(await page.evaluate(() => 'offprint' in window), 'the page has no bridge');
  const seen = await page.evaluate(async () => {
    const code = async (result: ReturnType<typeof window.offprint.call>) => {
      const answer = await result;
      return answer.ok ? 'ok' : answer.error.code;
    };
    return {
      keys: Object.keys(window.offprint).sort().join(' '),
      globals: ['require', 'process', 'Buffer'].filter((name) => name in window).join(' '),
      info: await code(window.offprint.call('library.info', {})),
      paths: await code(window.offprint.call('imports.startPaths', { paths: ['/etc/passwd'] })),
      // Calls with a long way inside: index process, settings file.
      list: await code(window.offprint.call('articles.list', {})),
    };
  });
  assert.deepEqual(seen, {
    keys: 'call importFiles on platform',
    globals: '',
    info: 'ok',
    paths: 'forbidden',
    list: 'ok',
  });
};

const probePage = async (page: Page): Promise<void> => {
  const seen = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    let evaluated = 'no';
    try {
      evaluated = String((0, eval)('1'));
    } catch {
      // As the policy wants it.
    }
    const part = await fetch('index.html', { headers: { range: 'bytes=1-4' } });
    return {
      evaluated,
      policy: (part.headers.get('content-security-policy') ?? '').includes('unsafe') ? 'unsafe' : 'strict',
      part: `${part.status} ${(await part.text()).length}`,
      notification: await Notification.requestPermission(),
    };
  });
  assert.deepEqual(seen, { evaluated: 'no', policy: 'strict', part: '206 4', notification: 'denied' });
};

const probeMain = async (app: ElectronApplication): Promise<void> => {
  const seen = await app.evaluate(async ({ app: program, ipcMain, session, webContents }) => {
    const [contents] = webContents.getAllWebContents();
    const preferences = (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
    const call = handlers.get('offprint:call') as (
      ...args: unknown[]
    ) => Promise<{ error?: { code: string } }>;
    const frame = { parent: {}, url: 'offprint://app/library/x' };
    const away = { url: 'https://example.invalid/', isMainFrame: true };
    const stopped = new Set<string>();
    for (const name of ['will-navigate', 'will-frame-navigate'] as const)
      contents?.emit(name, { ...away, preventDefault: () => stopped.add(name) }, away.url);
    return {
      spelling: session.defaultSession.isSpellCheckerEnabled() || preferences.spellcheck,
      proxy: await session.defaultSession.resolveProxy('https://example.org/'),
      stopped: [...stopped].join(' '),
      resolver: program.commandLine.getSwitchValue('host-resolver-rules'),
      foreign: (await call({ sender: contents, senderFrame: frame }, 'library.info', {})).error?.code,
    };
  });
  assert.equal(seen.spelling, false, 'the spell-checker is on');
  assert.equal(seen.stopped, 'will-navigate will-frame-navigate', 'navigation is not stopped');
  assert.match(seen.proxy, /127\.0\.0\.1:9/);
  assert.equal(seen.resolver, 'MAP * ~NOTFOUND', `names are resolved: ${seen.resolver}`);
  assert.equal(seen.foreign, 'forbidden', `a frame may call: ${seen.foreign ?? 'it was answered'}`);
  const accelerator = async () =>
    (await menuEntries(app)).find(({ id }) => id === 'import.open')?.accelerator ?? 'no entry';
  for (let turn = 0; turn < 50 && (await accelerator()) === 'no entry'; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(await accelerator(), 'CmdOrCtrl+O', `the key of import.open: ${await accelerator()}`);
};

const probeWayOut = async (app: ElectronApplication, page: Page): Promise<void> => {
  await stubDialogs(app, { buttons: [1] });
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const home = page.url();
  await page.evaluate(() => {
    window.open('https://example.invalid/open');
    location.href = 'https://example.invalid/away';
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(page.url(), home, `the window was led to ${page.url()}`);
  assert.equal(app.windows().length, 1);
  assert.deepEqual(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened), []);
  assert.equal((await asked(app)).length, 1);
};
