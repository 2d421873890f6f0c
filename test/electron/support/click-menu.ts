import type { ElectronApplication } from '@playwright/test';

/** Chooses an entry of the application menu by its id. */
export const clickMenu = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`no menu entry ${wanted}`);
    (item.click as () => void)();
  }, id);

export interface SeenEntry {
  readonly id: string;
  readonly label: string;
  readonly accelerator: string | null;
}

/** Every entry with an id, wherever it stands. */
export const menuEntries = (app: ElectronApplication): Promise<SeenEntry[]> =>
  app.evaluate(({ Menu }) => {
    const all: SeenEntry[] = [];
    const walk = (items: readonly Electron.MenuItem[]): void => {
      for (const item of items) {
        if (item.id)
          all.push({ id: item.id, label: item.label, accelerator: item.accelerator?.toString() ?? null });
        if (item.submenu) walk(item.submenu.items);
      }
    };
    walk(Menu.getApplicationMenu()?.items ?? []);
    return all;
  });
