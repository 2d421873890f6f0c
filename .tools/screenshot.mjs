// `node .tools/screenshot.mjs`: makes the README's picture from the project's own fixture articles.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { provisionBrowser } from './provision-browser.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = await mkdtemp(path.join(tmpdir(), 'offprint-screenshot-'));
const cli = path.join(root, '.tools/offprint.mjs');
const library = ['--library', path.join(folder, 'Library'), '--json'];

const offprint = (...args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...library, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.on('error', reject);
    child.on('exit', () =>
      resolve(
        text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ),
    );
  });

await offprint('import', path.join(root, 'test/fixtures/articles'), '--no-fetch');
const [{ hits }] = await offprint('search', '"换了四个账户"');
const id = hits[0].id;
const [english] = (await offprint('search', 'Okafor'))[0].hits;
await offprint('tag', 'add', 'harbour/auction', 'evidence', '--to', id);
await offprint('tag', 'add', 'water', 'evidence', '--to', english.id);
await offprint(
  'annotate',
  id,
  '--quote',
  '“这笔钱在三天里换了四个账户。”',
  '--note',
  'Check with Zhou Lan: which accounts?',
);
await offprint(
  'annotate',
  id,
  '--quote',
  '三家登记的买家中有两家同属一个地址',
  '--color',
  'green',
  '--note',
  '登记处存有地址。',
);
await offprint('annotate', english.id, '--quote', 'paying for the same water twice', '--color', 'blue');

const server = spawn(process.execPath, [cli, ...library, 'serve', '--no-open'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { url } = await new Promise((resolve) =>
  server.stdout.once('data', (chunk) => resolve(JSON.parse(String(chunk)))),
);
const browser = await chromium.launch({
  executablePath: await provisionBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(url);
await page
  .getByRole('listbox')
  .getByRole('option', { name: /港口拍卖/ })
  .click();
await page.frameLocator('iframe').locator('article').waitFor();
await page.waitForTimeout(1500);
await page.screenshot({ path: path.join(root, 'resources/screenshot.png') });
await browser.close();
server.kill('SIGTERM');
await new Promise((resolve) => server.once('exit', resolve));
await rm(folder, { recursive: true, force: true });
