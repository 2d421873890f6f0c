// `npm test`: everything that has to hold, in the order in which a fault is cheapest to find. Runs to the end whatever
// fails, and closes with one line over all runners. `npm test -- node` runs the parts whose name contains “node”.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { demandRecentNode } from './node-version.mjs';
import { provisionBrowser } from './provision-browser.mjs';

demandRecentNode();

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const results = path.join(root, '.cache', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
process.chdir(root);

const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    .status === 0;

const script = (name) => () => {
  const passed = run('npm', ['run', '--silent', name]);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
};

/** The node:test suites below the folders, counted from the TAP summary. */
const nodeTests = (name, patterns) => () => {
  const files = globSync(patterns).sort();
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const tap = path.join(results, `${name}.tap`);
  const clean = run(process.execPath, [
    '--test',
    '--test-concurrency=2',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tap}`,
    ...files,
  ]);
  const text = readFileSync(tap, 'utf8');
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
  for (const line of text.split('\n').filter((each) => / # SKIP /.test(each)))
    console.log(`SKIPPED ${line.trim()}`);
  const failed = count('fail') + count('cancelled');
  if (failed > 0)
    for (const line of text.split('\n').filter((each) => /^\s*not ok /.test(each))) console.log(line.trim());
  return { passed: count('pass'), failed: failed || (clean ? 0 : 1), skipped: count('skipped') };
};

const playwrightSpecs = (name, config) => () => {
  const report = path.join(results, `${name}.json`);
  const clean = run(
    process.execPath,
    [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config',
      config,
      '--reporter=line,json',
    ],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected || (clean ? 0 : 1),
    skipped: stats.skipped,
  };
};

const parts = [
  ['format', script('format:check')],
  ['lint', script('lint')],
  ['boundaries', script('boundaries')],
  ['unused', script('unused')],
  ['types', script('types')],
  ['build', script('build')],
  [
    'node',
    nodeTests('node', [
      'test/contract/**/*.test.ts',
      'test/core/**/*.test.ts',
      'test/adapters/**/*.test.ts',
      'test/app/**/*.test.ts',
      'test/durability/**/*.test.ts',
      'test/server/**/*.test.ts',
      'test/cli/**/*.test.ts',
      'test/shell/**/*.test.ts',
      'test/rules/**/*.test.ts',
    ]),
  ],
  ['renderer', nodeTests('renderer', ['test/renderer/**/*.test.ts'])],
  ['e2e', playwrightSpecs('e2e', 'test/e2e/playwright.config.ts')],
  ['electron', playwrightSpecs('electron', 'test/electron/playwright.config.ts')],
];

process.env.OFFPRINT_BROWSER = await provisionBrowser();
console.log(`Browser: ${process.env.OFFPRINT_BROWSER}`);

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, part] of parts) {
  if (wanted.length > 0 && !wanted.some((each) => name.includes(each))) continue;
  const started = performance.now();
  const counts = part();
  for (const key of Object.keys(total)) total[key] += counts[key];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `\n— ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds} s)`,
  );
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
