#!/usr/bin/env node
// Stands where the Electron binary would: takes its arguments, finds the application (a folder, a script or
// an app.asar) and replaces itself by Node running the application's main module over the double.
import { mkdtempSync, readFileSync, existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const given = process.argv.slice(2);
/** Electron's and Chromium's own; everything else belongs to the application. */
const isSwitch = (argument) => /^--(no-sandbox|inspect|remote-debugging-port)(=|$)/.test(argument);
const valueOf = (name) => given.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1);

const rest = given.filter((argument) => !isSwitch(argument));
const packagedApp = process.env.OFFPRINT_PACKAGED_APP;
let target = packagedApp ?? path.resolve(rest.shift() ?? '.');
let resourcesPath = null;
if (target.endsWith('.asar')) {
  const { extractAll } = await import('@electron/asar');
  resourcesPath = path.dirname(target);
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-asar-'));
  extractAll(target, folder);
  target = folder;
}
const isFolder = statSync(target).isDirectory();
let appDir = isFolder ? target : path.dirname(target);
while (!existsSync(path.join(appDir, 'package.json'))) appDir = path.dirname(appDir);
const main = isFolder
  ? path.join(target, JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8')).main)
  : target;

const environment = {
  browser: process.env.OFFPRINT_BROWSER ?? '/usr/bin/chromium',
  appDir,
  main,
  resourcesPath,
  logFile: process.env.OFFPRINT_DOUBLE_LOG ?? null,
  debuggingPort: valueOf('--remote-debugging-port') ?? '0',
  headful: process.env.OFFPRINT_HEADFUL === '1',
  // Unpackaged, Electron keeps the application's path as the first argument.
  arguments: packagedApp ? rest : [target, ...rest],
};
const inspect = given.find((argument) => argument.startsWith('--inspect'));
const nodeArguments = [
  ...(inspect ? [inspect] : []),
  '--disable-warning=ExperimentalWarning',
  fileURLToPath(new URL('./boot.ts', import.meta.url)),
];
process.execve(process.execPath, [process.execPath, ...nodeArguments], {
  ...process.env,
  OFFPRINT_ELECTRON_DOUBLE: JSON.stringify(environment),
});
