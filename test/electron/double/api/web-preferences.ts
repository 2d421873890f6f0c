import { existsSync } from 'node:fs';
import path from 'node:path';
import type { WebPreferences } from 'electron';
import { demandCoveredKeys } from '../uncovered.ts';

const covered = [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'webviewTag',
  'navigateOnDragDrop',
  'javascript',
  'spellcheck',
  'session',
  'partition',
  'devTools',
  'safeDialogs',
  'backgroundThrottling',
] as const;

/** What each preference must not be; the double runs nothing less safe than Electron's defaults. */
const unsafe: Partial<Record<keyof WebPreferences, (value: unknown) => boolean>> = {
  sandbox: (value) => value === false,
  contextIsolation: (value) => value === false,
  webSecurity: (value) => value === false,
  nodeIntegration: Boolean,
  nodeIntegrationInWorker: Boolean,
  nodeIntegrationInSubFrames: Boolean,
  allowRunningInsecureContent: Boolean,
  experimentalFeatures: Boolean,
  enableBlinkFeatures: Boolean,
  webviewTag: Boolean,
  navigateOnDragDrop: Boolean,
};

const defaults: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  javascript: true,
  spellcheck: true,
};

/** Electron's defaults under the given preferences; refuses unsafe ones and a preload that is not there. */
export const checkedPreferences = (given: WebPreferences): WebPreferences => {
  demandCoveredKeys('webPreferences', given, covered);
  const wrong = covered.filter((name) => unsafe[name]?.(given[name] ?? defaults[name]));
  if (wrong.length > 0)
    throw new Error(`the Electron double refuses unsafe webPreferences: ${wrong.join(', ')}`);
  if (given.preload !== undefined && !(path.isAbsolute(given.preload) && existsSync(given.preload)))
    throw new Error(`Unable to load preload script: ${given.preload}`);
  return { ...defaults, ...given };
};
