import { defineConfig } from '@playwright/test';
import { electronBinary } from './support/electron-binary.ts';
import type { Target } from './support/offprint.ts';

// Said once, by the process that runs the tests, not by its workers.
if (electronBinary() === null && process.env.TEST_WORKER_INDEX === undefined)
  console.log(
    'SKIPPED the project “electron”: the Electron binary is not here, so nothing was run on the real program.',
  );

export default defineConfig<object, { target: Target }>({
  testDir: '.',
  outputDir: '../../.cache/electron',
  // Each test runs a whole application; the machines that run them are small.
  workers: 1,
  // A starved machine, not a fault, makes a browser miss its moment; a third miss is a failure.
  retries: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  projects: [
    {
      name: 'double',
      testMatch: ['double-specs/**/*.spec.ts', 'specs/**/*.spec.ts', 'double-only/**/*.spec.ts'],
    },
    {
      name: 'packaged',
      testMatch: ['specs/**/*.spec.ts', 'packaged-only/**/*.spec.ts'],
      use: { target: 'packaged' },
    },
    { name: 'electron', testMatch: 'specs/**/*.spec.ts', use: { target: 'electron' } },
  ],
});
