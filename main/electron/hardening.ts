import { app, dialog, protocol, shell, type Session, type WebContents, type WebPreferences } from 'electron';
import type { DesktopLabels } from '../shell/desktop-labels.ts';
import { isOwnAddress, SCHEME } from './scheme.ts';

/** Nothing listens there: whatever Chromium tried to send by itself ends here. Pictures are fetched by Node. */
const DEAD_PROXY = 'http://127.0.0.1:9';

/** For every page of the program; no page has more than this. */
export const SAFE_PREFERENCES: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
};

/** Before `ready`: the OS sandbox for all, our scheme, and no way out for Chromium's own requests. */
export const hardenProcess = (): void => {
  app.enableSandbox();
  app.commandLine.appendSwitch('proxy-server', DEAD_PROXY);
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
};

/** Before the session's first window. */
export const hardenSession = async (session: Session): Promise<void> => {
  session.setPermissionRequestHandler((_contents, _permission, reply) => reply(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, reply) => reply({ cancel: !isAllowed(url) }));
  await session.setProxy({ proxyRules: DEAD_PROXY, proxyBypassRules: '<-loopback>' });
};

/** For every page that is ever made, whoever makes it. */
export const hardenContents = (contents: WebContents, labels: () => DesktopLabels): void => {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.setWindowOpenHandler(({ url }) => {
    void offerExternally(url, labels());
    return { action: 'deny' };
  });
};

const isAllowed = (url: string): boolean => /^(offprint|blob|data|devtools):/.test(url);

/** The host is shown as it is resolved (punycode), and only after a yes the system's browser gets the address. */
const offerExternally = async (address: string, labels: DesktopLabels): Promise<void> => {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: labels.openLink,
    detail: `${url.host || url.pathname}\n\n${url.href.slice(0, 500)}`,
    buttons: [labels.openLinkYes, labels.cancel],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(url.href);
};
