import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';

const INSTALLED = '/usr/bin/chromium';

/** How tests start Chromium: OFFPRINT_BROWSER, else the system's, else Playwright's own. */
export const chromiumOptions = (
  more: readonly string[] = [],
): { executablePath?: string; args: string[] } => {
  const executablePath = process.env.OFFPRINT_BROWSER ?? (existsSync(INSTALLED) ? INSTALLED : undefined);
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      ...more,
    ],
  };
};

export const launchChromium = (): Promise<Browser> => chromium.launch(chromiumOptions());
