import path from 'node:path';
import { BrowserWindow, screen, type Rectangle } from 'electron';
import type { DesktopStateFile } from '../shell/desktop-state.ts';
import { SAFE_PREFERENCES } from './hardening.ts';

const SIZE = { width: 1280, height: 860 };
/** Every dialog and both panes still fit. */
const SMALLEST = { minWidth: 360, minHeight: 480 };
const PRELOAD = path.join(import.meta.dirname, '..', 'preload', 'preload.cjs');

/** The one window, where it stood last time if that is still on a screen. */
export const createWindow = (state: DesktopStateFile): BrowserWindow => {
  const last = state.read().window;
  const window = new BrowserWindow({
    ...SIZE,
    ...(last && isOnScreen(last) && { x: last.x, y: last.y, width: last.width, height: last.height }),
    ...SMALLEST,
    title: 'Offprint',
    show: false,
    webPreferences: { ...SAFE_PREFERENCES, preload: PRELOAD },
  });
  if (last?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    state.rememberWindow({ x, y, width, height, isMaximized: window.isMaximized() });
  });
  return window;
};

const isOnScreen = (place: Rectangle): boolean => {
  const { x, y, width, height } = screen.getDisplayMatching(place).workArea;
  const centre = { x: place.x + place.width / 2, y: place.y + 20 };
  return centre.x > x && centre.x < x + width && centre.y > y && centre.y < y + height;
};
