import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';

const INSTALLED = '/usr/bin/chromium';

/** The Chromium of the tests: OFFPRINT_BROWSER, else the system's, else Playwright's own. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = process.env.OFFPRINT_BROWSER ?? (existsSync(INSTALLED) ? INSTALLED : undefined);
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });
};
