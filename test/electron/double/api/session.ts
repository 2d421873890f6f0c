import { chromium } from '../engine/runtime.ts';
import { registerSchemes, isRegistered, toLoopback, fromLoopback } from '../engine/custom-schemes.ts';
import { serveSchemes, type SchemeHandler, type SchemeServer } from '../engine/scheme-server.ts';
import { demandReady } from '../lifecycle.ts';
import { covering, coveringEmitter, notCovered } from '../uncovered.ts';

export interface RequestDetails {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly webContentsId: number;
}
export type BeforeRequest = (
  details: RequestDetails,
  callback: (answer: { cancel?: boolean; redirectURL?: string }) => void,
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type Handler = ((...args: never[]) => unknown) | null;

export interface ProxyConfig {
  readonly mode?: string;
  readonly proxyRules?: string;
  readonly proxyBypassRules?: string;
}

const createProtocol = (handlers: Map<string, SchemeHandler>) =>
  covering('protocol', {
    registerSchemesAsPrivileged: registerSchemes,
    handle(scheme: string, handler: SchemeHandler): void {
      demandReady('protocol.handle');
      if (!isRegistered(scheme))
        throw notCovered(`the scheme ${scheme}, which is not registered as privileged`);
      if (handlers.has(scheme)) throw new Error('The scheme has been intercepted');
      handlers.set(scheme, handler);
    },
    unhandle: (scheme: string): void => void handlers.delete(scheme),
    isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
  });

/** Asked once per permission when the session opens; Chromium then gives the same answer by itself. */
const permissions = [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'midi',
  'clipboard-read',
  'clipboard-write',
  'storage-access',
  'window-management',
  'local-fonts',
  'idle-detection',
];

interface OpenSession {
  readonly browserContextId: string;
  readonly server: SchemeServer;
}

/** A session is one browser context plus one loopback server for its schemes; both start with its first window. */
export class Session extends coveringEmitter('session', {
  emitted: [],
  never: ['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device'],
}) {
  readonly partition: string;
  beforeRequest: BeforeRequest | null = null;
  permissionCheck: PermissionCheck | null = null;
  permissionRequest: Handler = null;
  devicePermission: Handler = null;
  displayMediaRequest: Handler = null;
  spellCheckerEnabled = true;
  readonly #handlers = new Map<string, SchemeHandler>();
  readonly protocol = createProtocol(this.#handlers);
  readonly webRequest = covering('session.webRequest', {
    onBeforeRequest: (...args: [BeforeRequest | null] | [object, BeforeRequest | null]): void => {
      if (args.length > 1) throw notCovered('a filter of webRequest.onBeforeRequest');
      this.beforeRequest = args[0] as BeforeRequest | null;
    },
  });
  #proxy: ProxyConfig = {};
  #opening: Promise<OpenSession> | null = null;
  #port = 0;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  setPermissionRequestHandler(handler: Handler): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    if (this.#opening)
      throw notCovered('a permission check handler set after the first window of its session');
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: Handler): void {
    this.devicePermission = handler;
  }

  setDisplayMediaRequestHandler(handler: Handler): void {
    this.displayMediaRequest = handler;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellCheckerEnabled = enabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellCheckerEnabled;
  }

  setProxy(config: ProxyConfig): Promise<void> {
    if (this.#opening) throw notCovered('setProxy after the first window of the session');
    this.#proxy = config;
    return Promise.resolve();
  }

  /** As Electron answers it, for one proxy for everything. */
  resolveProxy(url: string): Promise<string> {
    const scheme = url.split(':')[0] ?? '';
    const proxied = this.#proxy.proxyRules !== undefined && !isRegistered(scheme);
    return Promise.resolve(proxied ? `PROXY ${this.#proxy.proxyRules ?? ''}` : 'DIRECT');
  }

  // The rest is the double's own; Electron has no such members.
  open(): Promise<OpenSession> {
    this.#opening ??= this.#start();
    return this.#opening;
  }

  toLoopback(url: string): string {
    return toLoopback(url, this.#port);
  }

  fromLoopback(url: string): string {
    return fromLoopback(url, this.#port);
  }

  async #start(): Promise<OpenSession> {
    const { devtools } = chromium();
    const server = await serveSchemes(this.#handlers);
    this.#port = server.port;
    const { proxyRules, proxyBypassRules } = this.#proxy;
    const { browserContextId } = await devtools.send('Target.createBrowserContext', {
      ...(proxyRules && {
        proxyServer: proxyRules,
        // The last rule that matches decides.
        proxyBypassList: `${proxyBypassRules ?? ''};*.localhost:${server.port}`,
      }),
    });
    for (const name of permissions) {
      if (!this.permissionCheck) break;
      const setting = this.permissionCheck(null, name, 'null', {}) ? 'granted' : 'denied';
      await devtools.send('Browser.setPermission', { permission: { name }, setting, browserContextId });
    }
    return { browserContextId, server };
  }
}

const sessions = new Map<string, Session>();
const sessionOf = (partition: string): Session => {
  demandReady('session can only be received, not');
  const known = sessions.get(partition) ?? new Session(partition);
  sessions.set(partition, known);
  return known;
};

export const defaultSession = (): Session => sessionOf('');

export const session = covering('session', {
  get defaultSession(): Session {
    return defaultSession();
  },
  fromPartition: (partition: string): Session => sessionOf(partition),
});

/** The module-level `protocol` is the default session's. */
export const protocol = covering('protocol', {
  registerSchemesAsPrivileged: registerSchemes,
  handle: (scheme: string, handler: SchemeHandler): void => {
    demandReady('protocol.handle');
    defaultSession().protocol.handle(scheme, handler);
  },
  unhandle: (scheme: string): void => defaultSession().protocol.unhandle(scheme),
  isProtocolHandled: (scheme: string): boolean => defaultSession().protocol.isProtocolHandled(scheme),
});
