import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/electron',
  // Each test runs a whole application; the machines that run them are small.
  workers: 1,
  timeout: 60_000,
  reporter: [['list']],
  projects: [{ name: 'double', testMatch: ['double-specs/**/*.spec.ts', 'specs/**/*.spec.ts'] }],
});
