import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0;

/** The window in a real browser, against browser mode as a user starts it. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../.cache/e2e',
  fullyParallel: false,
  workers: 1,
  // A starved machine, not a fault, makes a browser miss its moment; a second miss is a failure.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'line',
  use: {
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    launchOptions: {
      ...(process.env.OFFPRINT_BROWSER ? { executablePath: process.env.OFFPRINT_BROWSER } : {}),
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        ...(asRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
});
