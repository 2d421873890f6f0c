/** Electron's own security list, point by point, read from the running program and its build (security §1.4). */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from '../support/offprint.ts';
import { appFolder, projectRoot } from '../support/project-root.ts';
import '../support/window-offprint.ts';

interface Inspectable {
  getLastWebPreferences(): Record<string, unknown>;
}

const header = (page: Page, address: string, name: string) =>
  page.evaluate(
    async ([url, wanted]) => (await fetch(url!, { method: 'HEAD' })).headers.get(wanted!) ?? '',
    [address, name],
  );

const builder = async () =>
  parse(await readFile(path.join(projectRoot, 'electron-builder.yml'), 'utf8')) as {
    electronFuses: Record<string, boolean>;
    files: string[];
  };

const bundle = (file: string): Promise<string> => readFile(path.join(appFolder, 'dist', file), 'utf8');

test.describe('Electron’s security list', () => {
  test('1 only the program’s own pages are ever loaded', async ({ program: { app } }) => {
    const urls = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((each) => each.getURL()),
    );
    expect(urls).toHaveLength(1);
    for (const url of urls) expect(url).toMatch(/^offprint:\/\/app\//);
  });

  for (const [point, name, wanted] of [
    [2, 'nodeIntegration', false],
    [3, 'contextIsolation', true],
    [4, 'sandbox', true],
    [6, 'webSecurity', true],
    [8, 'allowRunningInsecureContent', false],
    [9, 'experimentalFeatures', false],
    [11, 'webviewTag', false],
  ] as const)
    test(`${point} ${name} is ${String(wanted)} in the live window`, async ({ program: { app } }) => {
      const found = await app.evaluate(({ webContents }, preference) => {
        const [contents] = webContents.getAllWebContents() as unknown as Inspectable[];
        return contents?.getLastWebPreferences()[preference];
      }, name);
      // What is left out has Electron's safe default.
      expect(found ?? wanted).toBe(wanted);
    });

  test('5 every permission is denied, asked or not', async ({ program: { page } }) => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
      return Promise.all(
        names.map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      );
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  test('7 a policy comes as a header, for the window and for whatever is not there', async ({
    program: { page },
  }) => {
    const own = await header(page, 'index.html', 'content-security-policy');
    expect(own).toContain("default-src 'none'");
    expect(own).toContain("script-src 'self'");
    expect(own).toContain("require-trusted-types-for 'script'");
    expect(own).not.toMatch(/unsafe-(inline|eval)/);
    expect(await header(page, 'library/assets/00/nothing', 'content-security-policy')).toContain(
      "default-src 'none'",
    );
    expect(await header(page, 'index.html', 'x-content-type-options')).toBe('nosniff');
  });

  test('10 no switch turns on unfinished features of Blink', async () => {
    const main = await bundle('main/main.js');
    expect(main).not.toMatch(
      /enableBlinkFeatures|enable-blink-features|disable-web-security|ignore-certificate/,
    );
  });

  test('12 a page cannot attach a webview', async ({ program: { app, page } }) => {
    const made = await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.invalid/');
      document.body.append(view);
      const kind = view.constructor.name;
      view.remove();
      return kind;
    });
    expect(made).toBe('HTMLElement');
    expect(
      await app.evaluate(({ webContents }) =>
        webContents.getAllWebContents().every((each) => each.listenerCount('will-attach-webview') > 0),
      ),
    ).toBe(true);
  });

  test('13 navigation is denied before it starts, in every frame', async ({ program: { app } }) => {
    const verdicts = await app.evaluate(({ webContents }) => {
      const [contents] = webContents.getAllWebContents();
      const prevented = (name: string, details: object): boolean => {
        let stopped = false;
        const event = { ...details, preventDefault: () => (stopped = true) };
        contents?.emit(name, event, (details as { url: string }).url);
        return stopped;
      };
      const away = 'https://example.invalid/';
      return {
        window: prevented('will-navigate', { url: away, isMainFrame: true }),
        frame: prevented('will-frame-navigate', { url: away, isMainFrame: false }),
        file: prevented('will-frame-navigate', { url: 'file:///etc/passwd', isMainFrame: false }),
        redirect: prevented('will-redirect', { url: away, isMainFrame: false }),
        lookalike: prevented('will-frame-navigate', { url: 'offprint://app.evil/', isMainFrame: false }),
        own: prevented('will-frame-navigate', { url: 'offprint://app/library/x', isMainFrame: false }),
      };
    });
    expect(verdicts).toEqual({
      window: true,
      frame: true,
      file: true,
      redirect: true,
      lookalike: true,
      own: false,
    });
  });

  test('14 no page opens a window', async ({ program: { app, page } }) => {
    await page.evaluate(() => window.open('about:blank'));
    expect(app.windows()).toHaveLength(1);
  });

  test('15 openExternal is called in one place, behind a question', async () => {
    const main = await bundle('main/main.js');
    expect(main.match(/\.openExternal\(/g)).toHaveLength(1);
    expect(main).not.toContain('.openPath(');
  });

  test('16 the newest Electron is pinned exactly', async () => {
    const manifest = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(manifest.devDependencies.electron ?? '', 10)).toBeGreaterThanOrEqual(45);
  });

  test('17 two channels exist, and both refuse every sender but the window’s own page', async ({
    program: { app, page },
  }) => {
    expect(await page.evaluate(() => window.offprint.call('library.info', {}).then(({ ok }) => ok))).toBe(
      true,
    );
    const codes = await app.evaluate(async ({ ipcMain, webContents }) => {
      const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, never> };
      const [sender] = webContents.getAllWebContents();
      const url = 'offprint://app/index.html';
      const events = {
        'another page': { sender: {}, senderFrame: { parent: null, url } },
        'a frame': { sender, senderFrame: { parent: {}, url } },
        'another address': { sender, senderFrame: { parent: null, url: 'https://example.invalid/' } },
        'a lookalike': { sender, senderFrame: { parent: null, url: 'offprint://app.evil/' } },
        'a frame that is gone': { sender, senderFrame: null },
      };
      const found: string[] = [];
      for (const [channel, handler] of handlers)
        for (const [who, event] of Object.entries(events)) {
          const call = handler as (
            event: object,
            ...args: unknown[]
          ) => Promise<{ error?: { code: string } }>;
          const result = await call(event, 'library.info', {});
          found.push(`${channel} ${who} ${result.error?.code ?? 'answered'}`);
        }
      return { channels: [...handlers.keys()], found };
    });
    expect(codes.channels.sort()).toEqual(['offprint:call', 'offprint:import-paths']);
    expect(codes.found).toHaveLength(10);
    for (const found of codes.found) expect(found).toMatch(/forbidden$/);
  });

  test('18 files come through the program’s own scheme, never file:', async ({ program: { app } }) => {
    expect(await app.evaluate(({ protocol }) => protocol.isProtocolHandled('offprint'))).toBe(true);
    const main = await bundle('main/main.js');
    expect(main).not.toMatch(/loadFile\(/);
    const privileges = /registerSchemesAsPrivileged\(\[([^\]]*)\]/.exec(main)?.[1] ?? '';
    expect(privileges).toContain('standard: true');
    expect(privileges).not.toMatch(/bypassCSP|corsEnabled|allowServiceWorkers/);
  });

  test('19 fuses close what the program does not use', async () => {
    expect((await builder()).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('20 the preload exposes named functions only and requires nothing but electron', async () => {
    const preload = await bundle('preload/preload.cjs');
    expect(preload.match(/require\("[^"]+"\)/g)).toEqual(['require("electron")']);
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).not.toMatch(/sendSync|ipcRenderer\.send\b|executeJavaScript/);
    expect([...preload.matchAll(/"(offprint:[^"]+)"/g)].map(([, channel]) => channel)).toHaveLength(4);
  });
});

test('the session’s walls: a dead proxy, and every address but the program’s own is cancelled', async ({
  program: { app },
}) => {
  const seen = await app.evaluate(async ({ app: program, session }) => ({
    proxy: await session.defaultSession.resolveProxy('https://example.org/'),
    spelling: session.defaultSession.isSpellCheckerEnabled(),
    resolver: program.commandLine.getSwitchValue('host-resolver-rules'),
    server: program.commandLine.getSwitchValue('proxy-server'),
  }));
  expect(seen.proxy).toMatch(/127\.0\.0\.1:9/);
  expect(seen).toMatchObject({
    spelling: false,
    resolver: 'MAP * ~NOTFOUND',
    server: 'http://127.0.0.1:9',
  });
});
