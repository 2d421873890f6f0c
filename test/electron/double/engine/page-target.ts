import type { WebPreferences } from 'electron';
import type { Session } from '../api/session.ts';
import { giveUp, lifecycle } from '../lifecycle.ts';
import { isolatedWorldScript, mainWorldScript, windowOpenScript } from '../page/page-scripts.ts';
import { notCovered } from '../uncovered.ts';
import type { DevToolsSession } from './devtools-connection.ts';
import { chromium } from './runtime.ts';

export const ISOLATED_WORLD = 'Electron Isolated Context';

/** One Chromium page behind one WebContents, attached and waiting for its first navigation. */
export interface PageTarget {
  readonly devtools: DevToolsSession;
  readonly targetId: string;
  readonly mainFrameId: string;
}

export interface PageTargetOptions {
  readonly session: Session;
  readonly size: { readonly width: number; readonly height: number };
  readonly background: boolean;
  readonly preferences: WebPreferences;
  /** The built preload script's text. */
  readonly preload: string | null;
  /** Called before anything in the page can happen, to listen. */
  readonly listen: (devtools: DevToolsSession, binding: string) => void;
}

export const openPageTarget = async (options: PageTargetOptions): Promise<PageTarget> => {
  await lifecycle.whenReady;
  const { browserContextId } = await options.session.open();
  const { devtools: browser } = chromium();
  const { targetId } = await browser.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    newWindow: true,
    background: options.background,
    ...options.size,
  });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const devtools = browser.session(sessionId);
  const binding = `b${crypto.randomUUID().replaceAll('-', '')}`;
  options.listen(devtools, binding);
  devtools.on('Target.attachedToTarget', ({ targetInfo, sessionId: child }) => {
    // Requests and navigation of a frame in another process would pass the request gate unseen.
    if (targetInfo.type === 'iframe') giveUp(notCovered(`a frame of another site (${targetInfo.url})`));
    void browser
      .session(child)
      .send('Runtime.runIfWaitingForDebugger')
      .catch(() => undefined);
  });
  await Promise.all([
    devtools.send('Page.enable'),
    devtools.send('Runtime.enable'),
    devtools.send('Debugger.enable'),
    devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
  ]);
  const { frameTree } = await devtools.send('Page.getFrameTree');
  if (options.preload !== null) await installPreload(devtools, options.preload, binding);
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: windowOpenScript });
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  if (options.preferences.javascript === false)
    await devtools.send('Emulation.setScriptExecutionDisabled', { value: true });
  return { devtools, targetId, mainFrameId: frameTree.frame.id };
};

const installPreload = async (devtools: DevToolsSession, preload: string, binding: string): Promise<void> => {
  const secret = `x${crypto.randomUUID()}`;
  const versions = {
    electron: process.versions.electron,
    chrome: chromium().version,
    node: process.versions.node,
  };
  await devtools.send('Runtime.addBinding', { name: binding, executionContextName: ISOLATED_WORLD });
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secret) });
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: ISOLATED_WORLD,
    source: isolatedWorldScript({
      secret,
      binding,
      preload,
      process: { platform: process.platform, arch: process.arch, versions },
    }),
  });
};
