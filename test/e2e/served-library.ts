import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
export const fixtureArticle = (name: string): string => path.join(root, 'test/fixtures/articles', name);

export interface ServedLibrary {
  readonly url: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** `offprint serve` as a process of its own over a new library. */
export const serveLibrary = async (): Promise<ServedLibrary> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-e2e-'));
  const library = path.join(folder, 'Library');
  const args = [path.join(root, '.tools/offprint.mjs'), '--library', library, '--json', 'serve', '--no-open'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await firstUrl(child);
  return {
    url,
    folder,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const firstUrl = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const line = text.split('\n')[0] ?? '';
      if (text.includes('\n')) resolve((JSON.parse(line) as { url: string }).url);
    });
    child.once('exit', (code) =>
      reject(new Error(`serve ended with ${String(code)} before it printed its link`)),
    );
  });

/** Drops files of this machine on the window, as a file manager does. */
export const dropFiles = async (page: Page, files: readonly string[]): Promise<void> => {
  const protocol = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await protocol.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data });
  }
  await protocol.detach();
};
