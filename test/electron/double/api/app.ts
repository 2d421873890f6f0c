import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readEnvironment } from '../environment.ts';
import { stopChromium } from '../engine/runtime.ts';
import { demandNotReady, lifecycle } from '../lifecycle.ts';
import { coveringEmitter } from '../uncovered.ts';
import { isPrevented } from '../preventable.ts';
import { commandLine } from './command-line.ts';
import { requestSingleInstance } from './single-instance.ts';

interface Manifest {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
}

const environment = readEnvironment();
const manifest = JSON.parse(readFileSync(path.join(environment.appDir, 'package.json'), 'utf8')) as Manifest;

class App extends coveringEmitter('app', {
  emitted: [
    'ready',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit',
    'web-contents-created',
    'browser-window-created',
    'second-instance',
    'child-process-gone',
    // Left to tests to emit: the system behind them is not there.
    'activate',
    'open-file',
  ],
  never: ['certificate-error', 'select-client-certificate', 'login', 'open-url', 'render-process-gone'],
}) {
  readonly isPackaged = environment.resourcesPath !== null;
  readonly commandLine = commandLine;
  readonly recentDocuments: string[] = [];
  /** Set by the window model, which needs `app` itself. */
  closeWindows: () => boolean = () => true;
  sandboxEnabled = false;
  readonly #name = manifest.productName ?? manifest.name;
  readonly #paths = new Map<string, string>([
    ['home', os.homedir()],
    ['appData', path.join(os.homedir(), '.config')],
    ['userData', path.join(os.homedir(), '.config', manifest.productName ?? manifest.name)],
    ['temp', os.tmpdir()],
    ['downloads', path.join(os.homedir(), 'Downloads')],
    ['documents', path.join(os.homedir(), 'Documents')],
    ['logs', path.join(os.homedir(), '.config', manifest.productName ?? manifest.name, 'logs')],
    ['exe', process.execPath],
  ]);

  enableSandbox(): void {
    demandNotReady('app.enableSandbox()');
    this.sandboxEnabled = true;
  }

  async whenReady(): Promise<void> {
    await lifecycle.whenReady;
  }

  isReady(): boolean {
    return lifecycle.ready;
  }

  getName(): string {
    return this.#name;
  }

  getVersion(): string {
    return manifest.version;
  }

  getAppPath(): string {
    return environment.appDir;
  }

  getLocale(): string {
    return commandLine.getSwitchValue('lang') || 'en-GB';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  getPath(name: string): string {
    const known = this.#paths.get(name);
    if (known === undefined) throw new Error(`Failed to get '${name}' path`);
    return known;
  }

  setPath(name: string, value: string): void {
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    this.#paths.set(name, value);
  }

  requestSingleInstanceLock(): boolean {
    return requestSingleInstance(this.getPath('userData'), (argv, workingDirectory) => {
      this.emit('second-instance', {}, argv, workingDirectory, null);
    });
  }

  setAppUserModelId(): void {
    // Windows only.
  }

  addRecentDocument(file: string): void {
    this.recentDocuments.push(file);
  }

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0;
  }

  setAboutPanelOptions(): void {
    // Drawn by the system.
  }

  showAboutPanel(): void {
    // Drawn by the system.
  }

  quit(): void {
    if (lifecycle.quitting) return;
    if (isPrevented((event) => this.emit('before-quit', event)) || !this.closeWindows()) return;
    if (isPrevented((event) => this.emit('will-quit', event))) return;
    this.exit(0);
  }

  exit(code = 0): void {
    lifecycle.quitting = true;
    this.emit('quit', {}, code);
    stopChromium();
    process.exit(code);
  }
}

export const app = new App();
