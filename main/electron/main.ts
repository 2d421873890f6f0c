import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import { readStartArguments } from '../shell/start-arguments.ts';
import { DesktopProgram } from './desktop-program.ts';
import { hardenContents, hardenProcess } from './hardening.ts';
import { runSelfCheck } from './self-check.ts';

const startArguments = (argv: readonly string[], cwd: string) =>
  readStartArguments(argv, { isPackaged: app.isPackaged, cwd });

hardenProcess();
const first = startArguments(process.argv, process.cwd());
const profile =
  first.selfCheck === null ? first.profile : mkdtempSync(path.join(tmpdir(), 'offprint-check-'));
if (profile !== null) app.setPath('userData', profile);

if (!app.requestSingleInstanceLock()) app.quit();
else run();

function run(): void {
  const early: string[] = [];
  let program: DesktopProgram | null = null;
  const importPaths = (paths: readonly string[]): void => {
    if (program) void program.importPaths(paths);
    else early.push(...paths);
  };
  app.on('second-instance', (_event, argv, cwd) => {
    importPaths(startArguments(argv, cwd).files);
    void program?.showWindow();
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    importPaths([file]);
  });
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents, () => (program ??= new DesktopProgram()).labels);
  });
  process.on('unhandledRejection', (error) => {
    dialog.showErrorBox('Offprint', error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (!program?.window) app.exit(1);
  });
  app.on('activate', () => void program?.showWindow());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (!program?.opened) return;
    event.preventDefault();
    void program.close().finally(() => app.quit());
  });
  void app.whenReady().then(async () => {
    program ??= new DesktopProgram();
    if (first.selfCheck !== null) return runSelfCheck(program, first, profile ?? '');
    await program.start({ ...first, files: [...first.files, ...early] });
  });
}
