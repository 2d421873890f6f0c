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

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Drags files of this machine over the window, as a file manager does. */
export const dragFiles = async (
  page: Page,
  files: readonly string[],
): Promise<{ over(place: Place): Promise<void>; drop(place: Place): Promise<void> }> => {
  const protocol = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const dispatch = async (type: 'dragEnter' | 'dragOver' | 'drop', place: Place): Promise<void> => {
    await protocol.send('Input.dispatchDragEvent', { type, ...place, data });
  };
  let entered = false;
  return {
    async over(place) {
      if (!entered) await dispatch('dragEnter', place);
      entered = true;
      await dispatch('dragOver', place);
    },
    async drop(place) {
      await dispatch('drop', place);
      await protocol.detach();
    },
  };
};

/** Drops files of this machine on the window. */
export const dropFiles = async (page: Page, files: readonly string[]): Promise<void> => {
  const drag = await dragFiles(page, files);
  const anywhere = { x: 700, y: 100 };
  await drag.over(anywhere);
  await drag.drop(anywhere);
};
