import type { Session } from '../api/session.ts';
import { giveUp } from '../lifecycle.ts';
import { notCovered } from '../uncovered.ts';
import type { DevToolsSession } from './devtools-connection.ts';
import type { Protocol } from './protocol.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

export interface NavigationAttempt {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isRedirect: boolean;
}

export interface RequestGateOptions {
  readonly session: Session;
  readonly webContentsId: number;
  readonly isMainFrame: (frameId: string) => boolean;
  /** True for the one navigation the main process itself asked for. */
  readonly isOwnNavigation: (loopbackUrl: string) => boolean;
  /** Emits will-frame-navigate and its kin; true when a listener prevented it. */
  readonly prevented: (attempt: NavigationAttempt) => boolean;
  readonly onBlocked: (url: string) => void;
}

/** Holds every request of a page until its session's handlers have decided. */
export const openRequestGate = (devtools: DevToolsSession, options: RequestGateOptions): void => {
  const refuse = async (paused: Paused, errorReason: 'Aborted' | 'BlockedByClient'): Promise<void> => {
    options.onBlocked(options.session.fromLoopback(paused.request.url));
    await devtools.send('Fetch.failRequest', { requestId: paused.requestId, errorReason });
  };
  const decide = async (paused: Paused): Promise<void> => {
    const url = options.session.fromLoopback(paused.request.url);
    const attempt = {
      url,
      isMainFrame: options.isMainFrame(paused.frameId),
      isRedirect: paused.redirectedRequestId !== undefined,
    };
    const navigates = paused.resourceType === 'Document' && !options.isOwnNavigation(paused.request.url);
    if (navigates && options.prevented(attempt)) return refuse(paused, 'Aborted');
    if (await cancelledBySession(paused, url)) return refuse(paused, 'BlockedByClient');
    await devtools.send('Fetch.continueRequest', { requestId: paused.requestId });
  };
  const cancelledBySession = async (paused: Paused, url: string): Promise<boolean> => {
    const { beforeRequest } = options.session;
    if (!beforeRequest) return false;
    const answer = await new Promise<{ cancel?: boolean; redirectURL?: string }>((resolve) => {
      const { method } = paused.request;
      const { webContentsId } = options;
      beforeRequest({ id: 0, url, method, resourceType: paused.resourceType, webContentsId }, resolve);
    });
    if (answer.redirectURL) throw notCovered('redirectURL of webRequest.onBeforeRequest');
    return answer.cancel === true;
  };
  devtools.on('Fetch.requestPaused', (paused) => {
    decide(paused).catch((error: unknown) => {
      // A page that went away takes its paused requests along; anything else is a fault.
      if (!/closed|Invalid InterceptionId|not found/i.test(String(error))) giveUp(error);
    });
  });
};
