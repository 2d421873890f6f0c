import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { electronBinary } from './electron-binary.ts';
import { doublePath, environmentWith, temporaryFolder } from './launch-double.ts';
import { packageProduct } from './package-product.ts';
import { appFolder } from './project-root.ts';

/** `double`: the build over the double. `packaged`: what an installer installs, over the double. `electron`: the real one. */
export type Target = 'double' | 'packaged' | 'electron';

export interface RunningOffprint {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  readonly library: string;
  /** What the main process wrote to standard error so far; only over the double. */
  readonly errors: () => string;
}

export interface LaunchOptions {
  /** A folder from an earlier launch; a new one unless given. */
  readonly profile?: string;
  readonly library?: string;
  /** Leaves `--library` away, so that the program opens what it remembers. */
  readonly remembered?: boolean;
  readonly files?: readonly string[];
  /** Runs in the main process before the first window is waited for: stubs for dialogs. */
  readonly prepare?: (app: ElectronApplication) => Promise<void>;
  /** The application's folder, for builds with a planted fault. */
  readonly appFolder?: string;
}

export interface Launcher {
  launch(options?: LaunchOptions): Promise<RunningOffprint>;
  /** As `launch`, where no window may ever come. */
  start(options?: LaunchOptions): Promise<Omit<RunningOffprint, 'page'>>;
  close(): Promise<void>;
}

/** Starts Offprint for one target; `close` ends what runs and removes what it left. */
export const createLauncher = (target: Target): Launcher => {
  const closers: (() => Promise<unknown>)[] = [];
  const start = async (options: LaunchOptions = {}) => {
    const temporary = await temporaryFolder();
    closers.push(temporary.dispose);
    const profile = options.profile ?? path.join(temporary.path, 'profile');
    const library = options.library ?? path.join(temporary.path, 'library');
    const log = path.join(temporary.path, 'stderr.txt');
    const own = [`--profile=${profile}`, ...(options.remembered ? [] : [`--library=${library}`])];
    const { executablePath, args } = await programOf(target, options.appFolder ?? appFolder);
    const app = await _electron.launch({
      executablePath,
      args: [...args, ...own, ...(options.files ?? [])],
      env: environmentWith({ HOME: temporary.path, OFFPRINT_DOUBLE_LOG: log }),
      timeout: 30_000,
    });
    closers.push(() => app.close().catch(() => undefined));
    const errors = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '');
    await options.prepare?.(app);
    return { app, profile, library, errors };
  };
  return {
    start,
    async launch(options) {
      const running = await start(options);
      const page = await running.app.firstWindow();
      await page.locator('op-app').waitFor({ state: 'attached' });
      return { ...running, page };
    },
    async close() {
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
};

export const programOf = async (
  target: Target,
  folder: string,
): Promise<{ executablePath: string; args: readonly string[] }> => {
  if (target === 'packaged') return { executablePath: (await packageProduct()).program, args: [] };
  if (target === 'double') return { executablePath: doublePath, args: [folder] };
  const binary = electronBinary();
  if (binary === null) throw new Error('the Electron binary is not here');
  return { executablePath: binary, args: [folder] };
};

export interface OffprintFixtures {
  readonly offprint: Launcher;
  readonly needsBinary: undefined;
}

export const test = base.extend<OffprintFixtures, { target: Target; program: RunningOffprint }>({
  target: ['double', { option: true, scope: 'worker' }],
  needsBinary: [
    async ({ target }, use, testInfo) => {
      testInfo.skip(target === 'electron' && electronBinary() === null, 'the Electron binary is not here');
      await use(undefined);
    },
    { auto: true },
  ],
  offprint: async ({ target }, use) => {
    const launcher = createLauncher(target);
    await use(launcher);
    await launcher.close();
  },
  program: [
    async ({ target }, use) => {
      const launcher = createLauncher(target);
      await use(await launcher.launch());
      await launcher.close();
    },
    { scope: 'worker' },
  ],
});
export { expect } from '@playwright/test';

/** Drops files and folders on the window as the system does: by path. */
export const dropPaths = async (page: Page, paths: readonly string[]): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await devtools.detach();
};
