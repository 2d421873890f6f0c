/** A fault somebody could plausibly make, and how the double or the probe must report it. */
export interface Fault {
  readonly name: string;
  readonly file: 'main/main.js' | 'preload/preload.cjs';
  readonly find: RegExp;
  readonly replace: string;
  readonly caughtBy: RegExp;
}

const main = (name: string, find: RegExp, replace: string, caughtBy: RegExp): Fault => ({
  name,
  file: 'main/main.js',
  find,
  replace,
  caughtBy,
});
const preload = (name: string, find: RegExp, replace: string, caughtBy: RegExp): Fault => ({
  name,
  file: 'preload/preload.cjs',
  find,
  replace,
  caughtBy,
});

const noBridge = /the page has no bridge/;
const preference = (name: string, value: string): Fault =>
  main(
    `${name}: ${value}`,
    new RegExp(`(SAFE_PREFERENCES = \\{[^}]*${name}: )\\w+`),
    `$1${value}`,
    /unsafe webPreferences/,
  );

export const FAULTS: readonly Fault[] = [
  preload('the preload requires fs', /^"use strict";/, '"use strict";\nvar fs = require("fs");', noBridge),
  preload('the preload is an ES module', /^"use strict";/, 'import fs from "fs";', noBridge),
  preload('the channel has another name', /"offprint:call"/, '"offprint:cal"', /No handler registered/),
  preload(
    'the preload hands out ipcRenderer',
    /var bridge = \{/,
    'var bridge = { ipc: import_electron.ipcRenderer,',
    /ipc/,
  ),
  preload(
    'the preload uses an uncovered module',
    /^"use strict";/,
    '"use strict";\nrequire("electron").clipboard;',
    noBridge,
  ),
  preference('nodeIntegration', 'true'),
  preference('sandbox', 'false'),
  preference('contextIsolation', 'false'),
  preference('webSecurity', 'false'),
  preference('webviewTag', 'true'),
  main(
    'the scheme is not registered',
    /protocol\d*\.registerSchemesAsPrivileged\(/,
    '(() => {})(',
    /not registered as privileged/,
  ),
  main(
    'the scheme is registered after ready',
    /(protocol\d*\.registerSchemesAsPrivileged\(\[[^\]]*\]\));/,
    'app2.whenReady().then(() => $1);',
    /should be called before app is ready|not registered as privileged/,
  ),
  main(
    'the scheme passes every policy by',
    /standard: true, secure: true/,
    '$&, bypassCSP: true',
    /does not cover the scheme privilege bypassCSP/,
  ),
  main('the window has no policy', /"content-security-policy": APP_CSP, /, '', /evaluated/),
  main(
    'a policy with unsafe-eval',
    /"script-src 'self'"/,
    "\"script-src 'self' 'unsafe-eval'\"",
    /evaluated/,
  ),
  main(
    'navigation is not stopped',
    /(contents\d*\.on\("will-(?:frame-)?navigate", )/g,
    '$1() => {}); void (',
    /navigation is not stopped/,
  ),
  main(
    'new windows are allowed',
    /action: "deny"/,
    'action: "allow"',
    /does not cover windows opened by a page/,
  ),
  main('addresses leave without a question', /if \(response === 0\) await/, 'await', /open/),
  main(
    'permissions are granted',
    /setPermissionCheckHandler\(\(\) => false\)/,
    'setPermissionCheckHandler(() => true)',
    /granted/,
  ),
  main(
    'the spell-checker may fetch its dictionaries',
    /\.setSpellCheckerEnabled\(false\)/,
    '.setSpellCheckerEnabled(true)',
    /true/,
  ),
  main('no dead proxy', /await session\d*\.setProxy\([^)]*\);/, '', /127/),
  main(
    'names are resolved',
    /app\d*\.commandLine\.appendSwitch\("host-resolver-rules"[^)]*\);/,
    '',
    /names are resolved/,
  ),
  main('frames may call', /senderFrame\?\.parent === null && /, '', /forbidden/),
  main('a page has the shell’s access', /(String\(method\), input\d*, )"page"/, '$1"shell"', /forbidden/),
  main(
    'a result cannot be cloned',
    /"library\.info"\(\) \{/,
    '"library.info"() { return { evil: () => 1 };',
    /could not be cloned|internal|bad/,
  ),
  main(
    'an uncovered member is used',
    /app\d*\.enableSandbox\(\);/,
    '$& app.setUserTasks([]);',
    /does not cover app\.setUserTasks/,
  ),
  main(
    'an uncovered event is awaited',
    /app\d*\.on\("activate"/,
    'app.on("gpu-info-update"',
    /does not cover the event/,
  ),
  main(
    'a window before ready',
    /^hardenProcess\(\);/m,
    'hardenProcess(); createWindow({ read: () => ({ window: null }) });',
    /before app is ready/,
  ),
  main(
    'ready is awaited at the top level',
    /^hardenProcess\(\);/m,
    'hardenProcess(); await import("electron").then(({ app }) => app.whenReady());',
    /the main module still runs/,
  ),
  main(
    'a part of a file is answered with the whole',
    /parseRange\(\w+\.headers\.get\("range"\)/,
    'parseRange(null',
    /206/,
  ),
  main(
    'the index process is not where it is looked for',
    /"\.\/index-process\.ts"/,
    '"./index-proces.ts"',
    /index|Timeout/,
  ),
  main('the menu is never set', /Menu\d*\.setApplicationMenu\(/, '(() => {})(', /no entry/),
  main('a key nobody can press', /"CmdOrCtrl" : /, '"CmdOrCtl" : ', /Invalid accelerator/),
];
