import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const doublePath = fileURLToPath(new URL('../double/electron-double.mjs', import.meta.url));

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the main process wrote to standard error so far. */
  readonly errors: () => string;
}

/** A folder for one test's data, removed when `dispose` is awaited. */
export const temporaryFolder = async (): Promise<{ path: string; dispose: () => Promise<void> }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-electron-'));
  return { path: folder, dispose: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }) };
};

export const environmentWith = (extra: Readonly<Record<string, string>>): Record<string, string> => {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(inherited), ...extra };
};

/** Starts `appPath` over the double and waits for its first window. */
export const launchDouble = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<RunningApp> => {
  const app = await _electron.launch({
    executablePath: doublePath,
    args: [...args],
    env: environmentWith(environment),
  });
  let errors = '';
  app.process().stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return { app, page: await app.firstWindow(), errors: () => errors };
};
