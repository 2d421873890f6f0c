import { covering, coveringEmitter } from '../uncovered.ts';

class NativeTheme extends coveringEmitter('nativeTheme', { emitted: [], never: ['updated'] }) {
  shouldUseDarkColors = false;
  themeSource = 'system';
}

/** The desktop around the application: one display, a light theme. */
export const nativeTheme = new NativeTheme();

const display = covering('Display', {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1050 },
});
class Screen extends coveringEmitter('screen', { emitted: [] }) {
  getPrimaryDisplay = () => display;
  getAllDisplays = () => [display];
  getDisplayMatching = () => display;
}
export const screen = new Screen();

export const safeStorage = covering('safeStorage', { isEncryptionAvailable: () => false });
