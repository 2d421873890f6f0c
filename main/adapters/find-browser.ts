import { existsSync } from 'node:fs';
import path from 'node:path';

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly exists: (file: string) => boolean;
}

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const LINUX_FILES = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_FILES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

const candidates = ({ platform, environment }: Surroundings): string[] => {
  if (platform === 'darwin') {
    const folders = ['/Applications', path.posix.join(environment.HOME ?? '/', 'Applications')];
    return folders.flatMap((folder) => MAC_APPS.map((app) => path.posix.join(folder, app)));
  }
  if (platform === 'win32') {
    const folders = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
    return folders.flatMap((folder) =>
      folder ? WINDOWS_FILES.map((file) => path.win32.join(folder, file)) : [],
    );
  }
  const folders = (environment.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const named = LINUX_NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
  return [...named, ...LINUX_FILES];
};

const here: Surroundings = { platform: process.platform, environment: process.env, exists: existsSync };

/**
 * Path of a browser of the Chromium family on this machine, or null; nothing is ever downloaded.
 * OFFPRINT_BROWSER decides alone when it is set: a path that is not there gives null, not another browser.
 */
export const findBrowser = (surroundings: Surroundings = here): string | null => {
  const chosen = surroundings.environment.OFFPRINT_BROWSER;
  if (chosen) return surroundings.exists(chosen) ? chosen : null;
  return candidates(surroundings).find((file) => surroundings.exists(file)) ?? null;
};
