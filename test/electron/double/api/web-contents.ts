import { readFileSync } from 'node:fs';
import type { PrintToPDFOptions, WebPreferences } from 'electron';
import type { DevToolsSession } from '../engine/devtools-connection.ts';
import { openPageTarget, type PageTarget } from '../engine/page-target.ts';
import { createPreloadChannel } from '../engine/preload-channel.ts';
import { printToPdf } from '../engine/print-to-pdf.ts';
import { openRequestGate, type NavigationAttempt } from '../engine/request-gate.ts';
import { answerPauses, type WindowOpenRequest } from '../engine/synchronous-answers.ts';
import { giveUp } from '../lifecycle.ts';
import { coveringEmitter, notCovered } from '../uncovered.ts';
import { isPrevented } from '../preventable.ts';
import { ipcMain } from './ipc-main.ts';
import { defaultSession, session, type Session } from './session.ts';
import { createMainFrame, type MainFrame } from './web-frame-main.ts';

type OpenHandler = (details: object) => { action: string };

export interface WebContentsOptions {
  readonly preferences: WebPreferences;
  readonly size: { readonly width: number; readonly height: number };
  readonly show: boolean;
  /** The window closes when its page asks to, and shows when its first page is there. */
  readonly close: () => void;
}

let lastId = 0;
const all = new Map<number, WebContents>();

const sessionFor = (preferences: WebPreferences): Session => {
  if (preferences.session) return preferences.session as unknown as Session;
  return preferences.partition ? session.fromPartition(preferences.partition) : defaultSession();
};

export class WebContents extends coveringEmitter('webContents', {
  emitted: [
    'did-navigate',
    'did-finish-load',
    'did-fail-load',
    'dom-ready',
    'destroyed',
    'render-process-gone',
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'double:blocked',
  ],
  never: ['will-attach-webview', 'unresponsive', 'preload-error', 'select-bluetooth-device', 'context-menu'],
}) {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame: MainFrame;
  readonly #options: WebContentsOptions;
  readonly #target: Promise<PageTarget>;
  readonly #channel = createPreloadChannel(
    {
      handler: (channel) => ipcMain._invokeHandlers.get(channel),
      receive: (...args) => ipcMain.receive(...args),
    },
    () => this.#ipcEvent(),
  );
  #mainFrameId = '';
  #targetId = '';
  #url = '';
  #ownNavigation = '';
  #isGone = false;
  #openHandler: OpenHandler | null = null;

  constructor(options: WebContentsOptions) {
    super();
    lastId += 1;
    this.id = lastId;
    all.set(this.id, this);
    this.#options = options;
    this.session = sessionFor(options.preferences);
    this.mainFrame = createMainFrame({
      url: () => this.#url,
      isGone: () => this.#isGone,
      processId: this.id,
    });
    this.#target = this.#open();
    this.#target.catch(giveUp);
  }

  async loadURL(url: string): Promise<void> {
    const { devtools } = await this.#target;
    this.#ownNavigation = this.session.toLoopback(url);
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const { errorText } = await devtools.send('Page.navigate', { url: this.#ownNavigation });
    this.#ownNavigation = '';
    if (errorText !== undefined) {
      this.emit('did-fail-load', {}, -1, errorText, url, true);
      throw Object.assign(new Error(`${errorText} (-1) loading '${url}'`), { code: errorText, url });
    }
    await loaded;
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#channel.post(channel, args);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  getLastWebPreferences(): WebPreferences {
    return this.#options.preferences;
  }

  close(): void {
    this.#options.close();
  }

  reload(): void {
    void this.#target.then(({ devtools }) => {
      this.#ownNavigation = this.session.toLoopback(this.#url);
      return devtools.send('Page.reload');
    }, giveUp);
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { devtools } = await this.#target;
    return evaluate(devtools, code);
  }

  async executeJavaScriptInIsolatedWorld(
    worldId: number,
    scripts: readonly { code: string }[],
  ): Promise<unknown> {
    const { devtools, mainFrameId: frameId } = await this.#target;
    const worldName = `isolated-${worldId}`;
    const { executionContextId } = await devtools.send('Page.createIsolatedWorld', { frameId, worldName });
    let last: unknown;
    for (const { code } of scripts) last = await evaluate(devtools, code, executionContextId);
    return last;
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    return printToPdf((await this.#target).devtools, options);
  }

  // The rest is the double's own; Electron has no such members.
  get targetId(): string {
    return this.#targetId;
  }

  markGone(): void {
    this.#isGone = true;
    all.delete(this.id);
    this.emit('destroyed');
  }

  async #open(): Promise<PageTarget> {
    const { preload } = this.#options.preferences;
    const target = await openPageTarget({
      session: this.session,
      size: this.#options.size,
      background: !this.#options.show,
      preferences: this.#options.preferences,
      preload: preload === undefined ? null : readFileSync(preload, 'utf8'),
      listen: (devtools, binding) => this.#listen(devtools, binding),
    });
    this.#mainFrameId = target.mainFrameId;
    this.#targetId = target.targetId;
    return target;
  }

  #listen(devtools: DevToolsSession, binding: string): void {
    const isMainFrame = (frameId: string): boolean => frameId === this.#mainFrameId;
    this.#channel.listen(devtools, binding, isMainFrame);
    answerPauses(devtools, (request) => this.#answerOpen(request));
    openRequestGate(devtools, {
      session: this.session,
      webContentsId: this.id,
      isMainFrame,
      isOwnNavigation: (url) => url === this.#ownNavigation,
      prevented: (attempt) => this.#navigationPrevented(attempt),
      onBlocked: (url) => this.emit('double:blocked', url),
    });
    devtools.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.#answerOpen({ url, frameName: windowName, features: windowFeatures.join(',') }),
    );
    devtools.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.#ownNavigation = '';
      this.#url = this.session.fromLoopback(frame.url + (frame.urlFragment ?? ''));
      this.emit('did-navigate', {}, this.#url, 200, 'OK');
    });
    devtools.on('Page.domContentEventFired', () => this.emit('dom-ready', {}));
    devtools.on('Page.loadEventFired', () => this.emit('did-finish-load', {}));
    devtools.on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 }),
    );
  }

  #ipcEvent(): object {
    return {
      type: 'frame',
      sender: this,
      senderFrame: this.mainFrame,
      frameId: this.mainFrame.routingId,
      processId: this.mainFrame.processId,
    };
  }

  #navigationPrevented({ url, isMainFrame, isRedirect }: NavigationAttempt): boolean {
    const frame = isMainFrame ? this.mainFrame : null;
    return isPrevented(({ preventDefault }) => {
      const event = { url, isMainFrame, isSameDocument: false, frame, preventDefault };
      if (isRedirect) this.emit('will-redirect', event, url, false, isMainFrame);
      else this.emit('will-frame-navigate', event);
      if (isMainFrame && !isRedirect) this.emit('will-navigate', event, url);
    });
  }

  #answerOpen({ url, frameName, features }: WindowOpenRequest): void {
    const answer = this.#openHandler?.({
      url: this.session.fromLoopback(url),
      frameName,
      features,
      disposition: features ? 'new-window' : 'foreground-tab',
      referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
    });
    if (answer?.action !== 'deny') giveUp(notCovered('windows opened by a page: the handler must deny'));
  }
}

const evaluate = async (
  devtools: DevToolsSession,
  expression: string,
  contextId?: number,
): Promise<unknown> => {
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    ...(contextId !== undefined && { contextId }),
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'the script failed');
  return result.value as unknown;
};

export const webContentsById = (id: number): WebContents | undefined => all.get(id);
export const allWebContents = (): WebContents[] => [...all.values()];
