import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { chromium } from '../engine/runtime.ts';
import { demandReady, lifecycle } from '../lifecycle.ts';
import { coveringEmitter, demandCoveredKeys } from '../uncovered.ts';
import { isPrevented } from '../preventable.ts';
import { app } from './app.ts';
import { checkedPreferences } from './web-preferences.ts';
import { allWebContents, WebContents, webContentsById } from './web-contents.ts';
import { covering } from '../uncovered.ts';

const covered = [
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'title',
  'show',
  'backgroundColor',
  'icon',
  'autoHideMenuBar',
  'webPreferences',
];

const open: BrowserWindow[] = [];

/** A window as a model over one Chromium page: bounds and states are kept, not drawn. */
export class BrowserWindow extends coveringEmitter('BrowserWindow', {
  emitted: [
    'ready-to-show',
    'show',
    'hide',
    'focus',
    'blur',
    'close',
    'closed',
    'resize',
    'move',
    'maximize',
    'unmaximize',
  ],
  never: ['enter-full-screen', 'leave-full-screen', 'unresponsive', 'responsive', 'page-title-updated'],
}) {
  readonly id: number;
  readonly webContents: WebContents;
  #bounds: Rectangle;
  #isVisible: boolean;
  #isMaximized = false;
  #isMinimized = false;
  #isDestroyed = false;
  #title: string;
  #progress = -1;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    demandReady('Cannot create BrowserWindow');
    demandCoveredKeys('BrowserWindow option', options, covered);
    const { width = 800, height = 600, x = 0, y = 0 } = options;
    this.#bounds = { x, y, width, height };
    this.#isVisible = options.show !== false;
    this.#title = options.title ?? app.getName();
    this.webContents = new WebContents({
      preferences: checkedPreferences(options.webPreferences ?? {}),
      size: { width, height },
      show: this.#isVisible,
      close: () => this.close(),
    });
    this.id = this.webContents.id;
    this.webContents.once('dom-ready', () => this.emit('ready-to-show', {}));
    open.push(this);
    chromium().devtools.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === this.webContents.targetId) this.#finish();
    });
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return open.findLast((window) => window.isVisible()) ?? null;
  }

  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return open.find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return open.find((window) => window.id === id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.#isVisible = true;
    this.emit('show');
    this.emit('focus');
  }

  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
  }

  focus(): void {
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow() === this;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  minimize(): void {
    this.#isMinimized = true;
  }

  restore(): void {
    this.#isMinimized = false;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  maximize(): void {
    this.#isMaximized = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.#isMaximized = false;
    this.emit('unmaximize');
  }

  isFullScreen(): boolean {
    return false;
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize');
    this.emit('move');
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setProgressBar(progress: number): void {
    this.#progress = progress;
  }

  close(): void {
    if (!isPrevented((event) => this.emit('close', event))) this.destroy();
  }

  destroy(): void {
    const { targetId } = this.webContents;
    // Already gone where the page closed first.
    if (targetId)
      void chromium()
        .devtools.send('Target.closeTarget', { targetId })
        .catch(() => undefined);
    this.#finish();
  }

  /** The double's own, for tests: Electron only draws it. */
  get doubleProgress(): number {
    return this.#progress;
  }

  #finish(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    open.splice(open.indexOf(this), 1);
    this.webContents.markGone();
    this.emit('closed');
    if (open.length > 0 || lifecycle.quitting) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }
}

app.closeWindows = () => {
  for (const window of BrowserWindow.getAllWindows()) window.close();
  return open.length === 0;
};

/** The module's `webContents`: looks contents up. */
export const webContents = covering('webContents', {
  getAllWebContents: allWebContents,
  fromId: webContentsById,
  fromDevToolsTargetId: (targetId: string) =>
    allWebContents().find((contents) => contents.targetId === targetId),
});
