// A browser for the tests, from the first place that has one; every step is bounded in time and says what it does.
// The product itself never downloads a browser.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const MINIMUM = 140;
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const version = (file) => {
  const run = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return Number(/(\d+)\./.exec(run.stdout ?? '')?.[1] ?? 0);
};

const onPath = (name) => {
  const found = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
  return found ?? null;
};

const installed = () => {
  const candidates = [...NAMES.map(onPath), ...APPS].filter((file) => file !== null && existsSync(file));
  // Windows' browsers do not print a version; they update themselves.
  return candidates.find((file) => process.platform === 'win32' || version(file) >= MINIMUM) ?? null;
};

const isRootOnDebian = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get') !== null;

const apt = (packages) => {
  console.log(`Installing ${packages.join(', ')} with apt-get…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 15 * 60_000 };
  spawnSync('apt-get', ['update', '-qq'], options);
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options).status ===
    0
  );
};

const fromPlaywright = () => {
  const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
  const run = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 10 * 60_000,
  });
  if (run.status !== 0) return null;
  const script =
    "import('playwright').then(({ chromium }) => process.stdout.write(chromium.executablePath()))";
  const file = execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  return existsSync(file) ? file : null;
};

const fromNpm = async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const home = path.join(root, '.cache', 'browser');
  mkdirSync(home, { recursive: true });
  const run = spawnSync('npm', ['install', '--prefix', home, '--no-save', '@sparticuz/chromium@153.0.0'], {
    stdio: 'ignore',
    timeout: 5 * 60_000,
  });
  if (run.status !== 0) return null;
  const entry = path.join(home, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js');
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return chromium.executablePath();
};

/** Tools that read PDFs independently of ours; their tests say so loudly where they are missing. */
const PDF_TOOLS = { qpdf: 'qpdf', pdftotext: 'poppler-utils' };

/** Path of a browser to test with. Throws with what to do when none can be had. */
export const provisionBrowser = async () => {
  if (process.env.OFFPRINT_BROWSER) return process.env.OFFPRINT_BROWSER;
  if (isRootOnDebian()) {
    const missing = Object.entries(PDF_TOOLS)
      .filter(([tool]) => onPath(tool) === null)
      .map(([, name]) => name);
    if (!existsSync('/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc'))
      missing.push('fonts-noto-cjk');
    if (installed() === null) missing.push('chromium');
    if (missing.length > 0) apt(missing);
  }
  const found = installed() ?? fromPlaywright() ?? (await fromNpm());
  if (found) return found;
  throw new Error(
    `No Chrome, Chromium or Edge ${MINIMUM} or newer was found and none could be installed.\n` +
      'Install one, or name it: OFFPRINT_BROWSER=/path/to/chrome npm test',
  );
};
