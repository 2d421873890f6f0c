// `npm start`: Offprint in its own window where Electron's binary is or can be had, else in a window of the user's
// browser, saying so. Never `require('electron')`: outside Electron that starts a download.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { demandRecentNode } from './node-version.mjs';

demandRecentNode();

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const electron = path.join(root, 'node_modules', 'electron');
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

const binary = () => {
  const name = path.join(electron, 'path.txt');
  if (!existsSync(name)) return null;
  const file = path.join(electron, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(file) ? file : null;
};

const fetchBinary = () => {
  const installer = path.join(electron, 'install.js');
  if (process.env.CI || process.env.OFFPRINT_NO_DOWNLOAD || !existsSync(installer)) return;
  console.log('Fetching Electron once (about 110 MB)…');
  spawnSync(process.execPath, [installer], { cwd: electron, stdio: 'ignore', timeout: DOWNLOAD_LIMIT_MS });
};

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

const { buildIfStale } = await import('./build-if-stale.mjs');
await buildIfStale();

const args = process.argv.slice(2);
const inBrowser = args.includes('--browser');
if (hasDisplay && !inBrowser && binary() === null) fetchBinary();
const program = hasDisplay && !inBrowser ? binary() : null;
if (program) {
  const child = spawn(program, [root, ...args], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  if (!inBrowser) {
    console.log(
      hasDisplay
        ? 'Electron is not here and could not be fetched: Offprint opens in a window of your browser instead.'
        : 'There is no display here: Offprint serves in browser mode.',
    );
  }
  process.argv.splice(2, Infinity, 'serve', ...args.filter((arg) => arg !== '--browser'));
  await import('../dist/cli/offprint.js');
}
