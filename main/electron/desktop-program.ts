import path from 'node:path';
import { app, Menu, session, shell, type BrowserWindow } from 'electron';
import type { ImportProgress } from '../../preload/contract/imports.ts';
import { createSqliteIndex } from '../adapters/sqlite-index/create-sqlite-index.ts';
import { articleFolder } from '../adapters/storage/library-paths.ts';
import type { Desktop, DesktopMenu } from '../core/ports/desktop.ts';
import { composeMenu } from '../shell/compose-menu.ts';
import { DESKTOP_LABELS, systemLocale, type DesktopLabels } from '../shell/desktop-labels.ts';
import { createDesktopStateFile } from '../shell/desktop-state.ts';
import { openLibraryAsking, type LibraryWish } from '../shell/open-library-asking.ts';
import { openNodeApp, type OpenedApp } from '../shell/open-node-app.ts';
import type { StartArguments } from '../shell/start-arguments.ts';
import { windowFolder } from '../shell/window-folder.ts';
import { choose, chooseImports, chooseLibraryFolder, explain, saveAs } from './dialogs.ts';
import { createElectronPdfPrinter } from './electron-pdf-printer.ts';
import { hardenSession } from './hardening.ts';
import { bindIpc } from './ipc-binding.ts';
import { bindProtocol } from './protocol-binding.ts';
import { HOME } from './scheme.ts';
import { spawnUtilityIndex } from './utility-index.ts';
import { createWindow } from './window.ts';

const CAPABILITIES = {
  shell: 'electron',
  nativeDialogs: true,
  revealInFolder: true,
  printsPdf: true,
} as const;

/** Commands of the window that begin with a choice of files. */
const CHOICES: Readonly<Record<string, { readonly what: 'files' | 'folder'; readonly dryRun: boolean }>> = {
  'import.open': { what: 'files', dryRun: false },
  'import.openFolder': { what: 'folder', dryRun: false },
  'import.check': { what: 'files', dryRun: true },
  'import.checkFolder': { what: 'folder', dryRun: true },
};

/** The running program: one library, one window, and what the system asks of them. */
export class DesktopProgram {
  readonly #state = createDesktopStateFile(app.getPath('userData'));
  #opened: OpenedApp | null = null;
  #window: BrowserWindow | null = null;
  #menu: DesktopMenu = { locale: systemLocale(app.getPreferredSystemLanguages()), commands: [] };
  /** Files that came before a library was open. */
  #waiting: string[] = [];

  get labels(): DesktopLabels {
    return DESKTOP_LABELS[this.#menu.locale];
  }

  get opened(): OpenedApp | null {
    return this.#opened;
  }

  get window(): BrowserWindow | null {
    return this.#window;
  }

  async start({ library, files }: StartArguments): Promise<void> {
    await hardenSession(session.defaultSession);
    bindProtocol(session.defaultSession.protocol, () => this.#opened?.app.handleFetch ?? null);
    bindIpc({
      window: () => this.#window?.webContents ?? null,
      dispatch: () => this.#opened?.app.dispatch ?? null,
    });
    this.#showMenu();
    const [last] = this.#state.read().libraries;
    await this.#open(
      last && !library
        ? { folder: last, mayCreate: false }
        : { folder: library ?? path.join(app.getPath('documents'), 'Offprint Library'), mayCreate: true },
    );
    await this.importPaths(files);
  }

  async showWindow(): Promise<void> {
    if (this.#window) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.focus();
    } else if (this.#opened) {
      const window = createWindow(this.#state);
      this.#window = window;
      window.on('closed', () => {
        this.#window = null;
      });
      await window.loadURL(HOME);
    }
  }

  /** Files from the menu, the command line or the system. */
  async importPaths(paths: readonly string[]): Promise<void> {
    this.#waiting.push(...paths);
    if (this.#opened) await this.#import(this.#opened, this.#waiting.splice(0), false);
  }

  /**
   * As the window imports what is chosen or dropped there: where the library is set to ask, nothing is fetched, and the
   * window asks when it is known which hosts. A dry run is shown in the window at once.
   */
  async #import({ app: { dispatch, events } }: OpenedApp, paths: string[], dryRun: boolean): Promise<void> {
    if (paths.length === 0) return;
    const settings = await dispatch('settings.get', {}, 'shell');
    const fetch = settings.ok && settings.value.network === 'fetch';
    const result = await dispatch('imports.startPaths', { paths, options: { fetch, dryRun } }, 'shell');
    if (!result.ok) await explain(this.labels.importFailed, result.error.message);
    else if (dryRun) events.emit('shell.report', result.value);
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    await opened?.close();
  }

  async #open(wish: LibraryWish): Promise<void> {
    const open = (library: string): Promise<OpenedApp> =>
      openNodeApp({
        library,
        capabilities: CAPABILITIES,
        windowFolder: windowFolder(),
        printer: createElectronPdfPrinter(),
        openIndex: (file) => createSqliteIndex({ file, spawn: spawnUtilityIndex }),
        desktop: this.#desktop,
      });
    const opened = await openLibraryAsking(wish, open, {
      labels: this.labels,
      choose,
      chooseFolder: chooseLibraryFolder,
    });
    if (!opened) {
      app.quit();
      return;
    }
    this.#opened = opened;
    this.#state.rememberLibrary(opened.root);
    this.#showMenu();
    opened.app.events.subscribe((event, payload) => {
      this.#window?.webContents.send('offprint:event', event, payload);
      if (event === 'import.progress') this.#showProgress(payload as ImportProgress);
    });
    if (this.#window) await this.#window.loadURL(HOME);
    else await this.showWindow();
  }

  async #changeLibrary(wish: LibraryWish): Promise<void> {
    if (wish.folder === this.#opened?.root) return;
    await this.close();
    await this.#open(wish);
  }

  /** On the taskbar or in the dock; nothing to see when no file is being read. */
  #showProgress({ state, done, total }: ImportProgress): void {
    const isRunning = state === 'running' || state === 'paused';
    this.#window?.setProgressBar(isRunning && total > 0 ? done / total : -1);
  }

  #showMenu(): void {
    const { commands } = this.#menu;
    const { libraries } = this.#state.read();
    const entries = composeMenu(
      { labels: this.labels, commands, libraries, isMac: process.platform === 'darwin' },
      {
        run: (command) => void this.#run(command),
        chooseLibrary: () => void this.#desktop.chooseLibrary(),
        openLibrary: (folder) => void this.#changeLibrary({ folder, mayCreate: false }),
        revealLibrary: () => this.#desktop.reveal(null),
      },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(entries));
  }

  /** A file dialog needs a user's action in the page, which a menu is not: these are asked from here. */
  async #run(command: string): Promise<void> {
    const choice = CHOICES[command];
    const chosen = choice && (await chooseImports(choice.what));
    if (!this.#opened) return;
    if (choice && chosen) await this.#import(this.#opened, chosen, choice.dryRun);
    else this.#opened.app.events.emit('shell.command', { command });
  }

  readonly #desktop: Desktop = {
    showMenu: (menu) => {
      this.#menu = menu;
      this.#showMenu();
    },
    save: (fileName, chunks) => saveAs(fileName, chunks, this.labels),
    reveal: (id) => {
      const root = this.#opened?.root;
      if (root) shell.showItemInFolder(id === null ? root : path.join(root, articleFolder(id)));
    },
    chooseLibrary: async () => {
      const folder = await chooseLibraryFolder();
      // After the answer has left: closing the library ends the call that asked.
      if (folder !== null) setImmediate(() => void this.#changeLibrary({ folder, mayCreate: true }));
      return folder !== null;
    },
  };
}
