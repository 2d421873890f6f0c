import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findBrowser } from '../../main/adapters/find-browser.ts';

const PROGRAM = createRequire(import.meta.url).resolve('single-file-cli/single-file-node.js');
const AT_ONCE = 2;
const EMBEDDED = /src="?data:image\/png;base64,/g;

/**
 * The peer that keeps a page as one file: pictures found in what it wrote, two pages at a time; null where no
 * browser is installed.
 */
export const singleFileAll = async (pages: readonly string[], folder: string): Promise<number | null> => {
  const browser = findBrowser();
  if (browser === null) return null;
  await mkdir(folder, { recursive: true });
  const waiting = [...pages.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, page] = next;
      await save(browser, page, path.join(folder, `${String(at)}.html`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  let pictures = 0;
  for (const name of await readdir(folder))
    pictures += (await readFile(path.join(folder, name), 'utf8')).match(EMBEDDED)?.length ?? 0;
  return pictures;
};

const save = async (browser: string, page: string, file: string): Promise<void> => {
  const options = [`--browser-executable-path=${browser}`, '--browser-arg=--no-sandbox'];
  const child = spawn(process.execPath, [PROGRAM, page, file, ...options], { stdio: 'ignore' });
  await once(child, 'exit');
};
