// The `electron` module of the main process, as the double provides it. Never shipped.
import { app } from './api/app.ts';
import { BrowserWindow, webContents } from './api/browser-window.ts';
import { dialog } from './api/dialog.ts';
import { ipcMain } from './api/ipc-main.ts';
import { guardedMenu as Menu, MenuItem } from './api/menu.ts';
import { protocol, session } from './api/session.ts';
import { shell } from './api/shell.ts';
import { nativeTheme, safeStorage, screen } from './api/system.ts';
import { utilityProcess } from './api/utility-process.ts';
import { covering } from './uncovered.ts';

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};

const electron: Readonly<Record<string, unknown>> = covering('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
});
export default electron;
