import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { launchDouble, temporaryFolder, type RunningApp } from '../support/launch-double.ts';

export const tinyAppPath = fileURLToPath(new URL('../../fixtures/electron/tiny-app', import.meta.url));

/** What the tiny application's preload script exposes. */
export interface Tiny {
  echo(value: unknown): Promise<unknown>;
  pass(value: unknown): unknown;
  call(callback: (value: unknown) => unknown, value: unknown): unknown;
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  throwNow(): void;
  pathOf(file: File): string;
  on(listener: (payload: unknown) => void): () => void;
  require(id: string): string;
  electron(name: string): string;
}

declare global {
  interface Window {
    tiny: Tiny;
  }
}

/** One tiny application for all tests of a file: starting one takes a second. */
export const test = base.extend<object, { running: RunningApp }>({
  running: [
    // Playwright reads the names of a fixture's needs from this pattern; it has none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const data = await temporaryFolder();
      const running = await launchDouble([tinyAppPath], { TINY_DATA: data.path });
      await running.page.getByRole('heading', { name: 'tiny' }).waitFor();
      await use(running);
      await running.app.close();
      await data.dispose();
    },
    { scope: 'worker' },
  ],
});
export { expect } from '@playwright/test';
