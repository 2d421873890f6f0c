/** The import table denies by default: one forbidden import per row is planted, and every one must be found. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '../..');

/** File to plant → what it must not import. Targets are planted too where they are files. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  'preload/contract/planted-node.ts': 'node:fs',
  'preload/contract/planted-core.ts': '../../main/core/planted.ts',
  'preload/contract/planted-zod.ts': 'zod',
  'main/core/planted-node.ts': 'node:path',
  'main/core/planted-contract.ts': '../../preload/contract/planted.ts',
  'main/core/planted-adapter.ts': '../adapters/planted.ts',
  'main/core/planted-sharp.ts': 'sharp',
  'main/adapters/planted-app.ts': '../app/planted.ts',
  'main/adapters/planted-contract.ts': '../../preload/contract/planted.ts',
  'main/adapters/planted-playwright.ts': 'playwright',
  'main/app/planted-adapter.ts': '../adapters/planted.ts',
  'main/app/planted-node.ts': 'node:fs',
  'main/app/planted-cli.ts': '../cli/planted.ts',
  'main/cli/planted-electron.ts': '../electron/planted.ts',
  'main/server/planted-renderer.ts': '../../renderer/planted.ts',
  'main/electron/planted-cli.ts': '../cli/planted.ts',
  'renderer/components/planted-api.ts': '../api/planted.ts',
  'renderer/components/planted-state.ts': '../state/planted.ts',
  'renderer/state/planted-lit.ts': 'lit',
  'renderer/api/planted-views.ts': '../views/planted.ts',
  'renderer/views/planted-main.ts': '../../main/core/planted.ts',
  'main/core/planted-test.ts': '../../test/planted.ts',
};

const TARGETS = [
  'preload/contract/planted.ts',
  'main/core/planted.ts',
  'main/adapters/planted.ts',
  'main/app/planted.ts',
  'main/cli/planted.ts',
  'main/electron/planted.ts',
  'renderer/planted.ts',
  'renderer/api/planted.ts',
  'renderer/state/planted.ts',
  'renderer/views/planted.ts',
  'test/planted.ts',
];

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

const plant = async (folder: string): Promise<void> => {
  const write = async (file: string, content: string) => {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  };
  for (const target of TARGETS) await write(target, 'export const planted = 1;\n');
  for (const [file, imported] of Object.entries(FORBIDDEN)) await write(file, `import '${imported}';\n`);
  await write('main/core/planted-cycle.ts', "import './planted-cycle-back.ts';\n");
  await write('main/core/planted-cycle-back.ts', "import './planted-cycle.ts';\n");
  await write('main/core/planted-allowed.ts', "import './planted.ts';\nimport 'cheerio';\n");
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  await cp(path.join(root, '.dependency-cruiser.cjs'), path.join(folder, '.dependency-cruiser.cjs'));
  await cp(path.join(root, 'package.json'), path.join(folder, 'package.json'));
};

const cruise = async (folder: string): Promise<Report> => {
  const cli = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [
    cli,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'main',
    'preload',
    'renderer',
  ];
  const run = promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 });
  // Violations make it end with an error code; the report is on stdout all the same.
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  return JSON.parse(stdout) as Report;
};

test('every forbidden import that is planted is reported', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-rules-'));
  try {
    await plant(folder);
    const { summary } = await cruise(folder);
    const reported = new Set(summary.violations.map((violation) => violation.from));
    const missed = Object.keys(FORBIDDEN).filter((file) => !reported.has(file));
    assert.deepEqual(missed, []);
    assert.ok(!reported.has('main/core/planted-allowed.ts'), 'an allowed import must not be reported');
    const rules = new Set(summary.violations.map((violation) => violation.rule.name));
    assert.ok(rules.has('no-cycles') && rules.has('no-test-in-source'), [...rules].join(', '));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
