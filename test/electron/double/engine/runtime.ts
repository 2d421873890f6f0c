import type { Chromium } from './start-chromium.ts';

let running: Chromium | null = null;

/** The one browser of this process, from shortly before `ready` on. */
export const setChromium = (chromium: Chromium): void => {
  running = chromium;
};

export const chromium = (): Chromium => {
  if (!running) throw new Error('Chromium is not running yet');
  return running;
};

export const stopChromium = (): void => {
  running?.stop();
};
