import type { DesktopMenu } from '../core/ports/desktop.ts';
import type { DesktopLabels } from './desktop-labels.ts';

/** An entry as Electron's menus take them. */
export interface MenuEntry {
  readonly id?: string;
  readonly label?: string;
  readonly type?: 'separator';
  readonly role?: Role;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: MenuEntry[];
}
type Role = 'quit' | 'about' | 'close' | 'minimize' | 'togglefullscreen' | (typeof EDITING)[number];
type Item = MenuEntry;
type Command = DesktopMenu['commands'][number];

export interface MenuActions {
  /** A command of the window. */
  readonly run: (command: string) => void;
  readonly chooseLibrary: () => void;
  readonly openLibrary: (folder: string) => void;
  readonly revealLibrary: () => void;
}

export interface MenuContent {
  readonly labels: DesktopLabels;
  /** Empty until the window has named its commands. */
  readonly commands: readonly Command[];
  readonly libraries: readonly string[];
  readonly isMac: boolean;
}

const SEPARATOR: Item = { type: 'separator' };
const EDITING = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;

/** Every command of the window with its key, and what only the program itself can do. */
export const composeMenu = (content: MenuContent, actions: MenuActions): MenuEntry[] => {
  const { labels, commands, libraries, isMac } = content;
  const items = (wanted: (command: Command) => boolean): Item[] =>
    commands.filter(wanted).map((command) => commandItem(command, isMac, actions));
  const isFile = ({ id }: Command): boolean => id.startsWith('import.') || id.startsWith('export.');
  const group = (name: Command['group']): Item[] => items((each) => each.group === name && !isFile(each));
  const quit: Item = { role: 'quit', label: labels.quit };
  const about: Item = { role: 'about', label: labels.about };
  const file: Item[] = [
    ...items(isFile),
    SEPARATOR,
    { id: 'library.choose', label: labels.chooseLibrary, click: actions.chooseLibrary },
    { id: 'library.recent', label: labels.recentLibraries, submenu: recent(libraries, actions) },
    { id: 'library.reveal', label: labels.revealLibrary, click: actions.revealLibrary },
    SEPARATOR,
    { role: 'close', label: labels.close },
    ...(isMac ? [] : [about, quit]),
  ];
  const windowItems: Item[] = [
    { role: 'minimize', label: labels.minimize },
    { role: 'togglefullscreen', label: labels.fullScreen },
  ];
  return [
    ...(isMac ? [{ label: 'Offprint', submenu: [about, SEPARATOR, quit] }] : []),
    { label: labels.file, submenu: file },
    { label: labels.edit, submenu: [...editing(labels), SEPARATOR, ...group('general')] },
    { label: labels.library, submenu: group('library') },
    { label: labels.reading, submenu: group('reading') },
    { label: labels.marking, submenu: group('marking') },
    { label: labels.window, submenu: windowItems },
  ];
};

const editing = (labels: DesktopLabels): Item[] =>
  EDITING.map((role) => ({
    role,
    label: labels[role],
  }));

const recent = (libraries: readonly string[], actions: MenuActions): Item[] =>
  libraries.map((folder) => ({ label: folder, click: () => actions.openLibrary(folder) }));

/**
 * Only keys with a modifier are given to the system: a plain letter would be taken away from whoever is typing.
 * `mod+z` belongs to the editing role. The others stand in the label.
 */
const commandItem = ({ id, label, keys }: Command, isMac: boolean, actions: MenuActions): Item => {
  const key = keys.find((each) => each.startsWith('mod+') && each !== 'mod+z');
  const plain = keys[0];
  return {
    id,
    label: key || !plain ? label : `${label}  (${readable(plain, isMac)})`,
    ...(key && { accelerator: accelerator(key) }),
    click: () => actions.run(id),
  };
};

const capitalized = (part: string): string => part.charAt(0).toUpperCase() + part.slice(1);
const accelerator = (key: string): string =>
  key
    .split('+')
    .map((part) => (part === 'mod' ? 'CmdOrCtrl' : capitalized(part)))
    .join('+');
const readable = (key: string, isMac: boolean): string =>
  key === '+'
    ? key
    : key
        .replace('mod+', isMac ? '⌘' : 'Ctrl+')
        .split('+')
        .map(capitalized)
        .join('+');
