import type { MenuItemConstructorOptions } from 'electron';
import { covering, demandCoveredKeys, notCovered } from '../uncovered.ts';
import { demandAccelerator } from './accelerator.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';

const covered = [
  'id',
  'label',
  'role',
  'type',
  'accelerator',
  'click',
  'submenu',
  'enabled',
  'visible',
  'checked',
];
const roles: Readonly<Record<string, string>> = {
  about: 'About',
  services: 'Services',
  hide: 'Hide',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteAndMatchStyle: 'Paste and Match Style',
  delete: 'Delete',
  selectAll: 'Select All',
  minimize: 'Minimize',
  zoom: 'Zoom',
  close: 'Close Window',
  front: 'Bring All to Front',
  togglefullscreen: 'Toggle Full Screen',
  reload: 'Reload',
  toggleDevTools: 'Toggle Developer Tools',
  resetZoom: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  appMenu: 'Application',
  fileMenu: 'File',
  editMenu: 'Edit',
  viewMenu: 'View',
  windowMenu: 'Window',
  window: 'Window',
  help: 'Help',
  recentDocuments: 'Open Recent',
  clearRecentDocuments: 'Clear',
};

const demandReadable = (options: MenuItemConstructorOptions): void => {
  demandCoveredKeys('MenuItem option', options, covered);
  if (options.role !== undefined && !(options.role in roles))
    throw notCovered(`the menu role ${options.role}`);
  if (options.submenu && !Array.isArray(options.submenu))
    throw notCovered('a submenu that is not a template');
  if (!options.label && !options.role && options.type !== 'separator')
    throw new TypeError('Invalid template for MenuItem: must have label, role or type');
  if (options.accelerator) demandAccelerator(options.accelerator);
};

/** One entry as a model: a test reads it and clicks it. */
export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  visible: boolean;
  enabled: boolean;
  checked: boolean;
  readonly #click: MenuItemConstructorOptions['click'];

  constructor(options: MenuItemConstructorOptions) {
    demandReadable(options);
    const { submenu } = options;
    this.role = options.role;
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.id = options.id ?? '';
    this.label = options.label ?? roles[options.role ?? ''] ?? '';
    this.accelerator = options.accelerator;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined;
    this.visible = options.visible ?? true;
    this.enabled = options.enabled ?? true;
    this.checked = options.checked ?? false;
    this.#click = options.click;
  }

  click(): void {
    if (!this.enabled) return;
    const window = BrowserWindow.getFocusedWindow();
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.role === 'quit') app.quit();
    else if (this.role === 'close') window?.close();
    else if (this.role !== undefined) throw notCovered(`clicking the menu role ${this.role}`);
    // The model's own types stand in for Electron's.
    this.#click?.(this as never, window as never, {});
  }
}

export class Menu {
  readonly items: MenuItem[] = [];
  static #applicationMenu: Menu | null = null;

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    menu.items.push(...template.map((item) => (item instanceof MenuItem ? item : new MenuItem(item))));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  popup(): void {
    throw notCovered('Menu.popup');
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

export const guardedMenu = covering('Menu', Menu);
